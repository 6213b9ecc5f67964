"""The problem in arrays (取舍问题): papers as sets of interfaces, equal ones added together.

A paper with several lists is a choice, which no cut can make. Pinned to its cheapest list it is
worth no more than it is; asking only for what all its lists have in common it is worth no less. So
`pinned` leads to choices, and `relaxed` to a bound on every choice.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tongban.core.graph.demand.problem import DataDemand

Integers = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Pairs(NamedTuple):
    """Pairs in compressed rows: the members of row `i` lie from `first[i]` to `first[i + 1]`."""

    first: Integers
    members: Integers

    @property
    def lengths(self) -> Integers:
        """Return how many members each row has."""
        return np.asarray(np.diff(self.first), np.int32)

    def row(self, place: int) -> Integers:
        """Return the members of one row."""
        return self.members[self.first[place] : self.first[place + 1]]

    def owners(self) -> Integers:
        """Return the row of each member."""
        return np.repeat(np.arange(len(self.first) - 1, dtype=np.int32), self.lengths)

    def turned(self, rows: int) -> "Pairs":
        """Return the same pairs the other way round."""
        order = np.argsort(self.members, kind="stable")
        lengths = np.bincount(self.members, minlength=rows)
        return Pairs(firsts(lengths), self.owners()[order])

    def summed(self, values: npt.NDArray[np.generic]) -> Counts:
        """Return, for each row, the sum of a value that each member has."""
        added = np.zeros(len(values) + 1, np.int64)
        np.cumsum(values, out=added[1:])
        return np.asarray(added[self.first[1:]] - added[self.first[:-1]], np.int64)


def firsts(lengths: npt.NDArray[np.integer]) -> Integers:
    """Return where rows of these lengths begin, and where the last one ends."""
    first = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=first[1:])
    return first


class Papers:
    """Sets of interfaces, each with the submissions that disappear when all of it serves."""

    def __init__(self, sets: Pairs, weights: Counts, costs: Counts) -> None:
        self.sets = sets
        self.weights = weights
        self.costs = costs

    @cached_property
    def using(self) -> Pairs:
        """Return the sets that each interface is in."""
        return self.sets.turned(len(self.costs))

    def value(self, chosen: Flags) -> int:
        """Return how many submissions disappear when some interfaces serve."""
        missing = self.sets.summed(~chosen[self.sets.members])
        return int(self.weights[missing == 0].sum())

    def between(self, low: Flags, high: Flags) -> tuple["Papers", npt.NDArray[np.intp]]:
        """Return the problem left when `low` serves and nothing outside `high` may."""
        inside = np.flatnonzero(high & ~low)
        number = np.full(len(self.costs), -1, np.int32)
        number[inside] = np.arange(len(inside), dtype=np.int32)
        wanted = ~low[self.sets.members]
        reachable = self.sets.summed(~high[self.sets.members]) == 0
        lengths = self.sets.summed(wanted)
        kept = reachable & (lengths > 0)
        members = number[self.sets.members[wanted & kept[self.sets.owners()]]]
        rest = Pairs(firsts(lengths[kept]), members)
        return Papers(rest, self.weights[kept], self.costs[inside]), inside


class Problem:
    """A data demand with its interfaces numbered; what is granted is taken for given."""

    def __init__(self, demand: DataDemand) -> None:
        self.codes = demand.open()
        self._number = {code: place for place, code in enumerate(self.codes)}
        self.costs = np.asarray([demand.interfaces[one].cost for one in self.codes], np.int64)
        granted = demand.granted()
        self.wanted: list[tuple[list[frozenset[int]], int]] = []
        for one in demand.wanted:
            rest = [listed - granted for listed in one.alternatives]
            open_lists = [self._numbers(each) for each in rest if each <= self._number.keys()]
            if open_lists and all(rest):
                self.wanted.append((open_lists, one.submissions))

    @property
    def is_choice(self) -> bool:
        """Tell whether some paper can be spared in several ways."""
        return any(len(lists) > 1 for lists, _ in self.wanted)

    def pinned(self) -> Papers:
        """Return the papers, each held to its cheapest list."""
        return self._papers(lambda lists: min(lists, key=self._price))

    def relaxed(self) -> Papers:
        """Return the papers, each asking only for what all its lists have in common."""
        return self._papers(lambda lists: frozenset.intersection(*lists))

    def value(self, chosen: Iterable[int]) -> int:
        """Return how many submissions really disappear, whichever list is served."""
        serving = frozenset(chosen)
        return sum(
            weight for lists, weight in self.wanted if any(listed <= serving for listed in lists)
        )

    def _numbers(self, codes: frozenset[str]) -> frozenset[int]:
        return frozenset(self._number[code] for code in codes)

    def _price(self, listed: frozenset[int]) -> tuple[int, list[int]]:
        return sum(int(self.costs[one]) for one in listed), sorted(listed)

    def _papers(self, reduced: Callable[[list[frozenset[int]]], frozenset[int]]) -> Papers:
        together: defaultdict[frozenset[int], int] = defaultdict(int)
        for lists, weight in self.wanted:
            together[lists[0] if len(lists) == 1 else reduced(lists)] += weight
        lengths = np.fromiter(map(len, together), np.int32, len(together))
        members = np.fromiter(chain.from_iterable(map(sorted, together)), np.int32)
        weights = np.fromiter(together.values(), np.int64, len(together))
        return Papers(Pairs(firsts(lengths), members), weights, self.costs)
