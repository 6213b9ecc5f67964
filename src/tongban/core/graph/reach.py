"""Reach (可办范围): which items can be had in a situation, and what a gain or a loss changes.

An item is within reach when each of its requirements can be met: by what is held, by shared data,
by a promise, by what the person brings, or by the result of another item within reach. What only
some people need counts as needed, so whatever is within reach is so for everybody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.parts import Trait
from tongban.core.graph.proofs import producers, products, spared
from tongban.core.graph.relations import Relation
from tongban.core.graph.service_graph import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What there is to begin with (起始条件).

    `evidence` is held, `datasets` answer, `unneeded` requirements do not meet this person.
    `promises` says that declarable requirements are promised; `brings` that the person finds
    whatever one can have without an item here.
    """

    evidence: frozenset[Node] = frozenset()
    datasets: frozenset[Node] = frozenset()
    unneeded: frozenset[Node] = frozenset()
    promises: bool = True
    brings: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What can be had (可办范围): items, and the evidence to be had on the way."""

    items: frozenset[Node]
    evidence: frozenset[Node]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachChange:
    """Items that come within reach and items that are blocked, each in order (可办范围的变化)."""

    gained: tuple[Node, ...]
    blocked: tuple[Node, ...]


def fullest(graph: Graph) -> Situation:
    """Return the situation with every shared dataset, every promise, and all one can bring."""
    datasets = (one for one in graph.nodes(NodeKind.DATASET) if Trait.SHARED in graph.traits(one))
    return Situation(datasets=frozenset(datasets))


def reach(graph: Graph, situation: Situation) -> Reach:
    """Return what can be had in a situation, by following requirements forward to the end."""
    had = {one for one in graph.nodes(NodeKind.EVIDENCE) if at_hand(graph, one, situation)}
    out_of_reach = {
        item: [graph.alternatives(one) for one in open_requirements(graph, item, situation)]
        for item in graph.nodes(NodeKind.ITEM)
    }
    items: set[Node] = set()
    while fresh := {item for item, wanted in out_of_reach.items() if _met(wanted, had)}:
        items |= fresh
        for item in fresh:
            del out_of_reach[item]
            had.update(products(graph, item))
    return Reach(items=frozenset(items), evidence=frozenset(had))


def reach_change(graph: Graph, before: Situation, after: Situation) -> ReachChange:
    """Return which items a gain or a loss brings within reach or blocks."""
    first, then = reach(graph, before).items, reach(graph, after).items
    return ReachChange(gained=tuple(sorted(then - first)), blocked=tuple(sorted(first - then)))


def at_hand(graph: Graph, evidence: Node, situation: Situation) -> bool:
    """Tell whether a material is there without any item: held, shared, or to be brought."""
    return (
        evidence in situation.evidence
        or spared(graph, evidence, situation.datasets)
        or (situation.brings and brought(graph, evidence))
    )


def brought(graph: Graph, evidence: Node) -> bool:
    """Tell whether a person can have it without any item here: no item yields it, but it exists."""
    return Trait.BROUGHT in graph.traits(evidence) and not producers(graph, evidence)


def open_requirements(graph: Graph, item: Node, situation: Situation) -> Iterator[Node]:
    """Yield the requirements of an item that only evidence can meet."""
    for requirement in graph.onward(Relation.ITEM_REQUIREMENTS, item):
        promised = situation.promises and Trait.DECLARABLE in graph.traits(requirement)
        if not promised and requirement not in situation.unneeded:
            yield requirement


def _met(requirements: Iterable[tuple[tuple[Node, ...], ...]], had: set[Node]) -> bool:
    return all(any(had.issuperset(one) for one in lists) for lists in requirements)
