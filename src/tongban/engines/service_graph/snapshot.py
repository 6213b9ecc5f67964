"""A snapshot (图谱快照): one release of the graph, mapped, and read as any other `Graph`.

Numbers of nodes stay inside the engine. What is handed out are nodes, or a `NodeSet` that names
them page by page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from tongban.core.graph.neighbours import NodePage
from tongban.core.graph.nodes import PARTS_OF_ITEMS, Node, NodeKind, plain_label
from tongban.core.graph.parts import NO_MEASURES, Measures, Trait
from tongban.core.graph.relations import Relation
from tongban.engines.service_graph import storage
from tongban.engines.service_graph.rows import Ids, Mask, Rows
from tongban.engines.service_graph.storage import Array
from tongban.engines.service_graph.texts import TextTable

_OWN = {
    NodeKind.CONDITION: Relation.ITEM_CONDITIONS,
    NodeKind.REQUIREMENT: Relation.ITEM_REQUIREMENTS,
    NodeKind.STEP: Relation.ITEM_STEPS,
    NodeKind.FEE: Relation.ITEM_FEES,
    NodeKind.OUTPUT: Relation.ITEM_OUTPUTS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A graph in arrays (图谱快照); `notes` tell which release it is of."""

    arrays: Mapping[str, Array]
    texts: TextTable
    begins: tuple[int, ...]
    onward_rows: Mapping[Relation, Rows]
    back_rows: Mapping[Relation, Rows]
    notes: Mapping[str, Any]
    size: int

    @classmethod
    def of(
        cls, arrays: Mapping[str, Array], notes: Mapping[str, Any] | None = None, size: int = 0
    ) -> "Snapshot":
        """Return a snapshot of merged arrays."""
        return cls(
            arrays=arrays,
            texts=TextTable(arrays["text_bytes"], arrays["text_begins"]),
            begins=tuple(arrays["begins"].tolist()),
            onward_rows={one: _rows(arrays, one.word) for one in Relation},
            back_rows={one: _rows(arrays, f"{one.word}.back") for one in Relation},
            notes=notes or {},
            size=size,
        )

    @classmethod
    def mapped(cls, path: Path) -> "Snapshot | None":
        """Return the snapshot in a file, or None when there is no whole one."""
        found = storage.read(path)
        return None if found is None else cls.of(found.arrays, found.notes, found.size)

    def __contains__(self, node: object) -> bool:
        return isinstance(node, Node) and self.number(node) is not None

    def label(self, node: Node) -> str:
        """Return what a node is called; a node that is not there, by its code."""
        number = self.number(node)
        if number is None:
            return plain_label(node)
        return self.texts[self.arrays["label"][number]]

    def traits(self, node: Node) -> Trait:
        """Return what else is known of a node."""
        number = self.number(node)
        return Trait.NONE if number is None else Trait(int(self.arrays["traits"][number]))

    def measures(self, item: Node) -> Measures:
        """Return what an item costs by its definition."""
        number = self.number(item)
        if number is None or item.kind is not NodeKind.ITEM:
            return NO_MEASURES
        row = number - self.begins[NodeKind.ITEM]
        return Measures(
            days=int(self.arrays["days"][row]),
            visits=int(self.arrays["visits"][row]),
            promised=self.texts[self.arrays["promised"][row]],
            statutory=self.texts[self.arrays["statutory"][row]],
        )

    def onward(self, relation: Relation, node: Node) -> tuple[Node, ...]:
        """Return the targets of a relation from `node`."""
        return self.named(relation.target, self.row(node, relation, onward=True))

    def back(self, relation: Relation, node: Node) -> tuple[Node, ...]:
        """Return the sources of a relation to `node`."""
        return self.named(relation.source, self.row(node, relation, onward=False))

    def alternatives(self, requirement: Node) -> tuple[tuple[Node, ...], ...]:
        """Return the lists of evidence of a requirement, each in the order of nodes."""
        number = self.number(requirement)
        if number is None or requirement.kind is not NodeKind.REQUIREMENT:
            return ()
        row = number - self.begins[NodeKind.REQUIREMENT]
        first, after = self.arrays["lists_of_requirement"][row : row + 2]
        ids = self.onward_rows[Relation.REQUIREMENT_ACCEPTS].ids
        return tuple(
            self.named(NodeKind.EVIDENCE, ids[begin:end])
            for begin, end in pairwise(self.arrays["lists"][first : after + 1].tolist())
        )

    def nodes(self, kind: NodeKind) -> Iterator[Node]:
        """Yield every node of a kind."""
        return (self.node(kind, number) for number in range(*self.span(kind)))

    def span(self, kind: NodeKind) -> tuple[int, int]:
        """Return the first number of a kind, and the one after its last."""
        return self.begins[kind], self.begins[kind + 1]

    def count(self, kind: NodeKind) -> int:
        """Return how many nodes there are of a kind."""
        return self.begins[kind + 1] - self.begins[kind]

    def number(self, node: Node) -> int | None:
        """Return the number of a node, or None when it is not there."""
        low, high, name = self._among(node)
        place = self._place(name, low, high)
        there = place < high and self.texts.octets(self.arrays["name"][place]) == name
        return place if there else None

    def number_after(self, node: Node) -> int:
        """Return the number of the first node of the same kind that comes after a node."""
        low, high, name = self._among(node)
        return self._place(name, low, high, after=True)

    def node(self, kind: NodeKind, number: int) -> Node:
        """Return the node of a number."""
        name = self.texts[self.arrays["name"][number]]
        if kind not in PARTS_OF_ITEMS:
            return Node(kind, name)
        item = self.arrays["owner"][number - self.begins[PARTS_OF_ITEMS[0]]]
        return Node(kind, self.texts[self.arrays["name"][item]], name)

    def named(self, kind: NodeKind, numbers: Ids) -> tuple[Node, ...]:
        """Return the nodes of several numbers of a kind."""
        return tuple(self.node(kind, number) for number in numbers.tolist())

    def row(self, node: Node, relation: Relation, *, onward: bool) -> Ids:
        """Return the numbers of the neighbours of a node by a relation."""
        kind = relation.source if onward else relation.target
        number = self.number(node) if node.kind is kind else None
        if number is None:
            return np.zeros(0, dtype=np.int32)
        rows = (self.onward_rows if onward else self.back_rows)[relation]
        found = rows.of(number - self.begins[kind])
        if onward and relation is Relation.REQUIREMENT_ACCEPTS:  # several lists may share evidence
            return np.unique(found)
        return found

    def mask(self, kind: NodeKind, nodes: Iterator[Node] | frozenset[Node]) -> Mask:
        """Return which nodes of a kind are among these."""
        mask = np.zeros(self.count(kind), dtype=np.bool_)
        numbers = [self.number(node) for node in nodes if node.kind is kind]
        mask[[one - self.begins[kind] for one in numbers if one is not None]] = True
        return mask

    def trait(self, kind: NodeKind, trait: Trait) -> Mask:
        """Return which nodes of a kind have a trait."""
        first, after = self.span(kind)
        mask: Mask = (self.arrays["traits"][first:after] & trait.value) != 0
        return mask

    def _among(self, node: Node) -> tuple[int, int, bytes]:
        """Return the numbers between which a node lies, and its name, which is in order there.

        The parts of an item that is not there would lie before those of the next one.
        """
        if node.kind not in PARTS_OF_ITEMS:
            first, last = self.span(node.kind)
            return first, first if node.part else last, node.code.encode()
        first, last = self.span(NodeKind.ITEM)
        code = node.code.encode()
        item = self._place(code, first, last)
        there = item < last and self.texts.octets(self.arrays["name"][item]) == code
        begins = self.onward_rows[_OWN[node.kind]].begins
        low = self.begins[node.kind] + int(begins[item - first])
        high = self.begins[node.kind] + int(begins[item - first + 1]) if there else low
        return low, high, node.part.encode()

    def _place(self, name: bytes, low: int, high: int, *, after: bool = False) -> int:
        """Return where a name is or would be between two numbers; with `after`, past it."""
        names = self.arrays["name"]
        while low < high:
            middle = (low + high) // 2
            found = self.texts.octets(names[middle])
            if found < name or (after and found == name):
                low = middle + 1
            else:
                high = middle
        return low


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeSet:
    """Nodes of one kind, named when they are read (节点集); numbers ascend."""

    snapshot: Snapshot
    kind: NodeKind
    numbers: Ids

    def __len__(self) -> int:
        return len(self.numbers)

    def page(self, *, after: Node | None = None, limit: int = 25) -> NodePage:
        """Return a page of the nodes that come after `after`."""
        numbers = self.numbers
        if after is not None:
            numbers = numbers[np.searchsorted(numbers, self.snapshot.number_after(after)) :]
        shown = self.snapshot.named(self.kind, numbers[:limit])
        return NodePage(shown, len(self), len(numbers) > limit)

    def all(self) -> tuple[Node, ...]:
        """Return every node."""
        return self.snapshot.named(self.kind, self.numbers)


def _rows(arrays: Mapping[str, Array], word: str) -> Rows:
    return Rows(arrays[f"{word}.begins"], arrays[f"{word}.ids"])
