"""Base libraries in the console (基础库): what there is, one entity, pairs for people to decide.

`listing` shows every library with its counts to all who keep the catalogue; people are shown to
stewards of the department that keeps the library alone: `entity_page` with the source of each
field, `queue` and `pair_page` with two records side by side; `entity_acts` and `pair_acts` do it.
"""
