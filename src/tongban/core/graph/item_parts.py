"""What one version of an item adds to the graph (事项片段): itself, its parts and their edges."""

from collections.abc import Iterator

from tongban.core.catalog.conditions.elements import elements_of, parameters_of
from tongban.core.catalog.conditions.nodes import ALWAYS, Condition
from tongban.core.catalog.evidence import EvidenceRequirement, Trust
from tongban.core.catalog.items import Fee, ServiceItem
from tongban.core.catalog.steps import Output, Step
from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.parts import Edge, Measures, Named, Part, Trait, edges_citing, edges_to
from tongban.core.graph.relations import Relation
from tongban.core.graph.yardstick import yardstick
from tongban.core.guides.footprint import presences, window_trip
from tongban.core.vocabulary.citations import Citation


def item_part(item: ServiceItem) -> Part:
    """Return the nodes and edges of one item version."""
    own = [Named(_item(item), item.name), *sorted(_own_nodes(item))]
    edges = sorted(set(_edges(item)), key=_stored_order)
    return Part(nodes=tuple(own), edges=tuple(edges), measures=measures_of(item))


def measures_of(item: ServiceItem) -> Measures:
    """Return what the item costs by its definition, whoever applies.

    Conditional requirements and steps are left out: they do not meet everybody.
    """
    papers = any(
        requirement.original_seen or requirement.least_trust > Trust.UPLOADED
        for requirement in item.requirements
        if requirement.needed_when == ALWAYS
    )
    certain = (step for step in item.steps if step.needed_when == ALWAYS)
    return Measures(
        days=yardstick(item.promised_limit),
        visits=max(item.visits, window_trip(item, papers) + presences(certain)),
        promised=item.promised_limit.label,
        statutory=item.statutory_limit.label,
    )


def _stored_order(edge: Edge) -> tuple[int, Node, int, Node]:
    return (edge.relation.number, edge.source, edge.group, edge.target)


def _item(item: ServiceItem) -> Node:
    return Node(NodeKind.ITEM, item.code)


def _own_nodes(item: ServiceItem) -> Iterator[Named]:
    for condition in item.conditions:
        yield Named(Node(NodeKind.CONDITION, item.code, condition.id), condition.words)
    for requirement in item.requirements:
        node = Node(NodeKind.REQUIREMENT, item.code, requirement.id)
        yield Named(node, requirement.name, _requirement_traits(requirement))
    for step in item.steps:
        presence = Trait.PRESENCE if step.presence else Trait.NONE
        traits = presence | _conditional(step.needed_when)
        yield Named(Node(NodeKind.STEP, item.code, step.id), step.name, traits)
    for fee in item.fees:
        node = Node(NodeKind.FEE, item.code, fee.id)
        yield Named(node, fee.name, _conditional(fee.needed_when))
    for output in item.outputs:
        yield Named(Node(NodeKind.OUTPUT, item.code, output.code), output.name)


def _requirement_traits(requirement: EvidenceRequirement) -> Trait:
    declarable = requirement.declarable and requirement.least_trust is Trust.DECLARED
    return (
        _conditional(requirement.needed_when)
        | (Trait.DECLARABLE if declarable else Trait.NONE)
        | (Trait.DEFERRABLE if requirement.deferrable else Trait.NONE)
    )


def _conditional(needed_when: Condition) -> Trait:
    return Trait.NONE if needed_when == ALWAYS else Trait.CONDITIONAL


def _edges(item: ServiceItem) -> Iterator[Edge]:
    yield from _of_item(item)
    yield from _of_conditions(item)
    for requirement in item.requirements:
        yield from _of_requirement(item, requirement)
    for step in item.steps:
        yield from _of_step(item, step)
    for fee in item.fees:
        yield from _of_fee(item, fee)
    for output in item.outputs:
        yield from _of_output(item, output)


