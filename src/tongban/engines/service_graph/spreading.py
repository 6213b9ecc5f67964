"""What a change touches (牵动范围), as `core.graph.touching`: kind by kind, all at once."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.touching import Touched, carriers
from tongban.engines.service_graph.rows import Ids, Mask, distinct
from tongban.engines.service_graph.snapshot import NodeSet, Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedSets:
    """What a change of `origin` touches, by kind of node (牵动范围)."""

    origin: Node
    by_kind: Mapping[NodeKind, NodeSet]

    def named(self) -> Touched:
        """Return the same with every node named."""
        return Touched(
            origin=self.origin, by_kind={kind: one.all() for kind, one in self.by_kind.items()}
        )


def touched(snapshot: Snapshot, origin: Node, *, beyond: bool = False) -> TouchedSets:
    """Return all that depends on `origin`, itself left out."""
    number = snapshot.number(origin)
    if number is None:
        return TouchedSets(origin=origin, by_kind={})
    seen = {kind: np.zeros(snapshot.count(kind), dtype=np.bool_) for kind in NodeKind}
    row = number - snapshot.begins[origin.kind]
    seen[origin.kind][row] = True
    first = np.array([row], dtype=np.int32)
    waiting = _carried(snapshot, seen, origin.kind, first, stops=False)
    while waiting:
        kind = max(waiting)  # what others rest on first, so that each kind is met in one go
        fresh = waiting.pop(kind)
        stops = kind is NodeKind.ITEM and not beyond
        for other, rows in _carried(snapshot, seen, kind, fresh, stops=stops).items():
            before = waiting.get(other)
            waiting[other] = rows if before is None else np.concatenate((before, rows))
    seen[origin.kind][row] = False
    return TouchedSets(origin=origin, by_kind=_sets(snapshot, seen))


def _carried(
    snapshot: Snapshot, seen: Mapping[NodeKind, Mask], kind: NodeKind, rows: Ids, *, stops: bool
) -> dict[NodeKind, Ids]:
    """Return what rows of a kind touch at once and nothing touched before, and mark it."""
    found: dict[NodeKind, list[Ids]] = {}
    for relation, onward in carriers(kind):
        if onward and stops:
            continue
        other = relation.target if onward else relation.source
        edges = (snapshot.onward_rows if onward else snapshot.back_rows)[relation]
        reached = edges.of_all(rows) - snapshot.begins[other]
        fresh = distinct(reached[~seen[other][reached]], len(seen[other]))
        if len(fresh):
            seen[other][fresh] = True
            found.setdefault(other, []).append(fresh)
    return {other: np.concatenate(several) for other, several in found.items()}


def _sets(snapshot: Snapshot, seen: Mapping[NodeKind, Mask]) -> dict[NodeKind, NodeSet]:
    return {
        kind: NodeSet(
            snapshot=snapshot,
            kind=kind,
            numbers=(np.flatnonzero(mask) + snapshot.begins[kind]).astype(np.int32),
        )
        for kind, mask in seen.items()
        if mask.any()
    }
