"""The shortest lawful way (最短合法路径) between what one has and what one wants.

An item needs all of its requirements, a requirement any one list, a list all of its evidence, and
evidence any one source: an AND/OR graph. Costs never fall along it, so settling the cheapest thing
first settles each for good (Knuth 1977). Days run in parallel, the longest counts. Visits and items
add up, and what is wanted twice is settled twice; so a way is then held against `sharing`, which
counts it once.
"""

import enum
import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias, assert_never

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.proofs import producers, spared
from tongban.core.graph.reach import Situation, brought, open_requirements
from tongban.core.graph.service_graph import Graph
from tongban.core.graph.sharing import Sharing


class Objective(enum.Enum):
    """What a way shall have least of (最短的含义)."""

    DAYS = "days"
    VISITS = "visits"
    ITEMS = "items"


class Origin(enum.IntEnum):
    """Where a material comes from (材料来源), cheapest first."""

    HELD = 0
    SHARED = 1
    BROUGHT = 2
    ITEM = 3


class Fulfilment(NamedTuple):
    """A material for a requirement (材料供给); `item` yields it where another item has to."""

    requirement: Node
    evidence: Node
    origin: Origin
    item: Node | None = None


class Errand(NamedTuple):
    """One item to apply for (一步办理), and with what; it can be had on day `ready`."""

    item: Node
    supplies: tuple[Fulfilment, ...]
    ready: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LawfulWay:
    """What to apply for, in an order that works (办理路径); nothing when it is there already."""

    goal: Node
    errands: tuple[Errand, ...]
    days: int
    visits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoWay:
    """There is no lawful way (无路可走): these materials can be had from nobody."""

    goal: Node
    missing: tuple[Node, ...]


Way: TypeAlias = LawfulWay | NoWay


class _Entry(NamedTuple):
    """A thing with its cost by one way of having it, in the order of settling."""

    cost: int
    origin: Origin
    node: Node
    support: tuple[Node, ...]


