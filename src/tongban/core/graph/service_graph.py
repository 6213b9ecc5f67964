"""The service graph (政务图谱) as plain Python: the union of parts, looked up in dictionaries.

This is the reference. `Graph` is what every question needs of whatever holds a graph; a province's
is held in memory-mapped arrays, and answers the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Protocol

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.graph.item_parts import item_part
from tongban.core.graph.nodes import Node, NodeKind, law_of, plain_label
from tongban.core.graph.parts import NO_MEASURES, Edge, Measures, Named, Part, Trait
from tongban.core.graph.relations import Relation
from tongban.core.graph.shared_parts import journey_part, shared_part
from tongban.core.journeys.definitions import Journey


class Graph(Protocol):
    """Whatever holds a service graph; every sequence is in the order of nodes, without repeats."""

    def __contains__(self, node: object) -> bool: ...

    def label(self, node: Node) -> str:
        """Return what a node is called."""

    def traits(self, node: Node) -> Trait:
        """Return what else is known of a node."""

    def measures(self, item: Node) -> Measures:
        """Return what an item costs by its definition."""

    def onward(self, relation: Relation, node: Node) -> tuple[Node, ...]:
        """Return the targets of a relation from `node`."""

    def back(self, relation: Relation, node: Node) -> tuple[Node, ...]:
        """Return the sources of a relation to `node`."""

    def alternatives(self, requirement: Node) -> tuple[tuple[Node, ...], ...]:
        """Return the lists of evidence of a requirement: all of one list, any one list."""

    def nodes(self, kind: NodeKind) -> Iterable[Node]:
        """Return every node of a kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceGraph:
    """A graph in dictionaries (政务图谱); edges are kept both ways, sorted by what they lead to."""

    named: Mapping[Node, Named]
    measured: Mapping[Node, Measures]
    outgoing: Mapping[tuple[Relation, Node], tuple[Edge, ...]]
    incoming: Mapping[tuple[Relation, Node], tuple[Edge, ...]]

    def __contains__(self, node: object) -> bool:
        return node in self.named

    def label(self, node: Node) -> str:
        """Return what a node is called; a node that is not there, by its code."""
        found = self.named.get(node)
        return found.label if found is not None else plain_label(node)

    def traits(self, node: Node) -> Trait:
        """Return what else is known of a node."""
        found = self.named.get(node)
        return found.traits if found is not None else Trait.NONE

    def measures(self, item: Node) -> Measures:
        """Return what an item costs by its definition."""
        return self.measured.get(item, NO_MEASURES)

    def onward(self, relation: Relation, node: Node) -> tuple[Node, ...]:
        """Return the targets of a relation from `node`."""
        edges = self.outgoing.get((relation, node), ())
        return tuple(sorted({edge.target for edge in edges}))

    def back(self, relation: Relation, node: Node) -> tuple[Node, ...]:
        """Return the sources of a relation to `node`."""
        edges = self.incoming.get((relation, node), ())
        return tuple(sorted({edge.source for edge in edges}))

    def alternatives(self, requirement: Node) -> tuple[tuple[Node, ...], ...]:
        """Return the lists of evidence of a requirement, each in the order of nodes."""
        edges = self.outgoing.get((Relation.REQUIREMENT_ACCEPTS, requirement), ())
        ordered = sorted(edges, key=attrgetter("group", "target"))
        return tuple(
            tuple(edge.target for edge in group)
            for _, group in groupby(ordered, key=attrgetter("group"))
        )

    def nodes(self, kind: NodeKind) -> tuple[Node, ...]:
        """Return every node of a kind."""
        return tuple(sorted(node for node in self.named if node.kind is kind))


def service_graph(catalogue: Catalogue, journeys: Mapping[str, Journey]) -> ServiceGraph:
    """Return the graph of a catalogue and its journeys."""
    return assembled(
        (
            *(item_part(item) for item in catalogue.items.values()),
            *(journey_part(journey) for journey in journeys.values()),
            shared_part(catalogue),
        )
    )


def assembled(parts: Iterable[Part]) -> ServiceGraph:
    """Return the union of parts.

    A shared definition that is only mentioned is there under its code, and each law as whose
    articles are cited. A standard item is called as the first item that follows it. An item that is
    only mentioned is not there, nor what leads to it.
    """
    every = tuple(parts)
    named = {one.node: one for part in every for one in part.nodes}
    edges = {
        edge
        for part in every
        for edge in part.edges
        if edge.target.kind is not NodeKind.ITEM or edge.target in named
    }
    _call_matters(named, edges)
    _mention(named, (edge.target for edge in edges))
    articles = [node for node in named if node.kind is NodeKind.ARTICLE]
    edges.update(Edge(Relation.ARTICLE_PART_OF, one, law_of(one)) for one in articles)
    _mention(named, (law_of(one) for one in articles))
    return ServiceGraph(
        named=named,
        measured={
            part.nodes[0].node: part.measures
            for part in every
            if part.nodes and part.nodes[0].node.kind is NodeKind.ITEM
        },
        outgoing=_grouped((edge.relation, edge.source, edge) for edge in edges),
        incoming=_grouped((edge.relation, edge.target, edge) for edge in edges),
    )


def _call_matters(named: dict[Node, Named], edges: Iterable[Edge]) -> None:
    """Call each standard item (基本目录) as the first item that follows it, not by its code."""
    following = (edge for edge in edges if edge.relation is Relation.ITEM_FOLLOWS)
    for edge in sorted(following, key=attrgetter("source")):
        named.setdefault(edge.target, Named(edge.target, named[edge.source].label))


def _mention(named: dict[Node, Named], nodes: Iterable[Node]) -> None:
    for node in nodes:
        if node not in named:
            named[node] = Named(node, plain_label(node))


def _grouped(
    entries: Iterable[tuple[Relation, Node, Edge]],
) -> dict[tuple[Relation, Node], tuple[Edge, ...]]:
    groups: defaultdict[tuple[Relation, Node], list[Edge]] = defaultdict(list)
    for relation, node, edge in entries:
        groups[relation, node].append(edge)
    return {key: tuple(edges) for key, edges in groups.items()}
