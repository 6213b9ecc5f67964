"""The condition builder (条件编辑器): the nested form is the tree.

``places``  parts that have a condition, and how it is written back
``tree``    the tree as nested rows, each with what can be done there
``panel``   the small forms of one node: what is judged, how it is joined, its words and article
``asking``  one comparison: which element, how it is judged, against what
``acts``    what each button does to the tree
``trial``   how the condition divides the example population, and why, for a few people
``builder`` the page
"""
