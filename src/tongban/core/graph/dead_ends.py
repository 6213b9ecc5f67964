"""Dead ends (断点与死循环): what the catalogue asks for and nobody can obtain.

A material that no authority issues, no shared data proves and no item yields; the items that it
blocks; and items that wait for each other in a circle, of which none can ever be had.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.parts import Trait
from tongban.core.graph.proofs import producers, spared
from tongban.core.graph.reach import Situation, fullest, open_requirements, reach
from tongban.core.graph.relations import Relation
from tongban.core.graph.service_graph import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadEnds:
    """What nobody can obtain (断点与死循环), even with all shared data and every promise.

    `circles` are groups of blocked items that wait for each other.
    """

    evidence: tuple[Node, ...]
    items: tuple[Node, ...]
    circles: tuple[tuple[Node, ...], ...]


def dead_ends(graph: Graph) -> DeadEnds:
    """Return every dead end of the catalogue."""
    situation = fullest(graph)
    reached = reach(graph, situation)
    blocked = tuple(item for item in graph.nodes(NodeKind.ITEM) if item not in reached.items)
    orphans = (
        one
        for one in graph.nodes(NodeKind.EVIDENCE)
        if graph.back(Relation.REQUIREMENT_ACCEPTS, one)
        and Trait.BROUGHT not in graph.traits(one)
        and not producers(graph, one)
        and not spared(graph, one, situation.datasets)
    )
    return DeadEnds(
        evidence=tuple(orphans),
        items=blocked,
        circles=circles(waiting(graph, blocked, situation, reached.evidence)),
    )


def waiting(
    graph: Graph, blocked: tuple[Node, ...], situation: Situation, had: Container[Node]
) -> dict[Node, tuple[Node, ...]]:
    """Return for each blocked item the blocked items whose results it waits for."""
    known = frozenset(blocked)
    return {
        item: tuple(sorted(known & set(_waited_for(graph, item, situation, had))))
        for item in blocked
    }


def _waited_for(
    graph: Graph, item: Node, situation: Situation, had: Container[Node]
) -> Iterator[Node]:
    for requirement in open_requirements(graph, item, situation):
        alternatives = graph.alternatives(requirement)
        if not any(all(one in had for one in each) for each in alternatives):
            for evidence in {one for each in alternatives for one in each if one not in had}:
                yield from producers(graph, evidence)


@dataclass(slots=True)
class _Visit:
    """How far the walk is with one node."""

    number: int
    lowest: int
    targets: Iterator[Node]


@dataclass(slots=True)
class _Walk:
    """A walk that finds strongly connected groups (Tarjan 1972), without recursion."""

    edges: Mapping[Node, tuple[Node, ...]]
    visits: dict[Node, _Visit] = field(default_factory=dict)
    open_nodes: list[Node] = field(default_factory=list)
    closed: set[Node] = field(default_factory=set)
    groups: list[list[Node]] = field(default_factory=list)

    def from_(self, start: Node) -> None:
        """Visit everything that can be reached from `start`."""
        trail = [self._enter(start)]
        while trail:
            node = trail[-1]
            visit = self.visits[node]
            target = next(visit.targets, None)
            if target is None:
                trail.pop()
                self._leave(node, self.visits[trail[-1]] if trail else None)
            elif target not in self.visits:
                trail.append(self._enter(target))
            elif target not in self.closed:
                visit.lowest = min(visit.lowest, self.visits[target].number)

    def _enter(self, node: Node) -> Node:
        number = len(self.visits)
        self.visits[node] = _Visit(number, number, iter(self.edges[node]))
        self.open_nodes.append(node)
        return node

    def _leave(self, node: Node, parent: _Visit | None) -> None:
        visit = self.visits[node]
        if parent is not None:
            parent.lowest = min(parent.lowest, visit.lowest)
        if visit.lowest == visit.number:
            place = self.open_nodes.index(node)
            group = self.open_nodes[place:]
            del self.open_nodes[place:]
            self.closed.update(group)
            self.groups.append(group)


def circles(edges: Mapping[Node, tuple[Node, ...]]) -> tuple[tuple[Node, ...], ...]:
    """Return the groups of nodes that lead to each other, and each node that leads to itself."""
    walk = _Walk(edges)
    for node in edges:
        if node not in walk.visits:
            walk.from_(node)
    return tuple(
        sorted(
            tuple(sorted(group))
            for group in walk.groups
            if len(group) > 1 or group[0] in edges[group[0]]
        )
    )
