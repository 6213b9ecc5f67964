"""What stands on a provision (法规变动影响), as `core.graph.law_changes`: by whole relations."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tongban.core.graph.law_changes import LawChange
from tongban.core.graph.nodes import PARTS_OF_ITEMS, Node, NodeKind
from tongban.core.graph.relations import INTO, Relation
from tongban.engines.service_graph.rows import Ids, distinct
from tongban.engines.service_graph.snapshot import NodeSet, Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class LawChangeSets:
    """What stands on a provision (法规变动影响), named when it is read."""

    provision: Node
    articles: NodeSet
    cited_by: tuple[tuple[Relation, NodeSet], ...]
    evidence: NodeSet
    items: NodeSet
    journeys: NodeSet

    def named(self) -> LawChange:
        """Return the same with every node named."""
        return LawChange(
            provision=self.provision,
            articles=self.articles.all(),
            cited_by=tuple((relation, one.all()) for relation, one in self.cited_by),
            evidence=self.evidence.all(),
            items=self.items.all(),
            journeys=self.journeys.all(),
        )


def law_change(snapshot: Snapshot, provision: Node) -> LawChangeSets:
    """Return what stands on an article, or on any article of a law."""
    articles = _articles(snapshot, provision)
    cited = {
        relation: found
        for relation in INTO[NodeKind.ARTICLE]
        if len(found := _back(snapshot, relation, articles))
    }
    nothing = np.zeros(0, dtype=np.int32)
    requirements = cited.get(Relation.REQUIREMENT_CITES, nothing)
    owners = np.concatenate([nothing, *(_items(snapshot, *one) for one in cited.items())])
    items = _distinct(snapshot, NodeKind.ITEM, owners)
    joining = _back(snapshot, Relation.JOURNEY_INCLUDES, items)
    journeys = np.union1d(joining, cited.get(Relation.JOURNEY_FOUNDED_ON, nothing))
    accepts = snapshot.onward_rows[Relation.REQUIREMENT_ACCEPTS]
    evidence = accepts.of_all(requirements - snapshot.begins[NodeKind.REQUIREMENT])

    def a_set(kind: NodeKind, numbers: npt.NDArray[np.int32]) -> NodeSet:
        return NodeSet(snapshot=snapshot, kind=kind, numbers=numbers)

    return LawChangeSets(
        provision=provision,
        articles=a_set(NodeKind.ARTICLE, articles),
        cited_by=tuple((one, a_set(one.source, found)) for one, found in cited.items()),
        evidence=a_set(NodeKind.EVIDENCE, _distinct(snapshot, NodeKind.EVIDENCE, evidence)),
        items=a_set(NodeKind.ITEM, items),
        journeys=a_set(NodeKind.JOURNEY, journeys),
    )


def _articles(snapshot: Snapshot, provision: Node) -> Ids:
    if provision.kind is NodeKind.LAW:
        return snapshot.row(provision, Relation.ARTICLE_PART_OF, onward=False)
    number = snapshot.number(provision) if provision.kind is NodeKind.ARTICLE else None
    return np.array([] if number is None else [number], dtype=np.int32)


def _back(snapshot: Snapshot, relation: Relation, numbers: Ids) -> Ids:
    found = snapshot.back_rows[relation].of_all(numbers - snapshot.begins[relation.target])
    return _distinct(snapshot, relation.source, found)


def _distinct(snapshot: Snapshot, kind: NodeKind, numbers: Ids) -> Ids:
    first = np.int32(snapshot.begins[kind])
    return distinct(numbers - first, snapshot.count(kind)) + first


def _items(snapshot: Snapshot, relation: Relation, numbers: Ids) -> Ids:
    """Return the items that the sources of a relation are or belong to."""
    if relation.source in PARTS_OF_ITEMS:
        return snapshot.arrays["owner"][numbers - snapshot.begins[PARTS_OF_ITEMS[0]]]
    return numbers if relation.source is NodeKind.ITEM else numbers[:0]
