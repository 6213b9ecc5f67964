"""Parts of item versions (图谱片段): derived once, when a version is published or first wanted.

A part is what the version adds to the graph and what it adds to the burden, one behind the other.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tongban.core.catalog.items import ServiceItem
from tongban.core.graph.burden.flat import flattened
from tongban.core.graph.item_parts import item_part
from tongban.engines.burden import packing as of_burden
from tongban.engines.service_graph import packing as of_graph
from tongban.store.catalog import graph_parts

FORM: Final = of_graph.FORM << 8 | of_burden.FORM
"""Is another whenever either half would be packed differently."""

_BATCH = 1000
_HEAD: Final = struct.Struct("<I")


class KeptPart(NamedTuple):
    """What an item version adds to the graph and to the burden, each packed."""

    graph: bytes
    burden: bytes

    def joined(self) -> bytes:
        """Return both as one run of bytes."""
        return _HEAD.pack(len(self.graph)) + self.graph + self.burden

    @classmethod
    def of(cls, item: ServiceItem) -> "KeptPart":
        """Return the part of an item version."""
        return cls(of_graph.packed(item_part(item)), of_burden.packed(flattened(item)))

    @classmethod
    def parted(cls, content: bytes) -> "KeptPart":
        """Return what `joined` put together."""
        (length,) = _HEAD.unpack_from(content)
        end = _HEAD.size + length
        return cls(content[_HEAD.size : end], content[end:])


def keep_part(version: int, item: ServiceItem) -> None:
    """Keep what a version adds to the graph, in the transaction that publishes it."""
    graph_parts.keep({version: KeptPart.of(item).joined()}, form=FORM)


def parts_of(versions: Sequence[int], *, keep: bool) -> Iterator[KeptPart]:
    """Yield the parts of item versions, in their order; `keep` those newly derived."""
    for begin in range(0, len(versions), _BATCH):
        batch = versions[begin : begin + _BATCH]
        kept = graph_parts.kept(batch, form=FORM)
        missing = [key for key in batch if key not in kept]
        derived = {
            key: KeptPart.of(item).joined() for key, item in graph_parts.versions(missing).items()
        }
        if keep and derived:
            graph_parts.keep(derived, form=FORM)
        kept |= derived
        yield from (KeptPart.parted(kept[key]) for key in batch)
