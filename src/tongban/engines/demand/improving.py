"""Improving a plan (方案完善): fill the budget, peel what is too much, swap what is worth less."""

import numpy as np

from tongban.engines.demand.papers import Flags, Papers
from tongban.engines.demand.plan import Plan

_TRIED = 24
"""How many of the best to take and of the worst to leave are tried against each other."""

_STIRS = (1, 2, 3, 5, 8, 13, 21)
"""How many interfaces are given up at once before the budget is filled anew."""


def fill(plan: Plan, budget: int) -> None:
    """Complete papers as long as the budget lasts, those worth most for what they still cost."""
    weights = plan.papers.weights
    while True:
        left = budget - plan.cost
        open_papers = np.flatnonzero((plan.missing > 0) & (plan.price <= left))
        if not len(open_papers):
            return
        worth = weights[open_papers] / np.maximum(plan.price[open_papers], 1)
        best = int(open_papers[int(worth.argmax())])
        members = plan.papers.sets.row(best)
        for interface in members[~plan.chosen[members]]:
            plan.add(int(interface))


def peeled(papers: Papers, chosen: Flags, budget: int) -> Plan:
    """Return a plan of what is left when the least useful goes first, until the budget holds."""
    plan = Plan(papers, chosen)
    losses = plan.losses().astype(float) / np.maximum(papers.costs, 1)
    losses[~chosen] = np.inf
    while plan.cost > budget:
        least = int(losses.argmin())
        losses[least] = np.inf
        for paper in plan.remove(least):
            members = papers.sets.row(int(paper))
            losses[members] -= papers.weights[paper] / np.maximum(papers.costs[members], 1)
    fill(plan, budget)
    return plan


def improved(plan: Plan, budget: int, *, bound: int) -> Plan:
    """Return a plan that no swap of two interfaces and no stirring makes better."""
    while plan.value < bound:
        _swap_all(plan, budget)
        better = _stirred(plan, budget)
        if better is None:
            break
        plan = better
    return plan


def _swap_all(plan: Plan, budget: int) -> None:
    while _swap(plan, budget):
        pass


def _swap(plan: Plan, budget: int) -> bool:
    """Exchange one interface for another that frees more; tell whether there was such a pair."""
    gains, losses = plan.gains(), plan.losses()
    chosen = np.flatnonzero(plan.chosen)
    others = np.flatnonzero(~plan.chosen & (gains > 0))
    costs = plan.papers.costs
    for taken in others[np.argsort(-gains[others], kind="stable")][:_TRIED]:
        for left in chosen[np.argsort(losses[chosen], kind="stable")][:_TRIED]:
            if gains[taken] <= losses[left]:
                break
            if plan.cost - costs[left] + costs[taken] <= budget and _swapped(plan, left, taken):
                return True
    return False


def _swapped(plan: Plan, left: int, taken: int) -> bool:
    """Exchange two interfaces if that frees more."""
    before = plan.value
    plan.remove(int(left))
    plan.add(int(taken))
    if plan.value > before:
        return True
    plan.remove(int(taken))
    plan.add(int(left))
    return False


def _stirred(plan: Plan, budget: int) -> Plan | None:
    """Return a better plan found by giving up the least useful interfaces and filling anew."""
    order = np.argsort(plan.losses()[np.flatnonzero(plan.chosen)], kind="stable")
    worst = np.flatnonzero(plan.chosen)[order]
    for count in _STIRS:
        other = plan.copy()
        for interface in worst[:count]:
            other.remove(int(interface))
        fill(other, budget)
        _swap_all(other, budget)
        if other.value > plan.value:
            return other
    return None
