"""Addresses of the explorer (网址): everything asked stands in the address, so it can be kept."""

from urllib.parse import urlencode

from django.urls import reverse

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.relations import Relation


def _with(name: str, **asked: str) -> str:
    kept = {key: value for key, value in asked.items() if value}
    return f"{reverse(name)}?{urlencode(kept)}" if kept else reverse(name)


def home() -> str:
    """Return the search."""
    return reverse("console:graph")


def look(node: Node) -> str:
    """Return the page of a node."""
    return _with("console:graph-node", node=node.written)


def members(node: Node, relation: Relation, *, onward: bool) -> str:
    """Return the list of one bunch of neighbours."""
    way = "onward" if onward else "back"
    return _with("console:graph-members", node=node.written, relation=relation.word, way=way)


def touched(node: Node, kind: NodeKind, *, beyond: bool = False) -> str:
    """Return the list of what a change of a node touches."""
    far = "1" if beyond else ""
    return _with("console:graph-touched", node=node.written, kind=kind.word, beyond=far)


def connection(start: Node, end: Node | None = None) -> str:
    """Return the page that finds a path from a node."""
    finish = "" if end is None else end.written
    return _with("console:graph-path", node=start.written, to=finish)


def way(goal: Node) -> str:
    """Return the page of the shortest lawful way."""
    return _with("console:graph-way", node=goal.written)


def loss(node: Node) -> str:
    """Return the page that tells what is blocked without a node."""
    return _with("console:graph-loss", node=node.written)


def drawing(node: Node, form: str) -> str:
    """Return the drawing of a node as a file of a form."""
    return _with(f"console:graph-{form}", node=node.written)


def page_after(address: str, asked: dict[str, str], after: Node) -> str:
    """Return the next page of a list."""
    kept = {key: value for key, value in asked.items() if value and key != "after"}
    return f"{address}?{urlencode({**kept, 'after': after.written})}"
