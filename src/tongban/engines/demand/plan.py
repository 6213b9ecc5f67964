"""A plan (方案): a choice that interfaces are added to and taken from, always knowing its worth."""

import numpy as np
import numpy.typing as npt

from tongban.engines.demand.papers import Counts, Flags, Integers, Papers


class Plan:
    """A choice with, for each paper, how much of it is missing and what that costs."""

    def __init__(self, papers: Papers, chosen: Flags) -> None:
        self.papers = papers
        self.chosen = chosen.copy()
        members = papers.sets.members
        lacking = ~chosen[members]
        self.missing = papers.sets.summed(lacking)
        self.price = papers.sets.summed(papers.costs[members] * lacking)
        self.last = papers.sets.summed(members * lacking)
        self.value = int(papers.weights[self.missing == 0].sum())
        self.cost = int(papers.costs[chosen].sum())

    def copy(self) -> "Plan":
        """Return a plan that can be changed without changing this one."""
        return Plan(self.papers, self.chosen)

    def add(self, interface: int) -> None:
        """Let an interface serve."""
        papers = self.papers
        touched = papers.using.row(interface)
        self._count(interface, touched, -1)
        self.value += int(papers.weights[touched[self.missing[touched] == 0]].sum())
        self.chosen[interface] = True
        self.cost += int(papers.costs[interface])

    def remove(self, interface: int) -> Integers:
        """Let an interface no longer serve; return the papers that are asked for again."""
        papers = self.papers
        touched = papers.using.row(interface)
        broken: Integers = touched[self.missing[touched] == 0]
        self._count(interface, touched, 1)
        self.value -= int(papers.weights[broken].sum())
        self.chosen[interface] = False
        self.cost -= int(papers.costs[interface])
        return broken

    def _count(self, interface: int, touched: Integers, more: int) -> None:
        self.missing[touched] += more
        self.price[touched] += more * int(self.papers.costs[interface])
        self.last[touched] += more * interface

    def losses(self) -> Counts:
        """Return what would be asked for again without each interface chosen."""
        papers = self.papers
        whole = (self.missing == 0)[papers.sets.owners()]
        weights = np.repeat(papers.weights, papers.sets.lengths)[whole]
        return _added(papers.sets.members[whole], weights, len(papers.costs))

    def gains(self) -> Counts:
        """Return what each interface alone would free beside those chosen."""
        papers = self.papers
        nearly = self.missing == 1
        return _added(self.last[nearly], papers.weights[nearly], len(papers.costs))


def _added(cell: npt.NDArray[np.integer], values: Counts, size: int) -> Counts:
    return np.bincount(cell, weights=values, minlength=size).astype(np.int64)
