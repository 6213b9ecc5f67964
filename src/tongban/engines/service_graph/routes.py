"""Paths (关联路径), as `core.graph.paths`: all nodes of one distance at once."""

from collections.abc import Collection, Iterator

import numpy as np
import numpy.typing as npt

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.paths import EVERY_KIND, LONGEST, Hop
from tongban.core.graph.relations import FROM, INTO, Relation
from tongban.engines.service_graph.rows import Ids
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
    distances = np.full(snapshot.begins[-1], _FAR, dtype=np.int8)
    distances[first] = 0
    open_kinds = np.zeros(len(NodeKind), dtype=np.bool_)
    open_kinds[list(through)] = True
    frontier = np.array([first], dtype=np.int32)
    for distance in range(1, LONGEST + 1):
        if distances[last] != _FAR or not len(frontier):
            break
        frontier = _fresh(snapshot, frontier, distances)
        kinds = np.searchsorted(snapshot.begins, frontier, side="right") - 1
        frontier = frontier[open_kinds[kinds] | (frontier == last)]
        distances[frontier] = distance
    return None if distances[last] == _FAR else _walked_back(snapshot, distances, end)


def _fresh(snapshot: Snapshot, frontier: Ids, distances: Distances) -> Ids:
    """Return what is one hop from the frontier and was not met before."""
    met = np.zeros(len(distances), dtype=np.bool_)
    for kind in NodeKind:
        first, after = snapshot.span(kind)
        low, high = np.searchsorted(frontier, (first, after))
        if low == high:
            continue
        rows = frontier[low:high] - first
        for relation in FROM[kind]:
            met[snapshot.onward_rows[relation].of_all(rows)] = True
        for relation in INTO[kind]:
            met[snapshot.back_rows[relation].of_all(rows)] = True
    met &= distances == _FAR
    return np.flatnonzero(met).astype(np.int32)


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
