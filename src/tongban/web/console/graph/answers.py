"""What the API tells and takes (接口取值): nodes as names, pages of nodes, numbers in bounds."""

from collections.abc import Mapping
from typing import Any, Final

from tongban.core.graph.neighbours import NodePage
from tongban.core.graph.nodes import Node
from tongban.core.graph.ways import LawfulWay, Way
from tongban.engines.service_graph.snapshot import NodeSet, Snapshot
from tongban.web.console.graph import asked

MOST: Final = 100
_USUAL: Final = 25
Json = dict[str, Any]


class Refused(Exception):
    """The question is not one that can be answered; the words say why."""


def node_of(snapshot: Snapshot, given: Mapping[str, str], name: str = "node") -> Node:
    """Return the node that is named."""
    found = asked.perhaps(given, snapshot, name)
    if found is None:
        raise Refused(f"{name} must name a node that is there, such as item:CODE")
    return found


def limit_of(given: Mapping[str, str]) -> int:
    """Return how many nodes are asked for at most."""
    written = given.get("limit", str(_USUAL))
    if not (written.isascii() and written.isdigit() and len(written) <= len(str(MOST))):
        raise Refused(f"limit must be a number from 1 to {MOST}")
    limit = int(written)
    if not 1 <= limit <= MOST:
        raise Refused(f"limit must be a number from 1 to {MOST}")
    return limit


def told(snapshot: Snapshot, node: Node) -> Json:
    """Return a node under its name, with what it is called."""
    return {"node": node.written, "kind": node.kind.word, "label": snapshot.label(node)}


def all_told(snapshot: Snapshot, nodes: tuple[Node, ...]) -> list[Json]:
    """Return several nodes."""
    return [told(snapshot, one) for one in nodes]


def page_told(snapshot: Snapshot, page: NodePage) -> Json:
    """Return a page; `next` is the `after` of the next one."""
    return {
        "total": page.total,
        "nodes": all_told(snapshot, page.nodes),
        "next": page.nodes[-1].written if page.more else None,
    }


def page_of(nodes: NodeSet, given: Mapping[str, str]) -> Json:
    """Return the page of a set that is asked for."""
    page = nodes.page(after=asked.place(given), limit=limit_of(given))
    return page_told(nodes.snapshot, page)


def way_word(*, onward: bool) -> str:
    """Return in which direction a relation is taken."""
    return "onward" if onward else "back"


def walked(snapshot: Snapshot, way: Way) -> Json:
    """Return a way errand by errand, or what is missing."""
    if not isinstance(way, LawfulWay):
        return {"way": None, "missing": all_told(snapshot, way.missing)}
    errands = [
        {
            "item": told(snapshot, errand.item),
            "ready": errand.ready,
            "supplies": [
                {
                    "evidence": told(snapshot, one.evidence),
                    "origin": one.origin.name.lower(),
                    "item": None if one.item is None else one.item.written,
                }
                for one in errand.supplies
            ],
        }
        for errand in way.errands
    ]
    return {"way": {"days": way.days, "visits": way.visits, "errands": errands}, "missing": []}