def _of_item(item: ServiceItem) -> Iterator[Edge]:
    node = _item(item)
    yield from edges_to(Relation.ITEM_HANDLED_BY, node, (item.department,))
    yield from edges_to(Relation.ITEM_FOLLOWS, node, (item.standard_item,))
    founded = (basis.citation for basis in (*item.legal_basis, *item.intermediary_services))
    yield from edges_citing(Relation.ITEM_FOUNDED_ON, node, founded)
    yield from edges_citing(Relation.ITEM_LIMITED_BY, node, _limit_citations(item))
    yield from edges_to(Relation.ITEM_ASKS, node, (question.element for question in item.questions))
    yield from edges_to(Relation.ITEM_COLLECTS, node, (field.element for field in item.fields))
    for field in item.fields:
        yield from edges_to(Relation.ITEM_READS, node, elements_of(field.needed_when))
        yield from edges_to(Relation.ITEM_USES, node, parameters_of(field.needed_when))


def _limit_citations(item: ServiceItem) -> Iterator[Citation]:
    limits = (
        item.statutory_limit,
        item.promised_limit,
        item.acceptance_limit,
        item.extension_limit,
        item.delivery_limit,
    )
    yield from (limit.citation for limit in limits if limit is not None)
    yield from (procedure.basis for procedure in item.special_procedures)


def _of_conditions(item: ServiceItem) -> Iterator[Edge]:
    for condition in item.conditions:
        node = Node(NodeKind.CONDITION, item.code, condition.id)
        yield Edge(Relation.ITEM_CONDITIONS, _item(item), node)
        yield from edges_to(Relation.CONDITION_READS, node, elements_of(condition.expression))
        yield from edges_to(Relation.CONDITION_USES, node, parameters_of(condition.expression))
        yield from edges_citing(Relation.CONDITION_CITES, node, condition.basis)


def _of_requirement(item: ServiceItem, requirement: EvidenceRequirement) -> Iterator[Edge]:
    node = Node(NodeKind.REQUIREMENT, item.code, requirement.id)
    yield Edge(Relation.ITEM_REQUIREMENTS, _item(item), node)
    for group, alternative in enumerate(requirement.alternatives):
        for code in alternative:
            evidence = Node(NodeKind.EVIDENCE, code)
            yield Edge(Relation.REQUIREMENT_ACCEPTS, node, evidence, group)
    yield from edges_to(Relation.REQUIREMENT_READS, node, elements_of(requirement.needed_when))
    yield from edges_to(Relation.REQUIREMENT_USES, node, parameters_of(requirement.needed_when))
    yield from edges_citing(Relation.REQUIREMENT_CITES, node, requirement.basis)


def _of_step(item: ServiceItem, step: Step) -> Iterator[Edge]:
    node = Node(NodeKind.STEP, item.code, step.id)
    yield Edge(Relation.ITEM_STEPS, _item(item), node)
    yield from edges_to(Relation.STEP_DONE_BY, node, (step.department,))
    for waited in step.waits_for:
        earlier = Node(NodeKind.STEP, item.code, waited)
        yield Edge(Relation.STEP_WAITS_FOR, node, earlier)
    yield from edges_to(Relation.STEP_READS, node, elements_of(step.needed_when))
    yield from edges_to(Relation.STEP_USES, node, parameters_of(step.needed_when))
    yield from edges_citing(Relation.STEP_CITES, node, (*step.basis, step.limit.citation))


def _of_fee(item: ServiceItem, fee: Fee) -> Iterator[Edge]:
    node = Node(NodeKind.FEE, item.code, fee.id)
    yield Edge(Relation.ITEM_FEES, _item(item), node)
    yield from edges_to(Relation.FEE_READS, node, elements_of(fee.needed_when))
    yield from edges_to(Relation.FEE_USES, node, parameters_of(fee.needed_when))
    yield from edges_citing(Relation.FEE_CITES, node, (fee.basis,))


def _of_output(item: ServiceItem, output: Output) -> Iterator[Edge]:
    node = Node(NodeKind.OUTPUT, item.code, output.code)
    yield Edge(Relation.ITEM_OUTPUTS, _item(item), node)
    yield from edges_to(Relation.OUTPUT_IS, node, (output.evidence,))
    yield from edges_to(Relation.OUTPUT_CERTIFIES, node, (output.certificate_type,))
    yield from edges_to(Relation.OUTPUT_SETTLES, node, output.settles)
    yield from edges_to(Relation.OUTPUT_NEEDS, node, output.needs)
