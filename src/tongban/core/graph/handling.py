"""Who handles this (谁负责): every department that a node depends on, and in what part."""

import enum
from collections.abc import Iterator
from typing import NamedTuple

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.proofs import producers
from tongban.core.graph.relations import INTO, Relation
from tongban.core.graph.service_graph import Graph


class Charge(enum.IntEnum):
    """What a department does about a node (承担角色)."""

    LEADS = 0
    """Leads a journey (牵头)."""
    DECIDES = 1
    """Is competent for an item (实施主体)."""
    WORKS = 2
    """Does a step (办理环节)."""
    ISSUES = 3
    """Issues a document (出具)."""
    HOLDS = 4
    """Holds a dataset (数据提供)."""
    KEEPS = 5
    """Answers for an element (数源部门)."""


_CHARGES = {
    NodeKind.JOURNEY: (Charge.LEADS, Relation.JOURNEY_LED_BY),
    NodeKind.ITEM: (Charge.DECIDES, Relation.ITEM_HANDLED_BY),
    NodeKind.STEP: (Charge.WORKS, Relation.STEP_DONE_BY),
    NodeKind.EVIDENCE: (Charge.ISSUES, Relation.EVIDENCE_ISSUED_BY),
    NodeKind.DATASET: (Charge.HOLDS, Relation.DATASET_HELD_BY),
    NodeKind.ELEMENT: (Charge.KEEPS, Relation.ELEMENT_KEPT_BY),
}


class Hand(NamedTuple):
    """A department with a part in something (负责部门), and the node through which it has it."""

    charge: Charge
    department: Node
    through: Node


def hands(graph: Graph, node: Node) -> tuple[Hand, ...]:
    """Return who has a part in `node`, by charge and department."""
    return tuple(sorted({hand for one in _bearers(graph, node) for hand in _of(graph, one)}))


def _of(graph: Graph, node: Node) -> Iterator[Hand]:
    if node.kind in _CHARGES:
        charge, relation = _CHARGES[node.kind]
        yield from (Hand(charge, one, node) for one in graph.onward(relation, node))


def _bearers(graph: Graph, node: Node) -> Iterator[Node]:
    """Yield the nodes through which departments have to do with `node`."""
    yield node
    match node.kind:
        case NodeKind.JOURNEY:
            yield from graph.onward(Relation.JOURNEY_INCLUDES, node)
        case NodeKind.ITEM:
            yield from graph.onward(Relation.ITEM_STEPS, node)
        case NodeKind.EVIDENCE:
            yield from producers(graph, node)
            yield from graph.back(Relation.DATASET_VOUCHES, node)
        case NodeKind.ELEMENT:
            yield from graph.back(Relation.DATASET_SERVES, node)
        case _:
            for relation in INTO[node.kind]:
                yield from (one.owner for one in graph.back(relation, node))
            yield node.owner
