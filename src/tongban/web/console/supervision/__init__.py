"""Supervision (电子监察): for supervisors of the city, and for whoever answers for a department.

`board` shows how the departments stand now, and `behind` what its numbers count; `listing` the
orders as `order_filters` ask for them, and the file of them; `page` is one order with what can be
done about it, and `acts` does it; `rules` says what is watched, on what basis, and how often it was
met; `setting` how a rule is set by two. `figures` and `mining` are what
many cases amount to and how they went, drawn by `charts`, shares said by `shares`, as of the
extract that `newest` tells.
"""
