"""Counting once (共用只算一次): the cheapest set of items by which something can be had.

One item may serve several requirements, and is applied for once. Which set is cheapest is searched
backwards from the goal, cheapest sets first, so the first that works is the best. Such a question
can be arbitrarily hard; past `MOST_TRIED` sets the search gives up and the caller keeps its own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Final, NamedTuple

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.proofs import producers, products
from tongban.core.graph.reach import Situation, open_requirements
from tongban.core.graph.service_graph import Graph

MOST_TRIED: Final = 5_000
"""So many sets are looked at: in real catalogues a few dozen decide."""


class _Plan(NamedTuple):
    """Items to apply for, and the requirements and materials still to be provided for."""

    cost: int
    items: tuple[Node, ...]
    still: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """The question which items to apply for (共用求解).

    `ready` tells which materials are there to begin with, `cost` what an item costs by itself.
    """

    graph: Graph
    situation: Situation
    ready: Callable[[Node], bool]
    cost: Callable[[Node], int]

    def cheapest(self, goal: Node, *, below: int) -> frozenset[Node] | None:
        """Return the items that cost least together, if they cost less than `below`."""
        empty = _Plan(0, (), ())
        is_item = goal.kind is NodeKind.ITEM
        begin = self._with(empty, goal) if is_item else self._wanting(empty, [goal])
        heap, seen = [begin], {begin}
        for _ in range(MOST_TRIED):
            if not heap:
                return None
            plan = heappop(heap)
            if not plan.still and self._works(plan, goal):
                return frozenset(plan.items)
            for further in self._further(plan):
                if further.cost < below and further not in seen:
                    seen.add(further)
                    heappush(heap, further)
        return None

    def _further(self, plan: _Plan) -> Iterator[_Plan]:
        """Yield the plan with the first open thing provided for, in every way there is."""
        if not plan.still:
            return
        first, rest = plan.still[0], plan._replace(still=plan.still[1:])
        if first.kind is NodeKind.REQUIREMENT:
            for alternative in self.graph.alternatives(first):
                yield self._wanting(rest, alternative)
        else:
            for item in producers(self.graph, first):
                yield rest if item in plan.items else self._with(rest, item)

    def _with(self, plan: _Plan, item: Node) -> _Plan:
        """Return a plan with one more item, and all that it requires."""
        added = _Plan(plan.cost + self.cost(item), tuple(sorted((*plan.items, item))), plan.still)
        return self._wanting(added, open_requirements(self.graph, item, self.situation))

    def _wanting(self, plan: _Plan, things: Iterable[Node]) -> _Plan:
        missing = (
            one for one in things if one.kind is not NodeKind.EVIDENCE or not self.ready(one)
        )
        return plan._replace(still=tuple(sorted({*plan.still, *missing})))

    def _works(self, plan: _Plan, goal: Node) -> bool:
        """Tell whether the items of a plan can be had one after another, and with them the goal."""
        had: set[Node] = set()
        waiting = set(plan.items)
        while fresh := {item for item in waiting if self._can_be_had(item, had)}:
            waiting -= fresh
            had |= {made for item in fresh for made in products(self.graph, item)}
        return goal in had or (goal in plan.items and goal not in waiting)

    def _can_be_had(self, item: Node, had: set[Node]) -> bool:
        return all(
            any(
                all(self.ready(one) or one in had for one in alternative)
                for alternative in self.graph.alternatives(requirement)
            )
            for requirement in open_requirements(self.graph, item, self.situation)
        )
