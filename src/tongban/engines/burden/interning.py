"""Interning (归并): needs that ask for the same lists, services that are shown the same papers.

Millions of needs fall into some thousands of patterns, because departments ask for the same papers.
What is alike is found by two independent sums of random numbers, 128 bits together, so that equal
sums of different things do not occur; if the first ever did, other numbers would be drawn.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tongban.engines.burden.rows import Integers, Rows, firsts

Marks = npt.NDArray[np.uint64]

_SEED = 808
_SHIFTS = (np.uint64(30), np.uint64(27), np.uint64(31))
_ODD = np.uint64(0x9E3779B97F4A7C15)
_FACTORS = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


class Interned(NamedTuple):
    """Which of the distinct things each is, and one example of each."""

    number: Integers
    example: Integers


def interned(marked: Callable[[np.random.Generator], Marks]) -> Interned:
    """Return what is alike under the marks that `marked` makes of random numbers."""
    random = np.random.default_rng(_SEED)
    while True:
        one, two = marked(random), marked(random)
        _, example, number = np.unique(one, return_index=True, return_inverse=True)
        if np.array_equal(two, two[example][number]):
            return Interned(number.astype(np.int32), example.astype(np.int32))


def patterns(need_lists: Rows, list_documents: Rows, declarable: npt.NDArray[np.bool_]) -> Interned:
    """Return the patterns of needs: the same lists of documents, declarable alike."""

    def marked(random: np.random.Generator) -> Marks:
        of_document = _drawn(random, int(list_documents.members.max(initial=0)) + 1)
        of_list = _mixed(_added(of_document[list_documents.members], list_documents.first))
        of_need = _added(of_list[need_lists.members], need_lists.first)
        return _mixed(of_need + declarable.astype(np.uint64) * _drawn(random, 1))

    return interned(marked)


def sequences(rows: Rows) -> tuple[Interned, Rows]:
    """Return which rows have the same members in the same order, and each such sequence."""
    place = np.arange(len(rows.members)) - np.repeat(rows.first[:-1], rows.lengths)

    def marked(random: np.random.Generator) -> Marks:
        of_member = _drawn(random, int(rows.members.max(initial=0)) + 1)
        of_place = _drawn(random, int(place.max(initial=0)) + 1)
        return _mixed(_added(_mixed(of_member[rows.members] + of_place[place]), rows.first))

    found = interned(marked)
    return found, Rows(firsts(rows.lengths[found.example]), rows.at(found.example))


def _drawn(random: np.random.Generator, count: int) -> Marks:
    return random.integers(0, 2**64, count, dtype=np.uint64)


def _added(marks: Marks, first: Integers) -> Marks:
    """Return the sum of each row, modulo 2⁶⁴."""
    added = np.zeros(len(marks) + 1, np.uint64)
    np.cumsum(marks, out=added[1:])
    return added[first[1:]] - added[first[:-1]]


def _mixed(marks: Marks) -> Marks:
    """Return numbers of which no sum tells the sum of those they come from (splitmix64)."""
    marks = marks + _ODD
    for shift, factor in zip(_SHIFTS, _FACTORS, strict=False):
        marks = (marks ^ (marks >> shift)) * factor
    return marks ^ (marks >> _SHIFTS[-1])
