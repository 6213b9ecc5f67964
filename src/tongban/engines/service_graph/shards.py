"""Shards (分片): thousands of packed parts as arrays, kept until one of them changes.

A publication of one item remakes the shard that holds it and merges it with the others.
"""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from tongban.core.graph.relations import Relation
from tongban.engines.service_graph import storage
from tongban.engines.service_graph.packing import EDGE, OWN, Packed, lines, unpacked
from tongban.engines.service_graph.rows import begins_of, ranges
from tongban.engines.service_graph.storage import Array
from tongban.engines.service_graph.texts import Interned, TextTable

PARTS_A_SHARD: Final = 4096
_LIMITS: Final = 2
"""The texts at the head of each part: the promised and the statutory limit."""


def shards_for(parts: int) -> int:
    """Return into how many shards so many parts are divided: a power of two."""
    return 1 << max(0, (parts // PARTS_A_SHARD).bit_length())


def shard_of(code: str, shards: int) -> int:
    """Return the shard of the part of a code; it stays there whatever else is published."""
    return zlib.crc32(code.encode()) % shards


@dataclass(frozen=True, slots=True)
class Shard:
    """Parts side by side, as arrays.

    `own_*` has a line for each own node of a part, `mentioned_*` for each distinct shared node that
    is mentioned, `part_*` for each part. Edges stand by relation, from `edge_begins` on. In
    `edge_target` a number below zero is the complement of a mentioned node, any other an own one.
    Names are numbers of `texts`.
    """

    texts: TextTable
    arrays: Mapping[str, Array]

    def __getitem__(self, name: str) -> Array:
        return self.arrays[name]

    def keep(self, path: Path) -> None:
        """Write the shard to a file."""
        storage.write(path, self.arrays.items(), {})

    @classmethod
    def kept(cls, path: Path) -> "Shard | None":
        """Return the shard in a file, or None when there is no whole one."""
        found = storage.read(path)
        return None if found is None else cls.of(found.arrays)

    @classmethod
    def of(cls, arrays: Mapping[str, Array]) -> "Shard":
        """Return a shard of these arrays."""
        return cls(TextTable(arrays["text_bytes"], arrays["text_begins"]), arrays)


@dataclass(slots=True)
class _Gathered:
    """The runs of many parts, in the order in which they came."""

    own: list[bytes] = field(default_factory=list)
    mentioned: list[bytes] = field(default_factory=list)
    edges: list[bytes] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)
    counts: list[tuple[int, int, int, int]] = field(default_factory=list)

    def add(self, part: Packed) -> None:
        self.own.append(part.own)
        self.mentioned.append(part.mentioned)
        self.edges.append(part.edges)
        self.texts.extend(part.texts)
        self.counts.append((part.own_count, part.mentioned_count, part.days, part.visits))


@dataclass(frozen=True, slots=True)
class _Numbered:
    """Where the runs of each part begin, and the texts as numbers."""

    own_counts: npt.NDArray[np.int64]
    mentioned_counts: npt.NDArray[np.int64]
    texts: npt.NDArray[np.int32]

    @property
    def begins(self) -> npt.NDArray[np.int64]:
        """Return where the texts of each part begin."""
        sizes = _LIMITS + 2 * self.own_counts + self.mentioned_counts
        begins: npt.NDArray[np.int64] = np.cumsum(sizes) - sizes
        return begins

    def names(self) -> npt.NDArray[np.int32]:
        return self.texts[ranges(self.begins + _LIMITS, self.own_counts)]

    def labels(self) -> npt.NDArray[np.int32]:
        return self.texts[ranges(self.begins + _LIMITS + self.own_counts, self.own_counts)]

    def mentioned(self) -> npt.NDArray[np.int32]:
        begins = self.begins + _LIMITS + 2 * self.own_counts
        return self.texts[ranges(begins, self.mentioned_counts)]


def shard(parts: Iterable[bytes]) -> Shard:
    """Return packed parts as one shard."""
    gathered = _Gathered()
    for part in parts:
        gathered.add(unpacked(part))
    counts = np.array(gathered.counts, dtype=np.int64).reshape(-1, 4)
    interned = Interned()
    numbered = _Numbered(
        counts[:, 0], counts[:, 1], interned.numbers(gathered.texts, len(gathered.texts))
    )
    own = lines(b"".join(gathered.own), OWN)
    kinds = np.frombuffer(b"".join(gathered.mentioned), dtype=np.uint8)
    distinct, place = _distinct(kinds, numbered.mentioned())
    content, begins = interned.arrays()
    return Shard.of(
        {
            "text_bytes": content,
            "text_begins": begins,
            "own_kind": own["kind"],
            "own_traits": own["traits"],
            "own_name": numbered.names(),
            "own_label": numbered.labels(),
            "own_part": np.repeat(np.arange(len(counts), dtype=np.int32), counts[:, 0]),
            "mentioned_kind": (distinct >> 32).astype(np.uint8),
            "mentioned_name": distinct.astype(np.int32),
            "part_days": counts[:, 2].astype(np.int32),
            "part_visits": counts[:, 3].astype(np.int32),
            "part_promised": numbered.texts[numbered.begins],
            "part_statutory": numbered.texts[numbered.begins + 1],
            **_edges(gathered.edges, numbered, place),
        }
    )


def _distinct(
    kinds: npt.NDArray[np.uint8], names: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    keys = (kinds.astype(np.int64) << 32) | names
    distinct, place = np.unique(keys, return_inverse=True)
    return distinct, place


def _edges(
    runs: list[bytes], numbered: _Numbered, place: npt.NDArray[np.int64]
) -> dict[str, Array]:
    """Return the edges with numbers that hold for the whole shard."""
    edges = lines(b"".join(runs), EDGE)
    sizes = np.array([len(run) // EDGE.itemsize for run in runs], dtype=np.int64)
    own_begins = np.repeat(np.cumsum(numbered.own_counts) - numbered.own_counts, sizes)
    own_counts = np.repeat(numbered.own_counts, sizes)
    before = np.cumsum(numbered.mentioned_counts) - numbered.mentioned_counts
    target = edges["target"].astype(np.int64)
    shared = target >= own_counts
    target += own_begins
    mentioned = target[shared] - (own_begins + own_counts)[shared]
    target[shared] = ~place[mentioned + np.repeat(before, sizes)[shared]]
    order = np.argsort(edges["relation"], kind="stable")
    return {
        "edge_begins": begins_of(edges["relation"], len(Relation)),
        "edge_group": edges["group"][order],
        "edge_source": (edges["source"] + own_begins).astype(np.int32)[order],
        "edge_target": target.astype(np.int32)[order],
    }