@dataclass(slots=True)
class _Search:
    """The part of the graph upstream of a goal, and what is settled in it."""

    graph: Graph
    situation: Situation
    objective: Objective
    among: frozenset[Node] | None = None
    settled: dict[Node, _Entry] = field(default_factory=dict)
    heap: list[_Entry] = field(default_factory=list)
    lists: dict[tuple[Node, int], set[Node]] = field(default_factory=dict)
    wants: defaultdict[Node, list[tuple[Node, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    unmet: dict[Node, set[Node]] = field(default_factory=dict)
    yields: defaultdict[Node, list[Node]] = field(default_factory=lambda: defaultdict(list))

    def explore(self, goal: Node) -> None:
        """Take in everything that may be needed for the goal, and what is there to begin with."""
        waiting, seen = [goal], {goal}
        while waiting:
            node = waiting.pop()
            found = self._item(node) if node.kind is NodeKind.ITEM else self._evidence(node)
            fresh = [one for one in found if one not in seen]
            seen.update(fresh)
            waiting.extend(fresh)

    def run(self, goal: Node) -> bool:
        """Settle the cheapest thing, again and again, until the goal is settled."""
        while self.heap and goal not in self.settled:
            entry = heapq.heappop(self.heap)
            if entry.node not in self.settled:
                self.settled[entry.node] = entry
                self._carry_on(entry.node)
        return goal in self.settled

    def _item(self, item: Node) -> Iterator[Node]:
        self.unmet[item] = set(open_requirements(self.graph, item, self.situation))
        if not self.unmet[item]:
            self._push_item(item)
        for requirement in self.unmet[item]:
            for group, alternative in enumerate(self.graph.alternatives(requirement)):
                self.lists[requirement, group] = set(alternative)
                for evidence in alternative:
                    self.wants[evidence].append((requirement, group))
                    yield evidence

    def _evidence(self, evidence: Node) -> Iterable[Node]:
        origin = self.ready_origin(evidence)
        if origin is not None:
            heapq.heappush(self.heap, _Entry(0, origin, evidence, ()))
            return ()
        items = [one for one in producers(self.graph, evidence) if self._is_among(one)]
        for item in items:
            self.yields[item].append(evidence)
        return items

    def _is_among(self, item: Node) -> bool:
        return self.among is None or item in self.among

    def ready_origin(self, evidence: Node) -> Origin | None:
        """Return where a material comes from that no item has to yield, or None."""
        if evidence in self.situation.evidence:
            return Origin.HELD
        if spared(self.graph, evidence, self.situation.datasets):
            return Origin.SHARED
        if self.situation.brings and brought(self.graph, evidence):
            return Origin.BROUGHT
        return None

    def _carry_on(self, node: Node) -> None:
        match node.kind:
            case NodeKind.EVIDENCE:
                for requirement, group in self.wants[node]:
                    missing = self.lists[requirement, group]
                    missing.discard(node)
                    if not missing:
                        self._push(requirement, self.graph.alternatives(requirement)[group])
            case NodeKind.REQUIREMENT:
                unmet = self.unmet[node.owner]
                unmet.discard(node)
                if not unmet:
                    self._push_item(node.owner)
            case _:
                for evidence in self.yields[node]:
                    self._push(evidence, (node,))

    def _push(self, node: Node, support: tuple[Node, ...]) -> None:
        origin = Origin.ITEM
        if node.kind is NodeKind.REQUIREMENT:
            origin = max(self.settled[one].origin for one in support)
        heapq.heappush(self.heap, _Entry(self._joined(support), origin, node, support))

    def _push_item(self, item: Node) -> None:
        support = tuple(sorted(open_requirements(self.graph, item, self.situation)))
        cost = self._joined(support) + self.own_cost(item)
        heapq.heappush(self.heap, _Entry(cost, Origin.ITEM, item, support))

    def _joined(self, support: tuple[Node, ...]) -> int:
        costs = [self.settled[one].cost for one in support]
        return max(costs, default=0) if self.objective is Objective.DAYS else sum(costs)

    def own_cost(self, item: Node) -> int:
        """Return what an item costs by itself."""
        match self.objective:
            case Objective.DAYS:
                return self.graph.measures(item).days
            case Objective.VISITS:
                return self.graph.measures(item).visits
            case Objective.ITEMS:
                return 1
            case _ as impossible:
                assert_never(impossible)


def shortest_way(
    graph: Graph, goal: Node, situation: Situation, *, objective: Objective = Objective.DAYS
) -> Way:
    """Return the cheapest lawful way to an item or a material, or why there is none."""
    search = _Search(graph, situation, objective)
    search.explore(goal)
    if not search.run(goal):
        return NoWay(goal=goal, missing=_missing(search))
    way = _way(search, goal)
    return way if objective is Objective.DAYS else _shared(search, goal, way)


def _shared(search: _Search, goal: Node, way: LawfulWay) -> LawfulWay:
    """Return a way that counts what is wanted twice once, if that makes another one cheaper."""
    sharing = Sharing(
        graph=search.graph,
        situation=search.situation,
        ready=lambda evidence: search.ready_origin(evidence) is not None,
        cost=search.own_cost,
    )
    cost = sum(search.own_cost(errand.item) for errand in way.errands)
    items = sharing.cheapest(goal, below=cost)
    if items is None:
        return way
    among = _Search(search.graph, search.situation, Objective.DAYS, items)
    among.explore(goal)
    among.run(goal)
    return _way(among, goal)


def _way(search: _Search, goal: Node) -> LawfulWay:
    """Read the way off what was settled: every item that the goal rests on, supports first."""
    wanted, waiting = {goal}, [goal]
    while waiting:
        fresh = set(search.settled[waiting.pop()].support) - wanted
        wanted |= fresh
        waiting.extend(fresh)
    ready: dict[Node, int] = {}
    errands: list[Errand] = []
    for node in (one for one in search.settled if one in wanted):
        support = search.settled[node].support
        ready[node] = max((ready[one] for one in support), default=0)
        if node.kind is NodeKind.ITEM:
            ready[node] += search.graph.measures(node).days
            errands.append(Errand(node, tuple(_supplies(search, support)), ready[node]))
    visits = sum(search.graph.measures(errand.item).visits for errand in errands)
    return LawfulWay(goal=goal, errands=tuple(errands), days=ready[goal], visits=visits)


def _supplies(search: _Search, requirements: tuple[Node, ...]) -> Iterator[Fulfilment]:
    for requirement in requirements:
        for evidence in search.settled[requirement].support:
            entry = search.settled[evidence]
            item = entry.support[0] if entry.support else None
            yield Fulfilment(requirement, evidence, entry.origin, item)


def _missing(search: _Search) -> tuple[Node, ...]:
    """Return the unsettled materials that no item yields: with each of them a way would open."""
    yielded = {one for products in search.yields.values() for one in products}
    return tuple(sorted(search.wants.keys() - search.settled.keys() - yielded))
