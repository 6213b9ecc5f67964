"""Search by name (按名称查), as `core.graph.searching`: texts are searched, then whose they are."""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

from tongban.core.graph.neighbours import NodePage
from tongban.core.graph.nodes import PARTS_OF_ITEMS, Node, NodeKind
from tongban.core.graph.searching import DEPARTMENTS
from tongban.engines.service_graph.rows import Mask
from tongban.engines.service_graph.snapshot import Snapshot


def search(
    snapshot: Snapshot,
    words: str,
    *,
    kinds: Collection[NodeKind] = tuple(NodeKind),
    department: str = "",
    after: Node | None = None,
    limit: int = 25,
) -> NodePage:
    """Return a page of the nodes whose name or code holds every word, case of Latin letters aside.

    With a department, only what belongs to it; a department itself does. No words find everything.
    """
    texts = [snapshot.texts.containing(word.encode()) for word in words.split()]
    total, more = 0, False
    shown: list[Node] = []
    for kind in sorted(kinds):
        found = np.flatnonzero(_named(snapshot, kind, texts) & _belongs(snapshot, kind, department))
        total += len(found)
        rest = _after(snapshot, kind, found + snapshot.begins[kind], after)
        room = limit - len(shown)
        shown += [snapshot.node(kind, number) for number in rest[:room].tolist()]
        more = more or len(rest) > room
    return NodePage(tuple(shown), total, more)


def _named(snapshot: Snapshot, kind: NodeKind, texts: list[Mask]) -> Mask:
    numbers = slice(*snapshot.span(kind))
    labels, names = snapshot.arrays["label"][numbers], snapshot.arrays["name"][numbers]
    mask = np.ones(len(names), dtype=np.bool_)
    for holding in texts:
        mask &= holding[labels] | holding[names]
    return mask


def _belongs(snapshot: Snapshot, kind: NodeKind, department: str) -> Mask:
    if not department:
        return np.ones(snapshot.count(kind), dtype=np.bool_)
    node = Node(NodeKind.DEPARTMENT, department)
    if kind in PARTS_OF_ITEMS:
        items = _belongs(snapshot, NodeKind.ITEM, department)
        first, last = (one - snapshot.begins[PARTS_OF_ITEMS[0]] for one in snapshot.span(kind))
        owners = snapshot.arrays["owner"][first:last]
        return np.take(items, owners - snapshot.begins[NodeKind.ITEM])
    mask = np.zeros(snapshot.count(kind), dtype=np.bool_)
    if kind in DEPARTMENTS:
        mask[snapshot.row(node, DEPARTMENTS[kind], onward=False) - snapshot.begins[kind]] = True
    elif kind is NodeKind.DEPARTMENT:
        mask |= snapshot.mask(kind, frozenset({node}))
    return mask


def _after(
    snapshot: Snapshot, kind: NodeKind, numbers: npt.NDArray[np.intp], after: Node | None
) -> npt.NDArray[np.intp]:
    """Return those of the numbers of a kind that come after a node of any kind."""
    if after is None or kind > after.kind:
        return numbers
    if kind < after.kind:
        return numbers[:0]
    return numbers[np.searchsorted(numbers, snapshot.number_after(after)) :]
