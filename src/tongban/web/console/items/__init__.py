"""The workshop (事项编制): service items taken apart, edited, reviewed, published and compared.

``places``     addresses of the workshop; ``showing`` its pages; ``told`` words and refusals
``catalogue``  the list of items, standard items, power and responsibility lists
``published``  one published item: its parts in plain words, its versions, two of them compared
``copies``     a working copy: overview, rows, history, comments, undo
``parts``      one small form for each kind of part
``conditions`` the nested form that is the condition tree, tried on people as it is edited
``review``     sending, approving, returning, the day of publication; suspend, cancel, split, join
``inspection`` what stands against the items of a department or of the city
``materials``  the one electronic catalogue, and the same paper under several names
"""
