"""The demand list (数据需求清单): minimum cuts, beside greedy, greedy with swaps, and chance.

A made-up province of 200, 2,000 and 20,000 interfaces. There are five papers for each interface; a
paper wants 1 to 8 interfaces, three on average: half of them from the pool that everybody uses, by
Zipf's law, half from its own department's. What a paper is handed in for is lognormal, as cases
are. A tenth of the interfaces is refused and a twentieth had already; an interface costs 1 to 3.
Asked for is a twentieth of the whole price.
"""

import random
import time
from collections.abc import Callable

import numpy as np

from tongban.core.graph.demand.problem import DataDemand, Interface, Wanted
from tongban.engines.demand.choosing import choose, curve
from tongban.engines.demand.improving import fill, improved
from tongban.engines.demand.papers import Papers, Problem
from tongban.engines.demand.plan import Plan

SIZES = (200, 2_000, 20_000)
PAPERS = 5
DEPARTMENT = 20


def a_demand(interfaces: int, seed: int = 809) -> DataDemand:
    """Return a demand of so many interfaces."""
    numbers = np.random.default_rng(seed)
    chance = random.Random(seed)  # noqa: S311 - a made-up province
    codes = [f"x{place}" for place in range(interfaces)]
    weights = np.minimum(numbers.lognormal(5, 2, interfaces * PAPERS), 1e7).astype(int) + 1
    wanted = []
    for weight in weights:
        count = min(1 + numbers.poisson(2), 8)
        home = chance.randrange(interfaces) // DEPARTMENT * DEPARTMENT
        known = np.exp(numbers.random(count) * np.log(interfaces)).astype(int) % interfaces
        own = home + numbers.integers(0, DEPARTMENT, count)
        picked = np.where(numbers.random(count) < 0.5, known, own % interfaces)
        wanted.append(Wanted((frozenset(codes[one] for one in picked),), int(weight)))
    return DataDemand(
        interfaces={
            code: Interface(
                code,
                cost=chance.randint(1, 3),
                granted=chance.random() < 0.05,
                refused=chance.random() < 0.1,
            )
            for code in codes
        },
        wanted=tuple(wanted),
    )


def greedily(papers: Papers, budget: int) -> Plan:
    """Take the interface that frees most just then, as long as one fits."""
    plan = Plan(papers, np.zeros(len(papers.costs), np.bool_))
    while True:
        fitting = np.flatnonzero(~plan.chosen & (papers.costs <= budget - plan.cost))
        if not len(fitting):
            return plan
        plan.add(int(fitting[int((plan.gains()[fitting] / papers.costs[fitting]).argmax())]))


def by_paper(papers: Papers, budget: int) -> Plan:
    """Take the whole paper that is worth most for its price just then."""
    plan = Plan(papers, np.zeros(len(papers.costs), np.bool_))
    fill(plan, budget)
    return plan


def by_chance(papers: Papers, budget: int) -> Plan:
    """Take interfaces in random order."""
    plan = Plan(papers, np.zeros(len(papers.costs), np.bool_))
    for one in np.random.default_rng(1).permutation(len(papers.costs)):
        if plan.cost + papers.costs[one] <= budget:
            plan.add(int(one))
    return plan


def swapped(papers: Papers, budget: int) -> Plan:
    """Take papers greedily, then swap until nothing is gained."""
    return improved(by_paper(papers, budget), budget, bound=int(papers.weights.sum()))


OTHERS: dict[str, Callable[[Papers, int], Plan]] = {
    "greedy by paper, with swaps": swapped,
    "greedy by paper": by_paper,
    "greedy by interface": greedily,
    "by chance": by_chance,
}


def measured(size: int) -> None:
    demand = a_demand(size)
    budget = sum(one.cost for one in demand.interfaces.values()) // 20
    began = time.perf_counter()
    choice = choose(demand, budget)
    seconds = time.perf_counter() - began
    papers = Problem(demand).pinned()
    short = 100 * (choice.bound - choice.submissions) / choice.bound
    print(f"\n{size:,} interfaces, {len(demand.wanted):,} papers, budget {budget:,}")
    said = "proved best" if choice.proven else f"proved within {short:.2f} %"
    _line("minimum cuts", choice.submissions, choice.bound, f"{seconds:8.2f} s  {said}")
    for name, other in OTHERS.items():
        began = time.perf_counter()
        value = other(papers, budget).value
        _line(name, value, choice.bound, f"{time.perf_counter() - began:8.2f} s")
    if size < SIZES[-1]:
        began = time.perf_counter()
        points = len(curve(papers))
        print(f"  the whole curve: {points} corners in {time.perf_counter() - began:.2f} s")


def _line(name: str, value: int, bound: int, rest: str) -> None:
    print(
        f"  {name:28} {value:>14,} submissions  {100 * value / bound:6.2f} % of the bound  {rest}"
    )


if __name__ == "__main__":
    for one in SIZES:
        measured(one)
