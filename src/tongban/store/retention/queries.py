"""Holds and reports of deletion, as officers read them; and what is held at this moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from tongban.core.people.holds import (
    IN_FORCE,
    AnyHoldEvent,
    HoldScope,
    HoldState,
    fold,
)
from tongban.store.freezing.histories import History
from tongban.store.retention.models import Deletion, Hold

HOLDS: Final = History[AnyHoldEvent](AnyHoldEvent)
PAGE: Final = 50
_LOCK: Final = 0x7265_7461_696E
_BINDING: Final = [status.value for status in IN_FORCE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What may not be deleted now: people by blind index, cases by number, whole kinds."""

    people: frozenset[bytes] = frozenset()
    cases: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptHold:
    """A hold with where it stands and everything that happened to it."""

    id: UUID
    state: HoldState
    history: tuple[AnyHoldEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionLine:
    """What one run deleted of one kind."""

    kind: str
    older_than: datetime
    deleted: int
    held: int
    stopped: bool
    at: datetime


def held_now() -> Held:
    """Return what holds in force protect."""
    found: dict[str, set[str]] = {scope.value: set() for scope in HoldScope}
    for scope, target in Hold.objects.filter(status__in=_BINDING).values_list("scope", "target"):
        found[scope].add(target)
    return Held(
        people=frozenset(bytes.fromhex(one) for one in found[HoldScope.PERSON.value]),
        cases=frozenset(found[HoldScope.CASE.value]),
        kinds=frozenset(found[HoldScope.KIND.value]),
    )


def holds(*, over: bool) -> tuple[KeptHold, ...]:
    """Return the holds that bind, or the latest of those that are over."""
    rows = Hold.objects.order_by("-asked_at")
    rows = rows.exclude(status__in=_BINDING)[:PAGE] if over else rows.filter(status__in=_BINDING)
    return _kept(rows)


def hold_of(hold: UUID) -> KeptHold | None:
    """Return one hold."""
    return next(iter(_kept(Hold.objects.filter(pk=hold))), None)


def last_deletions() -> Mapping[str, DeletionLine]:
    """Return by kind what the latest run deleted."""
    rows = Deletion.objects.order_by("kind", "-id").distinct("kind")
    return {row.kind: _line(row) for row in rows}


def deletions(*, before: int | None = None) -> tuple[tuple[int, DeletionLine], ...]:
    """Return a page of the runs that deleted or left something, the latest first, numbered."""
    rows = Deletion.objects.order_by("-id").exclude(deleted=0, held=0, stopped=False)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return tuple((row.pk, _line(row)) for row in rows[: PAGE + 1])


def _kept(rows: "QuerySet[Hold]") -> tuple[KeptHold, ...]:
    found = []
    for row in rows.prefetch_related("records"):
        history = HOLDS.read(row.records.all())
        found.append(KeptHold(id=row.pk, state=fold(history), history=history))
    return tuple(found)


def _line(row: Deletion) -> DeletionLine:
    return DeletionLine(
        kind=row.kind,
        older_than=row.older_than,
        deleted=row.deleted,
        held=row.held,
        stopped=row.stopped,
        at=row.at,
    )


def holds_stand_still() -> None:
    """Let nobody set a hold until this transaction ends, and wait for those who are at it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
