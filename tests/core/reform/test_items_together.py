"""What was split from or merged into an item is looked at with it, however long the chain."""

from tongban.core.reform.comparing import around

SUCCESSION = {"a": ("b", "c"), "c": ("d",), "x": ("y",)}


def test_an_item_brings_all_that_it_came_from_and_became():
    items, near = around(["d"], SUCCESSION)

    assert items == {"a", "b", "c", "d"}
    assert near == {"a": ("b", "c"), "c": ("d",)}


def test_an_item_that_was_never_reshaped_stands_alone():
    assert around(["z"], SUCCESSION) == ({"z"}, {})
    assert around([], SUCCESSION) == (frozenset(), {})
