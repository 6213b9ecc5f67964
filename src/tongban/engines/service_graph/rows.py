"""Many rows at a time (压缩行): relations as arrays, each row from one pointer to the next."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int32]
Pointers = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]


_FEW = 32
_HALF = 32
_LOWER = (1 << _HALF) - 1
"""Edges are sorted as single numbers: the source in the upper half, the target in the lower."""


class Rows(NamedTuple):
    """A relation one way (邻接): the ids in row `i` are `ids[begins[i]:begins[i + 1]]`, ascending.

    Rows count from the first node of the kind that they go out from.
    """

    begins: Pointers
    ids: Ids

    def of(self, row: int) -> Ids:
        """Return one row."""
        return self.ids[self.begins[row] : self.begins[row + 1]]

    def of_all(self, rows: npt.NDArray[Any]) -> Ids:
        """Return several rows, one after the other."""
        begins = self.begins[rows].astype(np.int64)
        return self.ids[ranges(begins, self.begins[rows + 1] - begins)]

    def of_mask(self, mask: Mask) -> Ids:
        """Return the rows that a mask picks, one after the other."""
        return self.of_all(np.flatnonzero(mask))

    def sizes(self) -> npt.NDArray[np.int32]:
        """Return how long each row is."""
        return np.diff(self.begins)


def distinct(numbers: npt.NDArray[Any], count: int) -> Ids:
    """Return the numbers below `count` that occur, ascending: many are marked, few are sorted."""
    if len(numbers) * _FEW < count:
        return once(numbers).astype(np.int32)
    mask = np.zeros(count, dtype=np.bool_)
    mask[numbers] = True
    return np.flatnonzero(mask).astype(np.int32)


def rows_of(sources: npt.NDArray[Any], targets: npt.NDArray[Any], count: int) -> Rows:
    """Return edges as rows by source; `sources` count from 0 up to `count`."""
    edges = np.sort((sources.astype(np.int64) << _HALF) | targets)
    return Rows(begins_of(sources, count), (edges & _LOWER).astype(np.int32))


def once(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return each value once, ascending: sorted, which is quicker here than hashed."""
    ordered = np.sort(values)
    fresh = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    return ordered[fresh]


def begins_of(rows: npt.NDArray[Any], count: int) -> Pointers:
    """Return where each of `count` rows begins, given the row of each entry."""
    begins = np.zeros(count + 1, dtype=np.int32)
    np.cumsum(np.bincount(rows, minlength=count), out=begins[1:])
    return begins


def ranges(begins: npt.NDArray[Any], sizes: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Return begin, begin + 1, … for each pair of a begin and a size, one after the other."""
    total = int(sizes.sum())
    before = np.cumsum(sizes) - sizes
    return np.repeat(begins - before, sizes) + np.arange(total, dtype=np.int64)


def totals(values: npt.NDArray[Any], begins: Pointers) -> Counts:
    """Return the sum of the values of each row."""
    running = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(values, out=running[1:])
    return running[begins[1:]] - running[begins[:-1]]
