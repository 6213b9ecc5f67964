"""Neighbours of a node (相邻), as `core.graph.neighbours`: counted without naming them."""

from tongban.core.graph.neighbours import Bunch, NodePage
from tongban.core.graph.nodes import Node
from tongban.core.graph.relations import FROM, INTO, Relation
from tongban.engines.service_graph.snapshot import NodeSet, Snapshot


def bunches(snapshot: Snapshot, node: Node) -> tuple[Bunch, ...]:
    """Return every bunch of neighbours that is not empty, onward ones first."""
    onward = (_bunch(snapshot, node, one, onward=True) for one in FROM[node.kind])
    back = (_bunch(snapshot, node, one, onward=False) for one in INTO[node.kind])
    return tuple(bunch for bunch in (*onward, *back) if bunch.size)


def neighbours(
    snapshot: Snapshot,
    node: Node,
    relation: Relation,
    *,
    onward: bool,
    after: Node | None = None,
    limit: int = 25,
) -> NodePage:
    """Return a page of one bunch, of the nodes that come after `after`."""
    kind = relation.target if onward else relation.source
    numbers = snapshot.row(node, relation, onward=onward)
    return NodeSet(snapshot=snapshot, kind=kind, numbers=numbers).page(after=after, limit=limit)


def _bunch(snapshot: Snapshot, node: Node, relation: Relation, *, onward: bool) -> Bunch:
    return Bunch(relation, onward, len(snapshot.row(node, relation, onward=onward)))
