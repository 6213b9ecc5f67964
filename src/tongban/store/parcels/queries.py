"""Where parcels are (物流查询)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tongban.core.cases.parcels import ParcelStatus, ParcelTrack, ordered
from tongban.store.parcels.models import Parcel


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptParcel:
    """The latest parcel of a case, and what the courier said of it."""

    carrier: str
    waybill: str
    waiting: bool
    asked_at: datetime
    tracks: tuple[ParcelTrack, ...]


def parcel_of(case: UUID) -> KeptParcel | None:
    """Return the latest parcel of a case; who may see the case may see it."""
    row = Parcel.objects.filter(case=case).order_by("-asked_at").first()
    if row is None:
        return None
    return KeptParcel(
        carrier=row.carrier,
        waybill=row.waybill,
        waiting=row.standing == Parcel.Standing.ORDERING,
        asked_at=row.asked_at,
        tracks=ordered(
            ParcelTrack(status=ParcelStatus(one.status), at=one.at, place=one.place)
            for one in row.tracks.all()
        ),
    )
