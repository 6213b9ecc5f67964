"""Paths (关联路径), as `core.graph.paths`: all nodes of one distance at once, from both ends.

What lies around two nodes is small until a hub is met; so the smaller side is widened each time,
and a path is there when the sides touch.
"""

from collections.abc import Collection, Iterator

import numpy as np
import numpy.typing as npt

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.paths import EVERY_KIND, LONGEST, Hop
from tongban.core.graph.relations import FROM, INTO, Relation
from tongban.engines.service_graph.rows import Ids, Rows
from tongban.engines.service_graph.snapshot import Snapshot

Distances = npt.NDArray[np.int8]
_FAR = -1


def path(
    snapshot: Snapshot, start: Node, end: Node, *, through: Collection[NodeKind] = EVERY_KIND
) -> tuple[Hop, ...] | None:
    """Return the hops of a shortest path, or None when there is none of at most `LONGEST`.

    Between the ends it leads only through nodes of the kinds in `through`. Of several shortest
    paths it is the one whose last node before the end comes first, and so on towards the start.
    """
    first, last = snapshot.number(start), snapshot.number(end)
    if first is None or last is None:
        return None
    open_kinds = np.zeros(len(NodeKind), dtype=np.bool_)
    open_kinds[list(through)] = True
    near = _Side(snapshot, first, other=last, open_kinds=open_kinds)
    far = _Side(snapshot, last, other=first, open_kinds=open_kinds)
    while not len(met := near.met(far)):
        if near.depth + far.depth == LONGEST or not (len(near.frontier) and len(far.frontier)):
            return None
        smaller = near if near.width() <= far.width() else far
        smaller.widen()
    near.walk_on(far, met)
    return _walked_back(snapshot, near.distances, end)


class _Side:
    """All nodes up to a distance from one end; beyond the other end nobody goes on."""

    def __init__(
        self, snapshot: Snapshot, begin: int, *, other: int, open_kinds: npt.NDArray[np.bool_]
    ) -> None:
        self.snapshot = snapshot
        self.open_kinds = open_kinds
        self.other = other
        self.distances = np.full(snapshot.begins[-1], _FAR, dtype=np.int8)
        self.distances[begin] = 0
        self.frontier = np.array([begin], dtype=np.int32)
        self.depth = 0

    def width(self) -> int:
        """Return how many hops lead away from the frontier."""
        return sum(
            int((rows.begins[places + 1] - rows.begins[places]).sum())
            for rows, places in _rows_away(self.snapshot, self.frontier)
        )

    def widen(self) -> None:
        """Take in what is one hop further."""
        fresh = _next_to(self.snapshot, self.frontier, self.distances, _FAR)
        kinds = np.searchsorted(self.snapshot.begins, fresh, side="right") - 1
        self.depth += 1
        self.frontier = fresh[self.open_kinds[kinds] | (fresh == self.other)]
        self.distances[self.frontier] = self.depth

    def met(self, far: "_Side") -> Ids:
        """Return the nodes where the sides touch, half way of the shortest paths."""
        met: Ids = self.frontier[far.distances[self.frontier] == far.depth]
        return met

    def walk_on(self, far: "_Side", met: Ids) -> None:
        """Tell the distance of all that lies on a shortest path, up to the other end."""
        self.distances[self.distances == self.depth] = _FAR
        self.distances[met] = self.depth
        for left in range(far.depth - 1, -1, -1):
            met = _next_to(self.snapshot, met, far.distances, left)
            self.depth += 1
            self.distances[met] = self.depth


def _next_to(snapshot: Snapshot, frontier: Ids, distances: Distances, wanted: int) -> Ids:
    """Return what is one hop from the frontier and has a distance."""
    found = np.zeros(len(distances), dtype=np.bool_)
    for rows, places in _rows_away(snapshot, frontier):
        found[rows.of_all(places)] = True
    found &= distances == wanted
    return np.flatnonzero(found).astype(np.int32)


def _rows_away(snapshot: Snapshot, frontier: Ids) -> Iterator[tuple[Rows, Ids]]:
    """Yield each relation that leads away from the frontier, and from which of its rows."""
    for kind in NodeKind:
        first, after = snapshot.span(kind)
        low, high = np.searchsorted(frontier, (first, after))
        if low < high:
            places = frontier[low:high] - first
            yield from ((snapshot.onward_rows[one], places) for one in FROM[kind])
            yield from ((snapshot.back_rows[one], places) for one in INTO[kind])


def _walked_back(snapshot: Snapshot, distances: Distances, end: Node) -> tuple[Hop, ...]:
    walked: list[Hop] = []
    here = end
    left = int(distances[snapshot.number(end)])
    while left:
        left -= 1
        number, relation, onward = min(_steps_back(snapshot, here, distances, left))
        walked.append(Hop(_RELATIONS[relation], bool(onward), here))
        kind = _RELATIONS[relation].source if onward else _RELATIONS[relation].target
        here = snapshot.node(kind, number)
    return tuple(reversed(walked))


def _steps_back(
    snapshot: Snapshot, here: Node, distances: Distances, left: int
) -> Iterator[tuple[int, int, int]]:
    """Yield the first node at a distance by each relation, and whether the hop here is onward."""
    for relations, onward in ((FROM[here.kind], True), (INTO[here.kind], False)):
        for relation in relations:
            numbers = snapshot.row(here, relation, onward=onward)
            near = numbers[distances[numbers] == left]
            if len(near):
                yield int(near[0]), relation.number, int(not onward)


_RELATIONS = {relation.number: relation for relation in Relation}
