"""Parcels (邮件): what a carrier says of one, in whatever order it says it, and what it amounts to.

A carrier tells things twice, late and in the wrong order. Only what ends a parcel counts for the
case, and the first such moment does; a parcel of which nothing is heard for too long is lost.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from tongban.core.cases.delivery_events import DeliveryFault
from tongban.core.vocabulary.citations import Citation

SILENCE: Final = timedelta(days=10)
"""After so long without a word a parcel counts as lost."""

SILENCE_BASIS: Final = Citation.local("邮件连续十日没有物流信息的，按丢失处理")


class ParcelStatus(enum.Enum):
    """What a carrier says of a parcel (物流状态)."""

    ORDERED = "ordered"
    COLLECTED = "collected"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    SIGNED = "signed"
    RETURNED = "returned"
    LOST = "lost"

    @property
    def final(self) -> bool:
        """Tell whether the parcel is at an end with it."""
        return self in (ParcelStatus.SIGNED, ParcelStatus.RETURNED, ParcelStatus.LOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelTrack:
    """One thing that a carrier says: where a parcel was at a moment (物流轨迹)."""

    status: ParcelStatus
    at: datetime
    place: str = ""


def ordered(tracks: Iterable[ParcelTrack]) -> tuple[ParcelTrack, ...]:
    """Return what was said, each once, in the order in which it happened and not was told."""
    rank = list(ParcelStatus)
    unique = {(one.status, one.at): one for one in tracks}
    return tuple(sorted(unique.values(), key=lambda one: (one.at, rank.index(one.status))))


def ending(
    tracks: Iterable[ParcelTrack], *, sent_at: datetime, now: datetime
) -> ParcelStatus | None:
    """Return how a parcel ended, by what was first to end it; None while it is on its way."""
    said = ordered(tracks)
    ended = next((one.status for one in said if one.status.final), None)
    if ended is not None:
        return ended
    heard = max((one.at for one in said), default=sent_at)
    return ParcelStatus.LOST if now - heard > SILENCE else None


FAULTS: Final = {
    ParcelStatus.RETURNED: DeliveryFault.RETURNED,
    ParcelStatus.LOST: DeliveryFault.LOST,
}
"""Why a result did not reach the person whose parcel ended so."""
