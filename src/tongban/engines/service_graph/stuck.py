"""Dead ends (断点与死循环), as `core.graph.dead_ends`: first without what no circle holds."""

from dataclasses import dataclass

import numpy as np

from tongban.core.graph.dead_ends import DeadEnds, circles, waiting
from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.parts import Trait
from tongban.core.graph.relations import Relation
from tongban.engines.service_graph.reaching import (
    ReachMasks,
    fullest,
    node_set,
    reach,
    spared,
    yielded,
)
from tongban.engines.service_graph.rows import Mask, totals
from tongban.engines.service_graph.snapshot import NodeSet, Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadEndSets:
    """What nobody can obtain (断点与死循环), even with all shared data and every promise."""

    evidence: NodeSet
    items: NodeSet
    circles: tuple[tuple[Node, ...], ...]

    def named(self) -> DeadEnds:
        """Return the same with every node named."""
        return DeadEnds(evidence=self.evidence.all(), items=self.items.all(), circles=self.circles)


@dataclass(frozen=True, slots=True)
class _Had:
    """The evidence that can be had, to look into."""

    reached: ReachMasks

    def __contains__(self, node: object) -> bool:
        number = self.reached.snapshot.number(node) if isinstance(node, Node) else None
        first = self.reached.snapshot.begins[NodeKind.EVIDENCE]
        return number is not None and bool(self.reached.evidence[number - first])


def dead_ends(snapshot: Snapshot) -> DeadEndSets:
    """Return every dead end of the catalogue."""
    situation = fullest(snapshot)
    reached = reach(snapshot, situation)
    every = np.arange(snapshot.count(NodeKind.ITEM), dtype=np.int32)
    orphans = (
        (snapshot.back_rows[Relation.REQUIREMENT_ACCEPTS].sizes() > 0)
        & ~snapshot.trait(NodeKind.EVIDENCE, Trait.BROUGHT)
        & ~yielded(snapshot, every)
        & ~spared(snapshot, situation.datasets)
    )
    circling = node_set(snapshot, NodeKind.ITEM, _perhaps_circling(reached)).all()
    waits = waiting(snapshot, circling, situation, _Had(reached))
    return DeadEndSets(
        evidence=node_set(snapshot, NodeKind.EVIDENCE, orphans),
        items=node_set(snapshot, NodeKind.ITEM, ~reached.items),
        circles=circles(waits),
    )


def _perhaps_circling(reached: ReachMasks) -> Mask:
    """Return the blocked items that wait for one such, each for another, without end."""
    snapshot = reached.snapshot
    requirements = snapshot.onward_rows[Relation.ITEM_REQUIREMENTS].begins
    accepts = snapshot.onward_rows[Relation.REQUIREMENT_ACCEPTS]
    wanted = accepts.ids - snapshot.begins[NodeKind.EVIDENCE]
    circling = ~reached.items
    while True:
        live = yielded(snapshot, np.flatnonzero(circling).astype(np.int32)) & ~reached.evidence
        waits = ~reached.requirements & (totals(live[wanted], accepts.begins) > 0)
        still = circling & (totals(waits, requirements) > 0)
        if np.array_equal(still, circling):
            return circling
        circling = still
