"""What shared definitions and journeys add to the graph (共用片段)."""

from collections.abc import Iterator

from tongban.core.catalog.availability import granted_items
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.evidence import EvidenceSource, EvidenceType
from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.parts import Edge, Named, Part, Trait, edges_citing, edges_to
from tongban.core.graph.relations import Relation
from tongban.core.journeys.definitions import Journey


def shared_part(catalogue: Catalogue) -> Part:
    """Return the nodes and edges of everything that items share; `catalogue.items` is not read."""
    nodes = (
        *(
            Named(Node(NodeKind.ELEMENT, one.code), one.label)
            for one in catalogue.elements.values()
        ),
        *(
            Named(Node(NodeKind.DEPARTMENT, one.code), one.name)
            for one in catalogue.departments.values()
        ),
        *(
            Named(Node(NodeKind.PARAMETER, one.code), one.label)
            for one in catalogue.parameters.values()
        ),
        *(
            Named(Node(NodeKind.EVIDENCE, one.code), one.name, _brought(one))
            for one in catalogue.evidence.values()
        ),
        *(
            Named(Node(NodeKind.DATASET, one.code), one.name, _shared(one, catalogue))
            for one in catalogue.datasets.values()
        ),
        *_certificates(catalogue),
    )
    return Part(nodes=nodes, edges=tuple(dict.fromkeys(_edges(catalogue))))


def journey_part(journey: Journey) -> Part:
    """Return the nodes and edges of one journey version."""
    node = Node(NodeKind.JOURNEY, journey.code)
    conditions = (sub.offered_when for sub in journey.sub_items)
    asked = (
        *(question.element for question in journey.questions),
        *(element for condition in conditions for element in elements_of(condition)),
    )
    basis = (basis.citation for basis in journey.basis)
    edges = (
        *edges_to(Relation.JOURNEY_INCLUDES, node, (sub.item for sub in journey.sub_items)),
        *edges_to(Relation.JOURNEY_LED_BY, node, (journey.lead,)),
        *edges_to(Relation.JOURNEY_ASKS, node, asked),
        *edges_citing(Relation.JOURNEY_FOUNDED_ON, node, basis),
    )
    return Part(nodes=(Named(node, journey.name),), edges=tuple(dict.fromkeys(edges)))


def _brought(evidence: EvidenceType) -> Trait:
    """Tell whether a person can have it: it is their own, or some authority is named for it."""
    own = evidence.source is not EvidenceSource.GOVERNMENT
    return Trait.BROUGHT if own or evidence.issuer or evidence.issuer_note else Trait.NONE


def _shared(dataset: Dataset, catalogue: Catalogue) -> Trait:
    return Trait.SHARED if granted_items(catalogue, dataset) else Trait.NONE


def _certificates(catalogue: Catalogue) -> Iterator[Named]:
    """Yield each certificate type, called as the first evidence that is it."""
    named: dict[str, str] = {}
    for evidence in catalogue.evidence.values():
        if evidence.certificate_type:
            named.setdefault(evidence.certificate_type, evidence.name)
    return (Named(Node(NodeKind.CERTIFICATE, code), label) for code, label in named.items())


def _edges(catalogue: Catalogue) -> Iterator[Edge]:
    for element in catalogue.elements.values():
        node = Node(NodeKind.ELEMENT, element.code)
        yield from edges_to(Relation.ELEMENT_KEPT_BY, node, (element.source_of_truth,))
    for evidence in catalogue.evidence.values():
        node = Node(NodeKind.EVIDENCE, evidence.code)
        yield from edges_to(Relation.EVIDENCE_PROVES, node, evidence.proves)
        yield from edges_to(Relation.EVIDENCE_CERTIFIED_BY, node, (evidence.certificate_type,))
        yield from edges_to(Relation.EVIDENCE_ISSUED_BY, node, (evidence.issuer,))
    for dataset in catalogue.datasets.values():
        yield from _of_dataset(dataset)
    for parameter in catalogue.parameters.values():
        node = Node(NodeKind.PARAMETER, parameter.code)
        yield from edges_citing(
            Relation.PARAMETER_CITES, node, (value.citation for value in parameter.history)
        )


def _of_dataset(dataset: Dataset) -> Iterator[Edge]:
    node = Node(NodeKind.DATASET, dataset.code)
    yield from edges_to(Relation.DATASET_SERVES, node, dataset.serves)
    yield from edges_to(Relation.DATASET_KEYED_BY, node, dataset.keys)
    yield from edges_to(Relation.DATASET_VOUCHES, node, dataset.proves)
    yield from edges_to(Relation.DATASET_HELD_BY, node, (dataset.holder,))
    basis = () if dataset.basis is None else (dataset.basis,)
    yield from edges_citing(Relation.DATASET_CITES, node, basis)
