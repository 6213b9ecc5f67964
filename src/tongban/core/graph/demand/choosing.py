"""Choosing interfaces (接口选择) plainly: every set, the greedy list, a list in a given order.

Trying every set is the reference that the engine must equal. The others are what one would do
without it; greedy is blind to papers that need two interfaces at once.
"""

from collections.abc import Iterable
from itertools import combinations

from tongban.core.graph.demand.problem import Choice, DataDemand


def best(demand: DataDemand, budget: int) -> Choice:
    """Return the best choice within a budget by trying every set: for a dozen interfaces."""
    codes = demand.open()
    every = (
        frozenset(chosen)
        for size in range(len(codes) + 1)
        for chosen in combinations(codes, size)
        if demand.cost(frozenset(chosen)) <= budget
    )
    chosen = max(every, key=demand.spared)
    spared = demand.spared(chosen)
    return Choice(chosen=chosen, cost=demand.cost(chosen), submissions=spared, bound=spared)


def greedy(demand: DataDemand, budget: int) -> tuple[str, ...]:
    """Return interfaces one by one, each the one that frees most for its price just then."""
    chosen: list[str] = []
    left = set(demand.open())
    while True:
        spent = demand.cost(set(chosen))
        fitting = sorted(one for one in left if spent + demand.interfaces[one].cost <= budget)
        if not fitting:
            return tuple(chosen)
        spared = demand.spared(set(chosen))

        def worth(code: str, *, spared: int = spared) -> float:
            more = demand.spared({*chosen, code}) - spared
            return more / max(demand.interfaces[code].cost, 1)

        taken = max(fitting, key=worth)
        chosen.append(taken)
        left.remove(taken)


def in_order(demand: DataDemand, codes: Iterable[str], budget: int) -> tuple[str, ...]:
    """Return interfaces in the order given, each if it still fits: a list made by opinion."""
    chosen: list[str] = []
    left = budget
    for code in codes:
        cost = demand.interfaces[code].cost
        if cost <= left:
            left -= cost
            chosen.append(code)
    return tuple(chosen)
