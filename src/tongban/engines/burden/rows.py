"""Pairs in compressed rows (压缩行): row `i` has the members from `first[i]` to `first[i + 1]`."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_FEW = 4_096
"""Up to here sorting is cheaper than marking."""


class Rows(NamedTuple):
    """Where each row begins, and all members one after another."""

    first: Integers
    members: Integers

    @classmethod
    def of(cls, lists: Iterable[Sequence[int]]) -> "Rows":
        """Return the rows of some lists."""
        every = list(lists)
        members = np.fromiter(chain.from_iterable(every), np.int32)
        return cls(firsts(np.fromiter(map(len, every), np.int32, len(every))), members)

    @property
    def lengths(self) -> Integers:
        """Return how many members each row has."""
        return np.asarray(self.first[1:] - self.first[:-1], np.int32)

    def owners(self) -> Integers:
        """Return the row of each member."""
        return np.repeat(np.arange(len(self.first) - 1, dtype=np.int32), self.lengths)

    def row(self, place: int) -> Integers:
        """Return the members of one row."""
        return self.members[self.first[place] : self.first[place + 1]]

    def at(self, places: Integers) -> Integers:
        """Return the members of several rows, one after another."""
        return self.members[self.positions(places)]

    def positions(self, places: Integers) -> npt.NDArray[np.intp]:
        """Return where the members of several rows stand."""
        starts = self.first[places]
        lengths = self.first[places + 1] - starts
        ends = lengths.cumsum(dtype=np.intp)
        if not len(ends):
            return ends
        found = np.arange(ends[-1], dtype=np.intp)
        found += (starts - ends + lengths).repeat(lengths)
        return found

    def turned(self, rows: int) -> "Rows":
        """Return the same pairs the other way round: for each of `rows` members, its rows."""
        order = np.argsort(self.members, kind="stable")
        lengths = np.bincount(self.members, minlength=rows)
        return Rows(firsts(lengths), self.owners()[order])

    def summed(self, values: npt.NDArray[Any]) -> Counts:
        """Return, for each row, the sum of a value that each member has."""
        found = np.zeros(len(self.first) - 1, np.int64)
        filled = np.flatnonzero(self.lengths)
        if len(filled):
            found[filled] = np.add.reduceat(values, self.first[filled], dtype=np.int64)
        return found

    def any(self, flags: Flags) -> Flags:
        """Tell, for each row, whether a flag that each member has is set for any."""
        found = np.zeros(len(self.first) - 1, np.bool_)
        filled = np.flatnonzero(self.lengths)
        if len(filled):
            found[filled] = np.logical_or.reduceat(flags, self.first[filled])
        return found

    def greatest(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Return, for each row, the greatest value of its members, or 0 when it has none."""
        found = np.zeros(len(self.first) - 1, values.dtype)
        filled = np.flatnonzero(self.lengths)
        if len(filled):
            found[filled] = np.maximum.reduceat(values, self.first[filled])
        return found


def firsts(lengths: npt.NDArray[Any]) -> Integers:
    """Return where rows of these lengths begin, and where the last one ends."""
    first = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=first[1:])
    return first


def distinct(values: Integers, size: int) -> Integers:
    """Return each value once, in order; all lie below `size`."""
    if len(values) < _FEW:
        ordered = np.sort(values)
        new = np.empty(len(ordered), np.bool_)
        new[:1] = True
        np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
        return ordered[new]
    present = np.zeros(size, np.bool_)
    present[values] = True
    return np.flatnonzero(present).astype(np.int32)


def positions(first: Integers, places: npt.NDArray[Any]) -> npt.NDArray[np.intp]:
    """Return where the members of several rows stand, of rows that begin at `first`."""
    return Rows(first, first).positions(places)


def taken(first: Integers, places: npt.NDArray[Any]) -> Integers:
    """Return where rows begin when only those at some places are kept, one after another."""
    return firsts((first[1:] - first[:-1])[places])
