"""Proofs (证明关系): what a material proves, and who already holds what it says (免提交的依据).

政务数据共享条例: what sharing provides is not collected again. A material falls away when a dataset
vouches for it, or when datasets together serve every element that it proves.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tongban.core.catalog.sparing import is_spared
from tongban.core.graph.nodes import Node
from tongban.core.graph.parts import Trait
from tongban.core.graph.relations import Relation
from tongban.core.graph.service_graph import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenElement:
    """An element that a material proves (所证数据元), with the shared datasets that serve it."""

    element: Node
    datasets: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a material proves and who holds it (证明关系).

    `vouching` datasets make the paper unneeded by themselves, `serving_all` serve every element.
    `items` yield the material; `unserved` elements are in no shared dataset.
    """

    evidence: Node
    elements: tuple[ProvenElement, ...]
    issuers: tuple[Node, ...]
    certificates: tuple[Node, ...]
    vouching: tuple[Node, ...]
    serving_all: tuple[Node, ...]
    items: tuple[Node, ...]

    @property
    def unserved(self) -> tuple[Node, ...]:
        """Return the elements for which the paper is still needed."""
        return tuple(one.element for one in self.elements if not one.datasets)

    @property
    def sparable(self) -> bool:
        """Tell whether shared data can take the place of the paper."""
        return bool(self.vouching) or (bool(self.elements) and not self.unserved)


def proof(graph: Graph, evidence: Node) -> Proof:
    """Return what `evidence` proves and who holds it already."""
    elements = tuple(
        ProvenElement(
            element=element, datasets=shared(graph, graph.back(Relation.DATASET_SERVES, element))
        )
        for element in graph.onward(Relation.EVIDENCE_PROVES, evidence)
    )
    serving = [set(one.datasets) for one in elements]
    return Proof(
        evidence=evidence,
        elements=elements,
        issuers=graph.onward(Relation.EVIDENCE_ISSUED_BY, evidence),
        certificates=graph.onward(Relation.EVIDENCE_CERTIFIED_BY, evidence),
        vouching=shared(graph, graph.back(Relation.DATASET_VOUCHES, evidence)),
        serving_all=tuple(sorted(set.intersection(*serving))) if serving else (),
        items=producers(graph, evidence),
    )


def shared(graph: Graph, datasets: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return those of the datasets that other departments may call."""
    return tuple(one for one in datasets if Trait.SHARED in graph.traits(one))


def producers(graph: Graph, evidence: Node) -> tuple[Node, ...]:
    """Return the items that yield a material, or the electronic certificate that it is."""
    outputs = set(graph.back(Relation.OUTPUT_IS, evidence))
    for certificate in graph.onward(Relation.EVIDENCE_CERTIFIED_BY, evidence):
        outputs.update(graph.back(Relation.OUTPUT_CERTIFIES, certificate))
    return tuple(sorted({output.owner for output in outputs}))


def products(graph: Graph, item: Node) -> tuple[Node, ...]:
    """Return the materials that an item yields: `producers`, the other way round."""
    found: set[Node] = set()
    for output in graph.onward(Relation.ITEM_OUTPUTS, item):
        found.update(graph.onward(Relation.OUTPUT_IS, output))
        for certificate in graph.onward(Relation.OUTPUT_CERTIFIES, output):
            found.update(graph.back(Relation.EVIDENCE_CERTIFIED_BY, certificate))
    return tuple(sorted(found))


def spared(graph: Graph, evidence: Node, datasets: AbstractSet[Node]) -> bool:
    """Tell whether these datasets together make the paper unneeded."""
    proving = frozenset(graph.back(Relation.DATASET_VOUCHES, evidence))
    serving = (
        frozenset(graph.back(Relation.DATASET_SERVES, one))
        for one in graph.onward(Relation.EVIDENCE_PROVES, evidence)
    )
    return is_spared(proving, serving, datasets)
