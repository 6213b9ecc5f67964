"""Copies and requests, as the person and as the steward who answers may read them."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from tongban.core.people.actors import Citizen
from tongban.core.people.rights import AnyRightEvent, RightState, fold
from tongban.store.freezing.histories import History
from tongban.store.rights.models import CopyPart, DataCopy, RightsRequest

REQUESTS: Final = History[AnyRightEvent](AnyRightEvent)
PAGE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """One copy: how far it has come, or until when it can be fetched."""

    id: UUID
    asked_at: datetime
    done: int
    total: int
    ready_at: datetime | None
    until: datetime | None
    size: int
    failed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRequest:
    """A request with where it stands and everything that happened to it.

    `subject` is the blind index of whose request it is.
    """

    id: UUID
    subject: bytes
    number: str
    due_on: date
    asked_at: datetime
    state: RightState
    history: tuple[AnyRightEvent, ...]


def newest_copy(citizen: Citizen) -> CopyLine | None:
    """Return the copy that a person asked for last."""
    row = DataCopy.objects.filter(owner=citizen.account).order_by("-asked_at").first()
    return None if row is None else _copy(row)


def parts_of(citizen: Citizen, copy: UUID, now: datetime) -> Iterator[bytes] | None:
    """Return the archive of a copy, piece by piece; None when it is not theirs or not there."""
    row = DataCopy.objects.filter(owner=citizen.account, pk=copy, until__gt=now).first()
    if row is None:
        return None
    parts = CopyPart.objects.filter(copy=row).order_by("number").iterator(chunk_size=1)
    return (base64.b64decode(part.content) for part in parts)


def requests_of(citizen: Citizen) -> tuple[KeptRequest, ...]:
    """Return the requests of a person, the latest first."""
    rows = RightsRequest.objects.filter(owner=citizen.account).order_by("-asked_at")
    return _kept(rows[:PAGE])


def request_of(citizen: Citizen, request: UUID) -> KeptRequest | None:
    """Return a request of a person."""
    rows = RightsRequest.objects.filter(owner=citizen.account, pk=request)
    return next(iter(_kept(rows)), None)


def requests_to_answer(*, over: bool) -> tuple[KeptRequest, ...]:
    """Return what waits for an answer, the most urgent first, or what was answered last."""
    rows = RightsRequest.objects.filter(over_at__isnull=not over)
    return _kept(rows.order_by("-over_at" if over else "due_on", "id")[:PAGE])


def request_for_steward(request: UUID) -> KeptRequest | None:
    """Return a request as the steward who answers reads it."""
    return next(iter(_kept(RightsRequest.objects.filter(pk=request))), None)


def _kept(rows: "QuerySet[RightsRequest]") -> tuple[KeptRequest, ...]:
    found = []
    for row in rows.prefetch_related("records"):
        history = REQUESTS.read(row.records.all())
        found.append(
            KeptRequest(
                id=row.pk,
                subject=bytes(row.subject_index),
                number=row.number,
                due_on=row.due_on,
                asked_at=row.asked_at,
                state=fold(history),
                history=history,
            )
        )
    return tuple(found)


def _copy(row: DataCopy) -> CopyLine:
    return CopyLine(
        id=row.pk,
        asked_at=row.asked_at,
        done=row.done,
        total=row.total,
        ready_at=row.ready_at,
        until=row.until,
        size=row.size,
        failed=row.failed,
    )
