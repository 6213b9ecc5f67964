"""Merging (合并): shards become one graph, every node numbered in the order of nodes.

Nodes of a kind follow each other by code; parts of items by their item, then by their own id. So
numbers sort as nodes do, lists need no sorting when they are read, and a page goes on after a
number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tongban.core.graph.nodes import PARTS_OF_ITEMS, Node, NodeKind, law_of, plain_label
from tongban.core.graph.relations import Relation
from tongban.engines.service_graph.columns import Column, side_by_side
from tongban.engines.service_graph.rows import Ids, begins_of, once, rows_of
from tongban.engines.service_graph.shards import Shard
from tongban.engines.service_graph.storage import Array
from tongban.engines.service_graph.texts import Interned

Ints = npt.NDArray[np.int64]
_OF_ITEMS: Final = (NodeKind.ITEM, *PARTS_OF_ITEMS)
_ABSENT: Final = -1
_EVIDENCE_BITS: Final = 24
_GROUP_BITS: Final = 16


def merged(shards: Sequence[Shard]) -> Iterator[tuple[str, Array]]:
    """Yield the arrays of the graph that shards make up, as `Snapshot` reads them."""
    texts = Interned()
    merging = _Merging(side_by_side(shards, texts), texts)
    merging.number_nodes()
    yield from merging.node_columns().items()
    yield from merging.measures().items()
    for relation in Relation:
        yield from merging.relation(relation).items()
    content, begins = texts.arrays()
    yield "text_bytes", content
    yield "text_begins", begins


@dataclass(slots=True, init=False)
class _Merging:
    """The graph while it is put together."""

    column: Column
    texts: Interned
    octets: list[bytes]
    names: dict[NodeKind, Ids]
    begins: Ints
    own_ids: Ids
    mentioned_ids: Ids
    law_names: Ids

    def __init__(self, column: Column, texts: Interned) -> None:
        self.column, self.texts = column, texts
        self.octets = list(texts)

    def number_nodes(self) -> None:
        """Give every node its number."""
        self.names = {kind: self._names_of(kind) for kind in NodeKind if kind is not NodeKind.LAW}
        self.names[NodeKind.LAW] = self._laws()
        sizes = [self._size(kind) for kind in NodeKind]
        self.begins = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
        self.own_ids = np.full(len(self.column.own_kind), _ABSENT, dtype=np.int32)
        self.mentioned_ids = np.full(len(self.column.mentioned_kind), _ABSENT, dtype=np.int32)
        for kind in NodeKind:
            if kind in PARTS_OF_ITEMS:
                self._number_parts(kind)
            else:
                self._number_named(kind)

    def node_columns(self) -> dict[str, Array]:
        """Return what is known of every node, in the order of numbers."""
        own, count = self.own_ids, int(self.begins[-1])
        name = np.zeros(count, dtype=np.int32)
        label = np.full(count, _ABSENT, dtype=np.int32)
        traits = np.zeros(count, dtype=np.uint8)
        for kind, names in self.names.items():
            if kind not in PARTS_OF_ITEMS:
                name[self._range(kind)] = names
        name[own] = self.column.own_name
        label[own] = self.column.own_label
        traits[own] = self.column.own_traits
        self._call_matters(label)
        for unnamed in np.flatnonzero(label == _ABSENT):
            label[unnamed] = self._plain_label(int(unnamed), int(name[unnamed]))
        return {
            "begins": self.begins,
            "name": name,
            "label": label,
            "traits": traits,
            "owner": self._owners(),
        }

    def measures(self) -> dict[str, Array]:
        """Return what each item costs by its definition, in the order of items."""
        order = self._item_parts()
        return {
            "days": self.column.part_days[order],
            "visits": self.column.part_visits[order],
            "promised": self.column.part_promised[order],
            "statutory": self.column.part_statutory[order],
        }

    def relation(self, relation: Relation) -> dict[str, Array]:
        """Return a relation as rows, both ways; where evidence is accepted, also its lists."""
        sources, targets, groups = self._edges(relation)
        if relation is Relation.REQUIREMENT_ACCEPTS:
            sources, targets, arrays = self._lists(sources, targets, groups)
            pairs = once((sources.astype(np.int64) << 32) | targets)
            sources, targets = pairs >> 32, pairs & 0xFFFFFFFF
        else:
            onward = rows_of(sources, targets, self._size(relation.source))
            arrays = {f"{relation.word}.begins": onward.begins, f"{relation.word}.ids": onward.ids}
        back = rows_of(
            targets - self.begins[relation.target],
            sources + self.begins[relation.source],
            self._size(relation.target),
        )
        arrays[f"{relation.word}.back.begins"] = back.begins
        arrays[f"{relation.word}.back.ids"] = back.ids
        return arrays

    def _edges(self, relation: Relation) -> tuple[Array, Array, Array]:
        """Return sources, counted within their kind, targets, and groups of a relation."""
        if relation is Relation.ARTICLE_PART_OF:
            laws = self._lookup(NodeKind.LAW)[self.law_names]
            return np.arange(len(laws)), laws, np.zeros_like(laws)
        edges = self.column.edges(relation)
        sources = self.own_ids[edges.sources] - self.begins[relation.source]
        targets = np.empty(len(edges.targets), dtype=np.int32)
        own = edges.targets >= 0
        targets[own] = self.own_ids[edges.targets[own]]
        targets[~own] = self.mentioned_ids[~edges.targets[~own]]
        there = targets != _ABSENT
        return sources[there], targets[there], edges.groups[there]

    def _lists(
        self, sources: Array, targets: Array, groups: Array
    ) -> tuple[Array, Array, dict[str, Array]]:
        """Return the accepted evidence by requirement and list, and where each list begins."""
        evidence = targets - self.begins[NodeKind.EVIDENCE]
        places = (sources.astype(np.int64) << _GROUP_BITS) | groups
        ordered = np.sort((places << _EVIDENCE_BITS) | evidence)
        places = ordered >> _EVIDENCE_BITS
        sources = places >> _GROUP_BITS
        targets = (ordered & ((1 << _EVIDENCE_BITS) - 1)) + self.begins[NodeKind.EVIDENCE]
        count = self._size(NodeKind.REQUIREMENT)
        fresh = np.flatnonzero(np.diff(places, prepend=_ABSENT))
        word = Relation.REQUIREMENT_ACCEPTS.word
        return (
            sources,
            targets,
            {
                f"{word}.begins": begins_of(sources, count),
                f"{word}.ids": targets.astype(np.int32),
                "lists": np.append(fresh, len(places)).astype(np.int32),
                "lists_of_requirement": begins_of(sources[fresh], count),
            },
        )

    def _names_of(self, kind: NodeKind) -> Ids:
        """Return the names of a kind in order; of parts of items only how many there are."""
        own: Ids = self.column.own_name[self.column.own_kind == kind]
        if kind in PARTS_OF_ITEMS:
            return own
        if kind is not NodeKind.ITEM:
            mentioned = self.column.mentioned_name[self.column.mentioned_kind == kind]
            return self._in_order(once(np.concatenate((own, mentioned))))
        return self._in_order(own)

    def _in_order(self, names: Ids) -> Ids:
        return np.array(sorted(names.tolist(), key=self.octets.__getitem__), dtype=np.int32)

    def _laws(self) -> Ids:
        """Return the names of the laws in order, and keep the one of each article."""
        articles = (self._node(NodeKind.ARTICLE, name) for name in self.names[NodeKind.ARTICLE])
        laws = [law_of(article).code.encode() for article in articles]
        self.law_names = self.texts.numbers(laws, len(laws))
        self.octets = list(self.texts)
        return self.texts.numbers(sorted(set(laws)), len(set(laws)))

    def _size(self, kind: NodeKind) -> int:
        return len(self.names[kind])

    def _range(self, kind: NodeKind) -> slice:
        return slice(int(self.begins[kind]), int(self.begins[kind + 1]))

    def _lookup(self, kind: NodeKind) -> Ids:
        """Return the number of the node of a kind for each name."""
        numbers = np.full(len(self.texts), _ABSENT, dtype=np.int32)
        numbers[self.names[kind]] = np.arange(self.begins[kind], self.begins[kind + 1])
        return numbers

    def _number_named(self, kind: NodeKind) -> None:
        numbers = self._lookup(kind)
        for kinds, names, ids in (
            (self.column.own_kind, self.column.own_name, self.own_ids),
            (self.column.mentioned_kind, self.column.mentioned_name, self.mentioned_ids),
        ):
            chosen = np.flatnonzero(kinds == kind)
            ids[chosen] = numbers[names[chosen]]

    def _number_parts(self, kind: NodeKind) -> None:
        """Give the parts of items numbers by their item; within it they are in order already."""
        chosen = np.flatnonzero(self.column.own_kind == kind)
        items = self.own_ids[self.column.own_first[chosen]]
        order = np.argsort(items, kind="stable")
        self.own_ids[chosen[order]] = np.arange(self.begins[kind], self.begins[kind + 1])

    def _owners(self) -> Ids:
        """Return the item of each part of an item."""
        first, last = self.begins[PARTS_OF_ITEMS[0]], self.begins[PARTS_OF_ITEMS[-1] + 1]
        owners = np.empty(int(last - first), dtype=np.int32)
        chosen = np.flatnonzero((self.own_ids >= first) & (self.own_ids < last))
        owners[self.own_ids[chosen] - first] = self.own_ids[self.column.own_first[chosen]]
        return owners

    def _item_parts(self) -> Ids:
        """Return the part of each item, in the order of items."""
        chosen = np.flatnonzero(self.column.own_kind == NodeKind.ITEM)
        return self.column.own_part[chosen[np.argsort(self.own_ids[chosen])]]

    def _call_matters(self, label: Ids) -> None:
        """Call each standard item as the first item that follows it."""
        items, standards, _ = self._edges(Relation.ITEM_FOLLOWS)
        nameless = label[standards] == _ABSENT
        items, standards = items[nameless], standards[nameless]
        last_first = np.argsort(items)[::-1]  # what is written last stays
        items = items[last_first] + self.begins[NodeKind.ITEM]
        label[standards[last_first]] = label[items]

    def _plain_label(self, number: int, name: int) -> int:
        kind = NodeKind(int(np.searchsorted(self.begins, number, side="right")) - 1)
        if kind not in (NodeKind.ARTICLE, NodeKind.LAW):
            return name
        return self.texts[plain_label(self._node(kind, name)).encode()]

    def _node(self, kind: NodeKind, name: int) -> Node:
        return Node(kind, self.octets[name].decode())
