"""The courier (快递): what the platform needs of whoever brings parcels."""

from typing import Protocol

from tongban.adapters.courier import Declined, Ordered, ParcelOrder, Silent
from tongban.core.cases.parcels import ParcelTrack


class Courier(Protocol):
    """Whoever brings parcels; it knows an order again by its key."""

    def order(self, parcel: ParcelOrder) -> Ordered | Declined | Silent:
        """Return what became of an order; raises nothing."""
        ...

    def tracks(self, waybill: str) -> tuple[ParcelTrack, ...] | None:
        """Return what is said of a parcel; None when nothing sensible."""
        ...
