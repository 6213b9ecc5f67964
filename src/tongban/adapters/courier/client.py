"""A courier over HTTP (快递接口): a call to order, known again by its key; one to ask where it is.

The transport comes from the wiring, which guards it: one registered origin, checked addresses, one
deadline. What an answer says is believed only in its exact form; anything else is silence.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

import httpx

from tongban.core.cases.parcels import ParcelStatus, ParcelTrack

MOST_BYTES = 64 * 1024
_LONGEST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelOrder:
    """A parcel to be fetched (寄件单): its key, and to whom it goes."""

    key: str
    recipient: str = field(repr=False)
    phone: str = field(repr=False)
    address: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """The courier has the order, under the number of a waybill."""

    waybill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """The courier does not go there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """No sensible answer in time; it is asked again."""


Ordering: TypeAlias = Ordered | Declined | Silent


class HttpCourier:
    """Orders parcels at the courier at `base_url`, known to it by `key`."""

    def __init__(self, transport: httpx.BaseTransport, *, base_url: str, key: str) -> None:
        self._base = base_url.rstrip("/")
        self._client = httpx.Client(
            transport=transport,
            headers={"authorization": f"Bearer {key}"},
            trust_env=False,
            follow_redirects=False,
        )

    def order(self, parcel: ParcelOrder) -> Ordering:
        """Return what became of an order; raises nothing."""
        body = {"recipient": parcel.recipient, "phone": parcel.phone, "address": parcel.address}
        status, said = self._asked("PUT", f"/parcels/{parcel.key}", body)
        if status in (httpx.codes.BAD_REQUEST, httpx.codes.UNPROCESSABLE_ENTITY):
            return Declined()
        waybill = said.get("waybill") if said.get("key") == parcel.key else None
        if status != httpx.codes.OK or not isinstance(waybill, str):
            return Silent()
        return Ordered(waybill=waybill) if 0 < len(waybill) <= _LONGEST else Silent()

    def tracks(self, waybill: str) -> tuple[ParcelTrack, ...] | None:
        """Return what is said of a parcel, in the order of telling; None when nothing sensible."""
        status, said = self._asked("GET", f"/waybills/{waybill}", None)
        if status != httpx.codes.OK or said.get("waybill") != waybill:
            return None
        try:
            return tuple(_track(one) for one in said["tracks"])
        except (KeyError, TypeError, ValueError):
            return None

    def _asked(self, verb: str, path: str, body: object) -> tuple[int, dict[str, Any]]:
        try:
            with self._client.stream(verb, f"{self._base}{path}", json=body) as answer:
                said = json.loads(_bounded(answer))
                return answer.status_code, said if isinstance(said, dict) else {}
        except (httpx.HTTPError, ValueError, RecursionError):
            return 0, {}


class NoCourier:
    """The courier of an installation that has none: officers note waybills themselves."""

    def order(self, _parcel: ParcelOrder) -> Ordering:
        """Decline."""
        return Declined()

    def tracks(self, _waybill: str) -> tuple[ParcelTrack, ...] | None:
        """Know nothing."""
        return None


def _track(one: Any) -> ParcelTrack:
    at = datetime.fromisoformat(one["at"])
    if at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return ParcelTrack(
        status=ParcelStatus(one["status"]), at=at, place=str(one["place"])[:_LONGEST]
    )


def _bounded(answer: httpx.Response) -> bytes:
    content = b""
    for piece in answer.iter_bytes():
        content += piece
        if len(content) > MOST_BYTES:
            return b""
    return content
