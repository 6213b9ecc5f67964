"""Paths (关联路径): how two nodes hang together, by the fewest relations."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.relations import FROM, INTO, Relation
from tongban.core.graph.service_graph import Graph

EVERY_KIND = frozenset(NodeKind)
LONGEST = 12


class Hop(NamedTuple):
    """One relation on a path (一跳): taken onward or back, it leads to `node`."""

    relation: Relation
    onward: bool
    node: Node


def path(
    graph: Graph, start: Node, end: Node, *, through: Collection[NodeKind] = EVERY_KIND
) -> tuple[Hop, ...] | None:
    """Return the hops of a shortest path, or None when there is none of at most `LONGEST`.

    Between the ends it leads only through nodes of the kinds in `through`. Of several shortest
    paths it is the one whose last node before the end comes first, and so on towards the start.
    """
    if start not in graph or end not in graph:
        return None
    levels = {start: 0}
    frontier = [start]
    while frontier and end not in levels and levels[frontier[0]] < LONGEST:
        level = levels[frontier[0]] + 1
        reached = {hop.node for node in frontier for hop in hops(graph, node)}
        frontier = sorted(
            node for node in reached if node not in levels and (node == end or node.kind in through)
        )
        levels.update(dict.fromkeys(frontier, level))
    return _walked_back(graph, levels, end) if end in levels else None


def hops(graph: Graph, node: Node) -> Iterator[Hop]:
    """Yield every hop that leads away from a node."""
    for relation in FROM[node.kind]:
        yield from (Hop(relation, True, one) for one in graph.onward(relation, node))
    for relation in INTO[node.kind]:
        yield from (Hop(relation, False, one) for one in graph.back(relation, node))


def _walked_back(graph: Graph, levels: dict[Node, int], end: Node) -> tuple[Hop, ...]:
    walked: list[Hop] = []
    here = end
    while levels[here]:
        before = min(
            (hop for hop in hops(graph, here) if levels.get(hop.node) == levels[here] - 1),
            key=_by_node,
        )
        walked.append(Hop(before.relation, not before.onward, here))
        here = before.node
    return tuple(reversed(walked))


def _by_node(hop: Hop) -> tuple[Node, int, bool]:
    return (hop.node, hop.relation.number, not hop.onward)
