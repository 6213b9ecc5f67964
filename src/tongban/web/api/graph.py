"""The graph for programs (图谱查询): node by node and page by page; nothing of a person."""

from typing import Annotated, Final

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from tongban.actions.graph.current import current_graph
from tongban.core.exchange.clients import ApiScope
from tongban.core.graph.neighbours import NodePage
from tongban.core.graph.nodes import Node, NodeKind, read_node
from tongban.core.graph.relations import Relation
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.engines.service_graph.adjacent import bunches, neighbours
from tongban.engines.service_graph.names import search
from tongban.engines.service_graph.routes import path
from tongban.engines.service_graph.snapshot import Snapshot
from tongban.engines.service_graph.spreading import touched
from tongban.web.api.callers import Key

router: Final = Router(tags=["Graph"])
_KEY: Final = Key(ApiScope.FIGURES_READ)
_KINDS: Final = {kind.word: kind for kind in NodeKind}
_RELATIONS: Final = {relation.word: relation for relation in Relation}

NodeName = Annotated[
    str,
    StringConstraints(min_length=3, max_length=300, pattern=r"^[a-z]+:[^\x00-\x1f\x7f]+$"),
    Field(description="A node by kind and code.", examples=["item:food_business_licence"]),
]
Limit = Annotated[int, Field(ge=1, le=100)]
KindWord = Annotated[str, StringConstraints(pattern=f"^({'|'.join(_KINDS)})$")]
RelationWord = Annotated[str, StringConstraints(pattern=f"^({'|'.join(_RELATIONS)})$")]


class GraphNode(Schema):
    """A node of the graph."""

    node: str
    kind: str
    label: str


class NodeList(Schema):
    """A page of nodes."""

    total: int
    nodes: list[GraphNode]
    next: str = Field(description="What to send as `after` for the next page; empty at the end.")


class Neighbourhood(Schema):
    """How many neighbours a node has by one relation."""

    relation: str
    onward: bool
    size: int


class NodeAnswer(Schema):
    """A node and what it hangs together with."""

    node: GraphNode
    neighbours: list[Neighbourhood]
    touches: dict[str, int] = Field(description="How many nodes of each kind depend on it.")


class PathStep(Schema):
    """One hop of a path."""

    relation: str
    onward: bool
    node: GraphNode


class PathAnswer(Schema):
    """A shortest path; null when there is none."""

    hops: list[PathStep] | None


class NodesAsked(Schema):
    """Which nodes: by words, or the neighbours of one by a relation."""

    q: Annotated[str, StringConstraints(max_length=100, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    kind: KindWord | None = None
    node: NodeName | None = None
    relation: RelationWord | None = None
    onward: bool = True
    after: NodeName | None = None
    limit: Limit = 25


class NodeAsked(Schema):
    """Which node."""

    node: NodeName


class PathAsked(Schema):
    """From where to where."""

    node: NodeName
    to: NodeName


@router.get(
    "graph/nodes",
    auth=_KEY,
    response=NodeList,
    summary="Find nodes",
    operation_id="findNodes",
)
def nodes(request: HttpRequest, asked: Query[NodesAsked]) -> NodeList:
    """Return nodes by words, or the neighbours of `node` by `relation`. Scope `figures.read`."""
    del request
    snapshot = current_graph().snapshot
    after = _named(asked.after) if asked.after else None
    if asked.node and asked.relation:
        around = _there(snapshot, asked.node)
        relation = _RELATIONS[asked.relation]
        return _page(
            snapshot,
            neighbours(
                snapshot, around, relation, onward=asked.onward, after=after, limit=asked.limit
            ),
        )
    kinds = (_KINDS[asked.kind],) if asked.kind else tuple(NodeKind)
    found = search(snapshot, asked.q, kinds=kinds, after=after, limit=asked.limit)
    return _page(snapshot, found)


@router.get(
    "graph/node",
    auth=_KEY,
    response=NodeAnswer,
    summary="Read a node",
    operation_id="readNode",
)
def node(request: HttpRequest, asked: Query[NodeAsked]) -> NodeAnswer:
    """Return a node, its neighbours by relation, and what depends on it. Scope `figures.read`."""
    del request
    snapshot = current_graph().snapshot
    this = _there(snapshot, asked.node)
    return NodeAnswer(
        node=_told(snapshot, this),
        neighbours=[
            Neighbourhood(relation=one.relation.word, onward=one.onward, size=one.size)
            for one in bunches(snapshot, this)
        ],
        touches={kind.word: len(every) for kind, every in touched(snapshot, this).by_kind.items()},
    )


@router.get(
    "graph/path",
    auth=_KEY,
    response=PathAnswer,
    summary="Find a path",
    operation_id="findPath",
)
def shortest(request: HttpRequest, asked: Query[PathAsked]) -> PathAnswer:
    """Return a shortest path between two nodes. Scope `figures.read`."""
    del request
    snapshot = current_graph().snapshot
    hops = path(snapshot, _there(snapshot, asked.node), _there(snapshot, asked.to))
    if hops is None:
        return PathAnswer(hops=None)
    return PathAnswer(
        hops=[
            PathStep(relation=hop.relation.word, onward=hop.onward, node=_told(snapshot, hop.node))
            for hop in hops
        ]
    )


def _named(written: str) -> Node:
    try:
        return read_node(written)
    except InvalidValue as error:
        raise NotFound("no such node") from error


def _there(snapshot: Snapshot, written: str) -> Node:
    found = _named(written)
    if found not in snapshot:
        raise NotFound("no such node")
    return found


def _told(snapshot: Snapshot, one: Node) -> GraphNode:
    return GraphNode(node=one.written, kind=one.kind.word, label=snapshot.label(one))


def _page(snapshot: Snapshot, page: NodePage) -> NodeList:
    return NodeList(
        total=page.total,
        nodes=[_told(snapshot, one) for one in page.nodes],
        next=page.nodes[-1].written if page.more and page.nodes else "",
    )
