"""The list (清单排序): a choice in the order in which to ask, with what each line frees.

The next lines are always those that complete the paper that frees most for the price still to pay;
what a line frees is counted where the last interface that it wanted stands.
"""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from tongban.core.graph.demand.problem import DataDemand, Interface, Wanted


class DemandLine(NamedTuple):
    """One interface to ask for, the papers that it completes, and how many a year they are."""

    interface: Interface
    frees: tuple[Wanted, ...]
    submissions: int


def listed(demand: DataDemand, chosen: AbstractSet[str]) -> tuple[DemandLine, ...]:
    """Return the interfaces chosen as a list to work down."""
    return _Listing(demand, chosen).lines()


class _Listing:
    """Which papers a choice frees, and which of its interfaces each of them still misses."""

    def __init__(self, demand: DataDemand, chosen: AbstractSet[str]) -> None:
        self.demand = demand
        self.chosen = chosen
        self.missing: dict[int, set[str]] = {}
        self.using: defaultdict[str, set[int]] = defaultdict(set)
        granted = demand.granted()
        for place, wanted in enumerate(demand.wanted):
            rest = [one - granted for one in wanted.alternatives if one - granted <= chosen]
            if rest and all(rest):
                self.missing[place] = set(min(rest, key=self._price))
                for code in self.missing[place]:
                    self.using[code].add(place)

    def lines(self) -> tuple[DemandLine, ...]:
        """Work down the papers, those worth most for their price first."""
        waiting = [self._entry(place) for place in self.missing]
        heapify(waiting)
        lines: list[DemandLine] = []
        while waiting:
            entry = heappop(waiting)
            place = entry[-1]
            if place in self.missing and entry == self._entry(place):
                for code in sorted(self.missing[place]):
                    lines.append(self._line(code))
                    for other in self.using[code] & self.missing.keys():
                        heappush(waiting, self._entry(other))
        listed = {line.interface.code for line in lines}
        return (*lines, *(self._line(code) for code in sorted(self.chosen - listed)))

    def _entry(self, place: int) -> tuple[float, str, int]:
        wanted, price = self.demand.wanted[place], self._price(self.missing[place])
        return (-wanted.submissions / max(price, 1), wanted.evidence, place)

    def _price(self, codes: Iterable[str]) -> int:
        return self.demand.cost(codes)

    def _line(self, code: str) -> DemandLine:
        """Let an interface serve, and return the papers that this completes."""
        freed: list[Wanted] = []
        for place in sorted(self.using[code] & self.missing.keys()):
            self.missing[place].discard(code)
            if not self.missing[place]:
                del self.missing[place]
                freed.append(self.demand.wanted[place])
        submissions = sum(one.submissions for one in freed)
        return DemandLine(self.demand.interfaces[code], tuple(freed), submissions)
