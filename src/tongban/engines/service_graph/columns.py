"""Columns (并列): shards one after the other, with numbers that hold for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tongban.core.graph.relations import Relation
from tongban.engines.service_graph.rows import Ids
from tongban.engines.service_graph.shards import Shard
from tongban.engines.service_graph.storage import Array
from tongban.engines.service_graph.texts import Interned


class Edges(NamedTuple):
    """The edges of one relation in all shards.

    A negative target is the complement of a mentioned node, any other an own one.
    """

    sources: Ids
    targets: Ids
    groups: npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """All shards; `own_first` is the first node of the part that an own node belongs to."""

    own_kind: npt.NDArray[np.uint8]
    own_traits: npt.NDArray[np.uint8]
    own_name: Ids
    own_label: Ids
    own_part: Ids
    own_first: Ids
    mentioned_kind: npt.NDArray[np.uint8]
    mentioned_name: Ids
    part_days: Ids
    part_visits: Ids
    part_promised: Ids
    part_statutory: Ids
    shards: Sequence[Shard]

    def edges(self, relation: Relation) -> Edges:
        """Return the edges of a relation, picked from every shard."""
        own, mentioned = _before(self.shards, "own_kind"), _before(self.shards, "mentioned_kind")
        sources, targets, groups = [], [], []
        for shard, own_begin, mentioned_begin in zip(self.shards, own, mentioned, strict=True):
            chosen = slice(*shard["edge_begins"][relation.number : relation.number + 2])
            written = shard["edge_target"][chosen]
            sources.append(shard["edge_source"][chosen] + own_begin)
            shifted = np.where(written >= 0, written + own_begin, written - mentioned_begin)
            targets.append(shifted)
            groups.append(shard["edge_group"][chosen])
        return Edges(np.concatenate(sources), np.concatenate(targets), np.concatenate(groups))


def side_by_side(shards: Sequence[Shard], texts: Interned) -> Column:
    """Return shards as one column; their texts get numbers of `texts`."""
    numbers = [texts.numbers(shard.texts.all(), len(shard.texts)) for shard in shards]
    begins = _before(shards, "part_days")
    own_part = np.concatenate(
        [shard["own_part"] + begin for shard, begin in zip(shards, begins, strict=True)]
    )
    parts = sum(len(shard["part_days"]) for shard in shards)
    first = np.searchsorted(own_part, np.arange(parts)).astype(np.int32)
    return Column(
        own_kind=_joined(shards, "own_kind"),
        own_traits=_joined(shards, "own_traits"),
        own_name=_renumbered(shards, "own_name", numbers),
        own_label=_renumbered(shards, "own_label", numbers),
        mentioned_kind=_joined(shards, "mentioned_kind"),
        mentioned_name=_renumbered(shards, "mentioned_name", numbers),
        part_days=_joined(shards, "part_days"),
        part_visits=_joined(shards, "part_visits"),
        part_promised=_renumbered(shards, "part_promised", numbers),
        part_statutory=_renumbered(shards, "part_statutory", numbers),
        own_part=own_part,
        own_first=first[own_part],
        shards=shards,
    )


def _joined(shards: Sequence[Shard], name: str) -> Array:
    return np.concatenate([shard[name] for shard in shards])


def _renumbered(shards: Sequence[Shard], name: str, numbers: Sequence[Ids]) -> Ids:
    return np.concatenate(
        [known[shard[name]] for shard, known in zip(shards, numbers, strict=True)]
    )


def _before(shards: Sequence[Shard], name: str) -> Ids:
    """Return how many lines of a column stand in the shards before each."""
    sizes = np.array([len(shard[name]) for shard in shards], dtype=np.int64)
    before: Ids = (np.cumsum(sizes) - sizes).astype(np.int32)
    return before
