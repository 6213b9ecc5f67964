"""Search by name (按名称查): the nodes whose name or code holds every word."""

from collections.abc import Collection, Iterator

from tongban.core.graph.neighbours import NodePage
from tongban.core.graph.nodes import PARTS_OF_ITEMS, Node, NodeKind
from tongban.core.graph.relations import Relation
from tongban.core.graph.service_graph import Graph

DEPARTMENTS = {
    NodeKind.JOURNEY: Relation.JOURNEY_LED_BY,
    NodeKind.ITEM: Relation.ITEM_HANDLED_BY,
    NodeKind.EVIDENCE: Relation.EVIDENCE_ISSUED_BY,
    NodeKind.ELEMENT: Relation.ELEMENT_KEPT_BY,
    NodeKind.DATASET: Relation.DATASET_HELD_BY,
}
"""By which relation a node belongs to a department; parts of an item belong to the item's."""


def search(
    graph: Graph,
    words: str,
    *,
    kinds: Collection[NodeKind] = tuple(NodeKind),
    department: str = "",
    after: Node | None = None,
    limit: int = 25,
) -> NodePage:
    """Return a page of the nodes whose name or code holds every word, case of Latin letters aside.

    With a department, only what belongs to it; a department itself does. No words find everything.
    """
    wanted = tuple(word.encode().lower() for word in words.split())
    found = [
        node
        for kind in sorted(kinds)
        for node in graph.nodes(kind)
        if _named(graph, node, wanted) and _belongs(graph, node, department)
    ]
    rest = found if after is None else [node for node in found if node > after]
    return NodePage(tuple(rest[:limit]), len(found), len(rest) > limit)


def _named(graph: Graph, node: Node, wanted: tuple[bytes, ...]) -> bool:
    names = [text.encode().lower() for text in (graph.label(node), node.part or node.code)]
    return all(any(word in name for name in names) for word in wanted)


def _belongs(graph: Graph, node: Node, department: str) -> bool:
    if not department:
        return True
    return any(one.code == department for one in _departments(graph, node))


def _departments(graph: Graph, node: Node) -> Iterator[Node]:
    owner = node.owner if node.kind in PARTS_OF_ITEMS else node
    if owner.kind is NodeKind.DEPARTMENT:
        yield owner
    elif owner.kind in DEPARTMENTS:
        yield from graph.onward(DEPARTMENTS[owner.kind], owner)
