"""Neighbours (相邻): what a node hangs together with, bunch by bunch and page by page."""

from typing import NamedTuple

from tongban.core.graph.nodes import Node
from tongban.core.graph.relations import FROM, INTO, Relation
from tongban.core.graph.service_graph import Graph


class Bunch(NamedTuple):
    """All neighbours of a node by one relation (一组相邻): onward from it, or back to it."""

    relation: Relation
    onward: bool
    size: int


class NodePage(NamedTuple):
    """Some nodes of a longer list (一页节点) of `total`; `more` tells of a next page."""

    nodes: tuple[Node, ...]
    total: int
    more: bool


def bunches(graph: Graph, node: Node) -> tuple[Bunch, ...]:
    """Return every bunch of neighbours that is not empty, onward ones first."""
    onward = (Bunch(one, True, len(graph.onward(one, node))) for one in FROM[node.kind])
    back = (Bunch(one, False, len(graph.back(one, node))) for one in INTO[node.kind])
    return tuple(bunch for bunch in (*onward, *back) if bunch.size)


def neighbours(
    graph: Graph,
    node: Node,
    relation: Relation,
    *,
    onward: bool,
    after: Node | None = None,
    limit: int = 25,
) -> NodePage:
    """Return a page of one bunch, of the nodes that come after `after`."""
    every = graph.onward(relation, node) if onward else graph.back(relation, node)
    rest = every if after is None else tuple(one for one in every if one > after)
    return NodePage(rest[:limit], len(every), len(rest) > limit)
