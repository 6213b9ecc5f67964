"""What peers offer (对等目录): read by pages, never counted on."""

from dataclasses import dataclass
from datetime import datetime

from tongban.core.exchange.resources import DataResource
from tongban.store.exchange.models import HarvestedRow, PeerRow
from tongban.store.freezing.converter import opened

MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerLine:
    """A peer, when it was last read whole, and how many datasets it offers."""

    name: str
    whole_at: datetime | None
    interrupted: bool
    datasets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerDataset:
    """A dataset of a peer."""

    peer: str
    resource: DataResource
    changed_at: datetime


def peers() -> tuple[PeerLine, ...]:
    """Return every peer that was read, by name."""
    return tuple(
        PeerLine(
            name=row.name,
            whole_at=row.whole_at,
            interrupted=bool(row.cursor),
            datasets=row.datasets.filter(gone=False).count(),
        )
        for row in PeerRow.objects.order_by("name")
    )


def offered_by_peers(words: str = "") -> tuple[PeerDataset, ...]:
    """Return what peers offer whose name or department holds some words, by name."""
    rows = HarvestedRow.objects.filter(gone=False).order_by("name", "code")
    if words:
        rows = rows.filter(name__icontains=words)
    return tuple(
        PeerDataset(
            peer=row.peer_id,
            resource=opened(row.content, DataResource),
            changed_at=row.changed_at,
        )
        for row in rows[:MOST]
    )
