"""A small invented city as a graph, in few words, for tests of what the graph answers."""

from dataclasses import replace

from guidework import catalogue, dataset, days, item, journey, output, requirement

from tongban.core.catalog.evidence import EvidenceKind, EvidenceSource, EvidenceType
from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.service_graph import service_graph

BUREAU = Node(NodeKind.DEPARTMENT, "bureau")
FIRST, SECOND, THIRD = (Node(NodeKind.ITEM, code) for code in ("first", "second", "third"))
LICENCE, REPORT, PERMIT, DEED = (
    Node(NodeKind.EVIDENCE, code) for code in ("licence", "report", "permit", "deed")
)
SERVED = dataset("served", serves=("p.area", "p.rent"))


def nodes(kind: NodeKind, *codes: str) -> tuple[Node, ...]:
    return tuple(Node(kind, code) for code in codes)


def part(kind: NodeKind, node: Node, name: str) -> Node:
    return Node(kind, node.code, name)


def city(*items, datasets=(), evidence=(), journeys=()):
    made = catalogue(items, datasets)
    known = {**made.evidence, **{one.code: one for one in evidence}}
    return service_graph(replace(made, evidence=known), {one.code: one for one in journeys})


def issued(code: str, **more) -> EvidenceType:
    return EvidenceType(
        code=code, name=code, kind=EvidenceKind.OTHER, source=EvidenceSource.GOVERNMENT, **more
    )


def chain():
    """Return a city in which the second item wants what the first yields."""
    return city(
        item("first", outputs=(output("licence"),), promised_limit=days(4)),
        item("second", requirements=(requirement("r", ("licence",)),), promised_limit=days(3)),
        journeys=(journey("first", "second"),),
    )
