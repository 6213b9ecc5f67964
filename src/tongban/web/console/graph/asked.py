"""What a request asks for (请求参数): nodes that exist, kinds that are known, numbers in bounds."""

from collections.abc import Mapping
from typing import Final

from django.http import Http404, HttpRequest

from tongban.actions.graph.current import CurrentGraph, current_graph
from tongban.core.graph.nodes import Node, NodeKind, read_node
from tongban.core.graph.relations import Relation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.engines.service_graph.snapshot import Snapshot

LONGEST_SEARCH: Final = 100
_KINDS = {kind.word: kind for kind in NodeKind}
_RELATIONS = {relation.word: relation for relation in Relation}


def graph() -> CurrentGraph:
    """Return the graph that is mapped."""
    return current_graph()


def node(request: HttpRequest, snapshot: Snapshot, name: str = "node") -> Node:
    """Return the node that the address names; one that is not there is not found."""
    found = perhaps(request.GET, snapshot, name)
    if found is None:
        raise Http404
    return found


def perhaps(asked: Mapping[str, str], snapshot: Snapshot, name: str) -> Node | None:
    """Return the node that the address names, or None when it names none that is there."""
    found = place(asked, name)
    return found if found is not None and found in snapshot else None


def place(asked: Mapping[str, str], name: str = "after") -> Node | None:
    """Return the node that the address names, there or not; a spoilt one names none."""
    try:
        return read_node(asked.get(name, ""))
    except InvalidValue:
        return None


def kind(asked: Mapping[str, str]) -> NodeKind | None:
    """Return the kind of node that the address names."""
    return _KINDS.get(asked.get("kind", ""))


def relation(asked: Mapping[str, str]) -> Relation:
    """Return the relation that the address names."""
    found = _RELATIONS.get(asked.get("relation", ""))
    if found is None:
        raise Http404
    return found


def words(asked: Mapping[str, str]) -> str:
    """Return what is searched for; what cannot be printed cannot be a name."""
    text = asked.get("q", "").strip()[:LONGEST_SEARCH]
    return text if text.isprintable() else ""
