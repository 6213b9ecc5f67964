"""What is within reach (可办范围), as `core.graph.reach`: all items at once, round by round."""

from dataclasses import dataclass

import numpy as np

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.parts import Trait
from tongban.core.graph.reach import Reach, ReachChange, Situation
from tongban.core.graph.relations import Relation
from tongban.engines.service_graph.rows import Ids, Mask, totals
from tongban.engines.service_graph.snapshot import NodeSet, Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachMasks:
    """What can be had (可办范围), by row of items, of evidence and of requirements met."""

    snapshot: Snapshot
    items: Mask
    evidence: Mask
    requirements: Mask

    def named(self) -> Reach:
        """Return the same with every node named."""
        items = node_set(self.snapshot, NodeKind.ITEM, self.items)
        evidence = node_set(self.snapshot, NodeKind.EVIDENCE, self.evidence)
        return Reach(items=frozenset(items.all()), evidence=frozenset(evidence.all()))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachChangeSets:
    """Items that come within reach and items that are blocked (可办范围的变化)."""

    gained: NodeSet
    blocked: NodeSet

    def named(self) -> ReachChange:
        """Return the same with every node named."""
        return ReachChange(gained=self.gained.all(), blocked=self.blocked.all())


def fullest(snapshot: Snapshot) -> Situation:
    """Return the situation with every shared dataset, every promise, and all one can bring."""
    shared = node_set(snapshot, NodeKind.DATASET, snapshot.trait(NodeKind.DATASET, Trait.SHARED))
    return Situation(datasets=frozenset(shared.all()))


def reach(snapshot: Snapshot, situation: Situation) -> ReachMasks:
    """Return what can be had in a situation, by following requirements forward to the end."""
    had = at_hand(snapshot, situation)
    closed = ~open_requirements(snapshot, situation)
    accepts = snapshot.onward_rows[Relation.REQUIREMENT_ACCEPTS].ids
    accepts = accepts - snapshot.begins[NodeKind.EVIDENCE]
    lists, of_requirement = snapshot.arrays["lists"], snapshot.arrays["lists_of_requirement"]
    of_item = snapshot.onward_rows[Relation.ITEM_REQUIREMENTS].begins
    items = np.zeros(snapshot.count(NodeKind.ITEM), dtype=np.bool_)
    while True:
        whole = totals(~had[accepts], lists) == 0
        met = closed | (totals(whole, of_requirement) > 0)
        reached = totals(~met, of_item) == 0
        fresh = np.flatnonzero(reached & ~items).astype(np.int32)
        items = reached
        before = np.count_nonzero(had)
        had |= yielded(snapshot, fresh)
        if np.count_nonzero(had) == before:
            return ReachMasks(snapshot=snapshot, items=items, evidence=had, requirements=met)


def reach_change(snapshot: Snapshot, before: Situation, after: Situation) -> ReachChangeSets:
    """Return which items a gain or a loss brings within reach or blocks."""
    first, then = reach(snapshot, before).items, reach(snapshot, after).items
    return ReachChangeSets(
        gained=node_set(snapshot, NodeKind.ITEM, then & ~first),
        blocked=node_set(snapshot, NodeKind.ITEM, first & ~then),
    )


def at_hand(snapshot: Snapshot, situation: Situation) -> Mask:
    """Return which evidence is there without any item: held, shared, or to be brought."""
    had = snapshot.mask(NodeKind.EVIDENCE, situation.evidence)
    had |= spared(snapshot, situation.datasets)
    if situation.brings:
        had |= brought(snapshot)
    return had


def spared(snapshot: Snapshot, datasets: frozenset[Node]) -> Mask:
    """Return which evidence these datasets together make unneeded."""
    rows = np.flatnonzero(snapshot.mask(NodeKind.DATASET, datasets))
    served = np.zeros(snapshot.count(NodeKind.ELEMENT), dtype=np.bool_)
    serves = snapshot.onward_rows[Relation.DATASET_SERVES]
    served[serves.of_all(rows) - snapshot.begins[NodeKind.ELEMENT]] = True
    proves = snapshot.onward_rows[Relation.EVIDENCE_PROVES]
    unserved = totals(~served[proves.ids - snapshot.begins[NodeKind.ELEMENT]], proves.begins)
    mask: Mask = (unserved == 0) & (proves.sizes() > 0)
    vouches = snapshot.onward_rows[Relation.DATASET_VOUCHES]
    mask[vouches.of_all(rows) - snapshot.begins[NodeKind.EVIDENCE]] = True
    return mask


def brought(snapshot: Snapshot) -> Mask:
    """Return which evidence a person can have although no item yields it."""
    every = np.arange(snapshot.count(NodeKind.ITEM), dtype=np.int32)
    return snapshot.trait(NodeKind.EVIDENCE, Trait.BROUGHT) & ~yielded(snapshot, every)


def open_requirements(snapshot: Snapshot, situation: Situation) -> Mask:
    """Return which requirements only evidence can meet."""
    unneeded = snapshot.mask(NodeKind.REQUIREMENT, situation.unneeded)
    if situation.promises:
        unneeded |= snapshot.trait(NodeKind.REQUIREMENT, Trait.DECLARABLE)
    return ~unneeded


def yielded(snapshot: Snapshot, items: Ids) -> Mask:
    """Return the evidence that rows of items yield, or whose certificate they yield."""
    first = snapshot.begins
    outputs = snapshot.onward_rows[Relation.ITEM_OUTPUTS].of_all(items) - first[NodeKind.OUTPUT]
    mask = np.zeros(snapshot.count(NodeKind.EVIDENCE), dtype=np.bool_)
    results = snapshot.onward_rows[Relation.OUTPUT_IS].of_all(outputs)
    mask[results - first[NodeKind.EVIDENCE]] = True
    certified = snapshot.onward_rows[Relation.OUTPUT_CERTIFIES].of_all(outputs)
    certificates = np.unique(certified) - first[NodeKind.CERTIFICATE]
    same = snapshot.back_rows[Relation.EVIDENCE_CERTIFIED_BY].of_all(certificates)
    mask[same - first[NodeKind.EVIDENCE]] = True
    return mask


def node_set(snapshot: Snapshot, kind: NodeKind, mask: Mask) -> NodeSet:
    """Return the nodes of a kind that a mask picks."""
    numbers = (np.flatnonzero(mask) + snapshot.begins[kind]).astype(np.int32)
    return NodeSet(snapshot=snapshot, kind=kind, numbers=numbers)
