"""Entries as the party itself, and as the department that keeps them, may read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tongban.core.credit.entries import COUNTING, CreditEntry, EntryStatus, fold
from tongban.core.credit.events import AnyCreditEvent
from tongban.core.people.actors import Citizen, Officer
from tongban.store.credit.models import CreditRow
from tongban.store.freezing.histories import History
from tongban.store.sealing import blind_index

CREDIT: Final = History[AnyCreditEvent](AnyCreditEvent)
PAGE: Final = 30
_PUBLIC: Final = ~Q(status__in=[EntryStatus.PROPOSED.value, EntryStatus.DROPPED.value])
"""What was only proposed is nothing against anybody, and is not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedEntry:
    """An entry with whom it is about and everything that happened to it."""

    id: UUID
    department: str
    number: str
    party: str
    entry: CreditEntry
    history: tuple[AnyCreditEvent, ...]
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One line of a list of entries."""

    id: UUID
    list: str
    number: str
    party: str
    status: EntryStatus
    decided_on: date
    counts_until: date
    due_on: date | None
    opened_at: datetime


def entries_about(subject: str) -> tuple[CreditEntry, ...]:
    """Return every entry about a party that came to count; the caller asks on its behalf."""
    rows = _about(subject).prefetch_related("records")
    return tuple(fold(CREDIT.read(row.records.all())) for row in rows)


def entries_of(citizen: Citizen) -> tuple[OpenedEntry, ...]:
    """Return the entries about this person, or the organisation they act for, the latest first."""
    rows = _about(citizen.subject).prefetch_related("records").order_by("-decided_on", "id")
    return tuple(map(opened, rows))


def entry_of(citizen: Citizen, entry: UUID) -> OpenedEntry | None:
    """Return an entry about this person, or the organisation they act for."""
    row = _about(citizen.subject).filter(pk=entry).first()
    return None if row is None else opened(row)


def entry_for(officer: Officer, entry: UUID) -> OpenedEntry | None:
    """Return an entry that the officer's department keeps."""
    row = CreditRow.objects.filter(pk=entry, department=officer.department).first()
    return None if row is None else opened(row)


def waiting_for(officer: Officer) -> tuple[EntryLine, ...]:
    """Return what the officer's department has to confirm or answer, the most urgent first."""
    rows = CreditRow.objects.filter(department=officer.department).filter(
        Q(due_on__isnull=False) | Q(status=EntryStatus.PROPOSED.value)
    )
    return tuple(map(_line, rows.order_by("due_on", "opened_at", "id")[: PAGE * 4]))


def kept_by(
    officer: Officer,
    *,
    onto: str = "",
    number: str = "",
    before: tuple[datetime, UUID] | None = None,
) -> tuple[EntryLine, ...]:
    """Return a page of the entries of the officer's department, the latest first."""
    rows = CreditRow.objects.filter(department=officer.department)
    if onto:
        rows = rows.filter(list=onto)
    if number:
        rows = rows.filter(party_index=blind_index(number))
    if before is not None:
        at, key = before
        rows = rows.filter(Q(opened_at__lt=at) | Q(opened_at=at, id__gt=key))
    return tuple(map(_line, rows.order_by("-opened_at", "id")[:PAGE]))


def counting_by_list(today: date) -> dict[str, int]:
    """Return how many entries count on a day, by list; they name nobody."""
    rows = CreditRow.objects.filter(
        status__in=[status.value for status in COUNTING], counts_until__gte=today
    )
    found = rows.values("list").annotate(found=Count("id")).order_by()
    return {row["list"]: row["found"] for row in found}


def opened(row: CreditRow) -> OpenedEntry:
    """Return a row with everything that is sealed in it."""
    history = CREDIT.read(row.records.all())
    party = row.party
    return OpenedEntry(
        id=row.pk,
        department=row.department,
        number=str(party["number"]),
        party=str(party["name"]),
        entry=fold(history),
        history=history,
        revision=row.revision,
    )


def indexes_of_lines(lines: Iterable[EntryLine]) -> tuple[bytes, ...]:
    """Return the blind indexes of whom some lines are about, for the audit of a look."""
    return tuple(blind_index(line.number) for line in lines)


def _about(subject: str) -> "QuerySet[CreditRow]":
    return CreditRow.objects.filter(_PUBLIC, party_index=blind_index(subject))


def _line(row: CreditRow) -> EntryLine:
    party = row.party
    return EntryLine(
        id=row.pk,
        list=row.list,
        number=str(party["number"]),
        party=str(party["name"]),
        status=EntryStatus(row.status),
        decided_on=row.decided_on,
        counts_until=row.counts_until,
        due_on=row.due_on,
        opened_at=row.opened_at,
    )
