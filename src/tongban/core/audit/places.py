"""Places in a tree (树中位置): which complete subtrees a root or a proof is made of.

RFC 6962 §2.1 splits a tree of n leaves at the largest power of two below n. So every hash that a
proof names is the hash of a complete subtree, or of a few side by side at the right edge; complete
subtrees never change, and are all that has to be kept.
"""

from typing import NamedTuple, TypeAlias


class Place(NamedTuple):
    """The complete subtree over leaves `number << level` up to `(number + 1) << level`."""

    level: int
    number: int


Range: TypeAlias = tuple[Place, ...]
"""Complete subtrees side by side, the tallest first; one hash stands for them together."""


def peaks(first: int, last: int) -> Range:
    """Return the complete subtrees over leaves `first` up to `last`, where a split left them."""
    found = []
    while first < last:
        level = (last - first).bit_length() - 1
        found.append(Place(level, first >> level))
        first += 1 << level
    return tuple(found)


def inclusion(index: int, size: int) -> tuple[Range, ...]:
    """Return what stands beside the way from a leaf up to the root, from below (§2.1.1)."""
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    first, last = 0, size
    beside = []
    while last - first > 1:
        middle = first + _split(last - first)
        if index < middle:
            beside.append(peaks(middle, last))
            last = middle
        else:
            beside.append(peaks(first, middle))
            first = middle
    return tuple(reversed(beside))


def consistency(old: int, size: int) -> tuple[Range, ...]:
    """Return what shows that a tree of `old` leaves is the beginning of one of `size` (§2.1.2)."""
    if not 0 <= old <= size:
        raise ValueError(f"a tree of {old} leaves is no beginning of one of {size}")
    if old == 0:
        return ()
    first, last = 0, size
    beside = []
    while old != last:
        middle = first + _split(last - first)
        if old <= middle:
            beside.append(peaks(middle, last))
            last = middle
        else:
            beside.append(peaks(first, middle))
            first = middle
    if first:
        beside.append(peaks(first, last))
    return tuple(reversed(beside))


def _split(size: int) -> int:
    """Return the largest power of two below `size`, which is at least 2."""
    return 1 << (size - 1).bit_length() - 1
