"""Closing the gap (最优性证明): what the cuts leave undecided is small, and is searched to the end.

At the price of the edge, a cut proves of most interfaces that every choice which is better than the
one at hand takes them, or leaves them. A few dozen remain, and a solver decides them exactly. Where
a paper has several lists, the cut is that of the looser problem, which bounds every choice.
"""

from collections.abc import Collection
from math import floor
from typing import Any, Final, NamedTuple

import numpy as np
from ortools.linear_solver import pywraplp

from tongban.engines.demand.closure import reduction
from tongban.engines.demand.hull import Edge
from tongban.engines.demand.papers import Flags, Papers, Problem

_MOST_OPEN: Final = 6_000
"""With more papers undecided, a search would not end within a second."""

_MILLISECONDS: Final = 1_000
"""A search that takes longer is given up; what it has found and proved by then counts."""

_ROUNDING: Final = 1e-3
"""The solver reckons in floating point; papers are whole."""


class Found(NamedTuple):
    """The best choice known, and what no choice can exceed."""

    chosen: Flags
    value: int
    bound: int


class _Open(NamedTuple):
    """What is decided: interfaces in every better choice, and those that may be in one."""

    surely: Flags
    perhaps: Flags

    def papers(self, papers: Papers) -> int:
        """Return how many papers may be won, and may be lost."""
        members = papers.sets.members
        lost = papers.sets.summed(~(self.surely | self.perhaps)[members])
        open_ones = papers.sets.summed(~self.surely[members])
        return int(np.count_nonzero((lost == 0) & (open_ones > 0)))


def closed(problem: Problem, looser: Papers, edge: Edge, budget: int, *, found: Found) -> Found:
    """Return a better choice, or the proof that there is none, as far as it can be had."""
    rise, run = edge.high.value - edge.low.value, edge.high.cost - edge.low.cost
    if found.value >= found.bound:
        return found
    dear = rise > 0 and run > 0 and budget < edge.high.cost
    price = (rise, run) if dear else (0, 1)
    open_ones = _undecided(looser, price, budget, found.value)
    if open_ones.papers(looser) > _MOST_OPEN:
        return found
    return _Search(problem, open_ones, budget).best(found)


def _undecided(looser: Papers, price: tuple[int, int], budget: int, value: int) -> _Open:
    """Keep of the interfaces what a choice better than `value` could still take or leave."""
    rise, run = price
    cut = reduction(looser, rise, run)
    slack = cut.most + rise * budget - (value + 1) * run
    return _Open(surely=cut.leaving > slack, perhaps=cut.taking <= slack)


class _Search:
    """The choice among what is undecided, as a mixed integer program."""

    def __init__(self, problem: Problem, open_ones: _Open, budget: int) -> None:
        self.problem = problem
        self.surely = open_ones.surely
        self.possible = open_ones.surely | open_ones.perhaps
        self.solver = pywraplp.Solver.CreateSolver("SCIP")
        undecided = np.flatnonzero(self.possible & ~self.surely).tolist()
        self.taken = {one: self.solver.BoolVar("") for one in undecided}
        left = budget - int(problem.costs[self.surely].sum())
        within = self.solver.Constraint(-self.solver.infinity(), left)
        for one, taken in self.taken.items():
            within.SetCoefficient(taken, int(problem.costs[one]))
        self.certain = 0
        for lists, weight in problem.wanted:
            self._paper(lists, weight)
        self.solver.Objective().SetMaximization()

    def best(self, found: Found) -> Found:
        """Look for a choice better than the one known; all of them are among what is searched."""
        exactly = pywraplp.MPSolverParameters()
        exactly.SetDoubleParam(exactly.RELATIVE_MIP_GAP, 0.0)
        self.solver.SetTimeLimit(_MILLISECONDS)
        status = self.solver.Solve(exactly)
        if status == self.solver.INFEASIBLE:
            return found._replace(bound=found.value)
        if status not in (self.solver.OPTIMAL, self.solver.FEASIBLE):
            return found
        chosen = self.surely.copy()
        for one, taken in self.taken.items():
            chosen[one] = taken.solution_value() > 0.5  # noqa: PLR2004 - it is 0 or 1
        value = self.problem.value(np.flatnonzero(chosen).tolist())
        bound = self.certain + floor(self.solver.Objective().BestBound() + _ROUNDING)
        if value <= found.value:
            return found._replace(bound=min(found.bound, max(bound, found.value)))
        return Found(chosen, value, min(found.bound, max(bound, value)))

    def _paper(self, lists: Collection[frozenset[int]], weight: int) -> None:
        """Let a paper be won with all of any one list, if it is not won or lost already."""
        rests = [
            [one for one in listed if not self.surely[one]]
            for listed in lists
            if all(self.possible[one] for one in listed)
        ]
        if not rests:
            return
        if not all(rests):
            self.certain += weight
            return
        ways = [self._way(rest) for rest in rests]
        won = ways[0]
        if len(ways) > 1:
            won = self.solver.NumVar(0, 1, "")
            self.solver.Add(won <= sum(ways))
        self.solver.Objective().SetCoefficient(
            won, weight + self.solver.Objective().GetCoefficient(won)
        )

    def _way(self, interfaces: list[int]) -> Any:
        """Return what is 1 only if all of some interfaces are taken."""
        if len(interfaces) == 1:
            return self.taken[interfaces[0]]
        way = self.solver.NumVar(0, 1, "")
        for one in interfaces:
            self.solver.Add(way <= self.taken[one])
        return way
