"""Choosing interfaces (接口选择引擎): the corner of the curve below the budget, then the rest."""

import numpy as np

from tongban.core.graph.demand.problem import Choice, CurvePoint, DataDemand
from tongban.engines.demand.closing import Found, closed
from tongban.engines.demand.hull import Edge, corners, edge_at
from tongban.engines.demand.improving import fill, improved, peeled
from tongban.engines.demand.papers import Papers, Problem
from tongban.engines.demand.plan import Plan


def choose(demand: DataDemand, budget: int, *, whole_curve: bool = False) -> Choice:
    """Return the best choice found within a budget, with a bound on every other."""
    problem = Problem(demand)
    papers = problem.pinned()
    looser = problem.relaxed() if problem.is_choice else papers
    edge = edge_at(papers, budget)
    loose_edge = edge if looser is papers else edge_at(looser, budget)
    bound = loose_edge.bound(budget)
    plan = _planned(papers, edge, budget, bound)
    value = problem.value(np.flatnonzero(plan.chosen).tolist())
    known = Found(plan.chosen, value, bound)
    found = closed(problem, looser, loose_edge, budget, found=known)
    return Choice(
        chosen=frozenset(problem.codes[one] for one in np.flatnonzero(found.chosen).tolist()),
        cost=int(problem.costs[found.chosen].sum()),
        submissions=found.value,
        bound=found.bound,
        curve=curve(looser) if whole_curve else (),
    )


def curve(papers: Papers) -> tuple[CurvePoint, ...]:
    """Return the corners of the curve that no choice exceeds."""
    return tuple(CurvePoint(one.cost, one.value) for one in corners(papers))


def _planned(papers: Papers, edge: Edge, budget: int, bound: int) -> Plan:
    filled = Plan(papers, edge.high.chosen if edge.high.cost <= budget else edge.low.chosen)
    fill(filled, budget)
    if filled.value == bound:
        return filled
    from_above = peeled(papers, edge.high.chosen, budget)
    return max(
        (improved(one, budget, bound=bound) for one in (filled, from_above)),
        key=lambda plan: plan.value,
    )
