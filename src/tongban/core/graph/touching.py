"""What a change touches (牵动范围): everything that depends on a node, near and far.

A change travels along relations (`Flow`) and stops at the items that it reaches and the journeys
that hold them: what these items go on to yield stays the same. With `beyond` it travels on through
results, to whoever asks for them: what a failure there would bring down.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.relations import FROM, INTO, Flow, Relation
from tongban.core.graph.service_graph import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What a change of `origin` touches, by kind of node (牵动范围)."""

    origin: Node
    by_kind: Mapping[NodeKind, tuple[Node, ...]]

    def of(self, kind: NodeKind) -> tuple[Node, ...]:
        """Return the nodes of a kind that are touched."""
        return self.by_kind.get(kind, ())


def touched(graph: Graph, origin: Node, *, beyond: bool = False) -> Touched:
    """Return all that depends on `origin`, itself left out."""
    seen = {origin}
    waiting = [origin]
    while waiting:
        node = waiting.pop()
        for one in _carried(graph, node, stops=node != origin and not beyond):
            if one not in seen:
                seen.add(one)
                waiting.append(one)
    by_kind: defaultdict[NodeKind, list[Node]] = defaultdict(list)
    for node in sorted(seen - {origin}):
        by_kind[node.kind].append(node)
    return Touched(origin=origin, by_kind={kind: tuple(nodes) for kind, nodes in by_kind.items()})


def _carried(graph: Graph, node: Node, *, stops: bool) -> Iterator[Node]:
    """Yield what a change of `node` touches at once."""
    for relation, onward in carriers(node.kind):
        if not onward:
            yield from graph.back(relation, node)
        elif not (stops and node.kind is NodeKind.ITEM):
            yield from graph.onward(relation, node)


def carriers(kind: NodeKind) -> tuple[tuple[Relation, bool], ...]:
    """Return the relations that carry a change away from a kind of node, and whether onward."""
    return (
        *((one, True) for one in FROM[kind] if Flow.ONWARD in one.flow),
        *((one, False) for one in INTO[kind] if Flow.BACK in one.flow),
    )
