"""Parts of item versions (图谱片段): derived once, when a version is published or first wanted."""

from collections.abc import Iterator, Sequence

from tongban.core.catalog.items import ServiceItem
from tongban.core.graph.item_parts import item_part
from tongban.engines.service_graph.packing import FORM, packed
from tongban.store.catalog import graph_parts

_BATCH = 1000


def keep_part(version: int, item: ServiceItem) -> None:
    """Keep what a version adds to the graph, in the transaction that publishes it."""
    graph_parts.keep({version: packed(item_part(item))}, form=FORM)


def parts_of(versions: Sequence[int], *, keep: bool) -> Iterator[bytes]:
    """Yield the packed parts of item versions, in their order; `keep` those newly derived."""
    for begin in range(0, len(versions), _BATCH):
        batch = versions[begin : begin + _BATCH]
        kept = graph_parts.kept(batch, form=FORM)
        missing = [key for key in batch if key not in kept]
        derived = {
            key: packed(item_part(item)) for key, item in graph_parts.versions(missing).items()
        }
        if keep and derived:
            graph_parts.keep(derived, form=FORM)
        kept |= derived
        yield from (kept[key] for key in batch)
