"""The walk along the curve (边际价值曲线): choices that no price can beat, one cut apart.

Two such choices, one inside the other, have a price at which both are worth the same. A cut at that
price finds a better one between them, or proves that there is none: then no choice whatever lies
above the straight line between the two.
"""

from dataclasses import dataclass
from math import gcd

import numpy as np

from tongban.engines.demand.closure import closure
from tongban.engines.demand.papers import Flags, Papers


@dataclass(frozen=True, slots=True)
class Corner:
    """A choice that is the best for its cost."""

    chosen: Flags
    cost: int
    value: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Two corners with no choice above the line between them."""

    low: Corner
    high: Corner

    def bound(self, budget: int) -> int:
        """Return what no choice of at most so much cost can exceed."""
        if budget >= self.high.cost:
            return self.high.value
        rise, run = self.high.value - self.low.value, self.high.cost - self.low.cost
        return self.low.value + rise * (budget - self.low.cost) // run


def edge_at(papers: Papers, budget: int) -> Edge:
    """Return the edge of the curve on which a budget lies."""
    low, high = _ends(papers)
    while high.cost > budget:
        between = _between(papers, low, high)
        if between is None:
            break
        if between.cost <= budget:
            low = between
        else:
            high = between
    return Edge(low, high)


def corners(papers: Papers) -> list[Corner]:
    """Return every corner of the curve, from nothing to all."""
    low, high = _ends(papers)
    found, waiting = [low], [high]
    while waiting:
        between = _between(papers, found[-1], waiting[-1])
        if between is None:
            found.append(waiting.pop())
        else:
            waiting.append(between)
    return found


def _ends(papers: Papers) -> tuple[Corner, Corner]:
    free = papers.costs == 0
    every = np.zeros(len(papers.costs), np.bool_)
    every[papers.sets.members] = True
    every |= free
    return _corner(papers, free), _corner(papers, every)


def _corner(papers: Papers, chosen: Flags) -> Corner:
    return Corner(chosen, int(papers.costs[chosen].sum()), papers.value(chosen))


def _between(papers: Papers, low: Corner, high: Corner) -> Corner | None:
    """Return a corner above the line between two, if there is one."""
    rise, run = high.value - low.value, high.cost - low.cost
    if rise <= 0 or run <= 0:
        return None
    shared = gcd(rise, run)
    rest, inside = papers.between(low.chosen, high.chosen)
    taken = closure(rest, rise // shared, run // shared)
    chosen = low.chosen.copy()
    chosen[inside[taken]] = True
    found = _corner(papers, chosen)
    above = (found.value - low.value) * run > (found.cost - low.cost) * rise
    return found if above else None
