"""Columns (并列): shards one after the other, with numbers that hold for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tongban.engines.service_graph.rows import Ids
from tongban.engines.service_graph.shards import Shard
from tongban.engines.service_graph.storage import Array
from tongban.engines.service_graph.texts import Interned

_RENUMBERED = {
    "own_name": "texts",
    "own_label": "texts",
    "mentioned_name": "texts",
    "part_promised": "texts",
    "part_statutory": "texts",
    "own_part": "part_days",
    "edge_source": "own_kind",
}
"""Columns that hold numbers, and of what."""

_PLAIN = (
    "own_kind",
    "own_traits",
    "mentioned_kind",
    "part_days",
    "part_visits",
    "edge_relation",
    "edge_group",
)
_JOINED = (*_RENUMBERED, *_PLAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """All shards; `own_first` is the first node of the part that an own node belongs to.

    A negative `edge_target` is the complement of a mentioned node, any other an own one.
    """

    own_kind: npt.NDArray[np.uint8]
    own_traits: npt.NDArray[np.uint8]
    own_name: Ids
    own_label: Ids
    own_part: Ids
    own_first: npt.NDArray[np.int64]
    mentioned_kind: npt.NDArray[np.uint8]
    mentioned_name: Ids
    days: Ids
    visits: Ids
    promised: Ids
    statutory: Ids
    edge_relation: npt.NDArray[np.uint8]
    edge_group: npt.NDArray[np.uint16]
    edge_source: Ids
    edge_target: Ids


def side_by_side(shards: Sequence[Shard], texts: Interned) -> Column:
    """Return shards as one column; their texts get numbers of `texts`."""
    numbers = [texts.numbers(shard.texts.all(), len(shard.texts)) for shard in shards]
    joined = {name: _joined(shards, name, numbers) for name in _JOINED}
    own_part = joined["own_part"]
    begins = np.searchsorted(own_part, np.arange(len(joined["part_days"])))
    return Column(
        own_kind=joined["own_kind"],
        own_traits=joined["own_traits"],
        own_name=joined["own_name"],
        own_label=joined["own_label"],
        own_part=own_part,
        own_first=begins[own_part],
        mentioned_kind=joined["mentioned_kind"],
        mentioned_name=joined["mentioned_name"],
        days=joined["part_days"],
        visits=joined["part_visits"],
        promised=joined["part_promised"],
        statutory=joined["part_statutory"],
        edge_relation=joined["edge_relation"],
        edge_group=joined["edge_group"],
        edge_source=joined["edge_source"],
        edge_target=_targets(shards),
    )


def _joined(shards: Sequence[Shard], name: str, numbers: Sequence[Ids]) -> Array:
    of = _RENUMBERED.get(name)
    if of is None:
        return np.concatenate([shard[name] for shard in shards])
    if of == "texts":
        return np.concatenate(
            [known[shard[name]] for shard, known in zip(shards, numbers, strict=True)]
        )
    before = _before(shards, of)
    return np.concatenate(
        [shard[name] + begin for shard, begin in zip(shards, before, strict=True)]
    )


def _targets(shards: Sequence[Shard]) -> Ids:
    own, mentioned = _before(shards, "own_kind"), _before(shards, "mentioned_kind")
    return np.concatenate(
        [
            np.where(targets >= 0, targets + begin, targets - other)
            for targets, begin, other in zip(
                (shard["edge_target"] for shard in shards), own, mentioned, strict=True
            )
        ]
    )


def _before(shards: Sequence[Shard], name: str) -> Any:
    sizes = np.array([len(shard[name]) for shard in shards], dtype=np.int64)
    return (np.cumsum(sizes) - sizes).astype(np.int32)
