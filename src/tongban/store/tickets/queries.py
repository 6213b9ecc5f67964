"""Tickets as whoever asked, and as the department that answers, may read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Avg, Count, ExpressionWrapper, F, Q, QuerySet
from django.db.models import fields as columns
from django.db.models.functions import TruncDate

from tongban.core.exchange.ticket_events import (
    AnyTicketEvent,
    Matter,
    TicketKind,
    TicketOutcome,
)
from tongban.core.exchange.tickets import TicketState, TicketStatus, fold
from tongban.core.people.actors import Citizen, Officer
from tongban.store.sealing import blind_index
from tongban.store.tickets.events import TICKETS, matter_of
from tongban.store.tickets.models import Ticket

PAGE = 30
_UNSETTLED = ~Q(status=TicketStatus.SETTLED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketLine:
    """One line of a list of tickets."""

    id: UUID
    number: str
    kind: TicketKind
    status: TicketStatus
    outcome: TicketOutcome | None
    department: str
    dataset: str
    matter: Matter
    opened_at: datetime
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedTicket:
    """A ticket with everything that happened to it; `looked` is whose look is asked about."""

    line: TicketLine
    state: TicketState
    history: tuple[AnyTicketEvent, ...]
    looked: str
    case_numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetTally:
    """How often the data of a dataset were disputed, and what became of it."""

    dataset: str
    department: str
    opened: int
    settled: int
    corrected: int
    late: int
    days: float | None


def asked_entries(citizen: Citizen, entries: Iterable[int]) -> dict[int, UUID]:
    """Return the tickets that this person opened about looks, by the entry of the look."""
    found = Ticket.objects.filter(owner_id=citizen.account, entry__in=list(entries))
    return {entry: ticket for entry, ticket in found.values_list("entry", "id") if entry}


def tickets_of(citizen: Citizen, *, before: datetime | None = None) -> tuple[TicketLine, ...]:
    """Return a page of the tickets of this person or organisation, the latest first."""
    rows = _of(citizen)
    if before is not None:
        rows = rows.filter(opened_at__lt=before)
    return tuple(_line(row) for row in rows.order_by("-opened_at")[:PAGE])


def ticket_of(citizen: Citizen, ticket: UUID) -> OpenedTicket | None:
    """Return a ticket of this person or organisation."""
    return _opened(_of(citizen).filter(pk=ticket))


def tickets_of_filing(filing: UUID) -> tuple[TicketLine, ...]:
    """Return the corrections that a filing asked for; the caller has shown that they may see it."""
    return tuple(_line(row) for row in Ticket.objects.filter(filing=filing).order_by("number"))


def tickets_for(
    officer: Officer, *, settled: bool = False, after: tuple[date, UUID] | None = None
) -> tuple[TicketLine, ...]:
    """Return a page of what the officer's department has to answer, the most urgent first."""
    rows = Ticket.objects.filter(department=officer.department)
    rows = rows.exclude(_UNSETTLED) if settled else rows.filter(_UNSETTLED)
    if after is not None:
        rows = rows.filter(Q(due_on__gt=after[0]) | Q(due_on=after[0], id__gt=after[1]))
    return tuple(_line(row) for row in rows.order_by("due_on", "id")[:PAGE])


def ticket_for(officer: Officer, ticket: UUID) -> OpenedTicket | None:
    """Return a ticket that the officer's department has to answer, or has answered."""
    return _opened(Ticket.objects.filter(pk=ticket, department=officer.department))


def unanswered(officer: Officer) -> int:
    """Return how many tickets the officer's department has to answer."""
    return Ticket.objects.filter(_UNSETTLED, department=officer.department).count()


def tallies(today: date, *, department: str | None = None) -> tuple[DatasetTally, ...]:
    """Return what became of the disputes about each dataset, the most disputed first."""
    rows = Ticket.objects.filter(kind=TicketKind.CORRECTION.value)
    if department is not None:
        rows = rows.filter(department=department)
    late = Q(due_on__lt=TruncDate("settled_at")) | (_UNSETTLED & Q(due_on__lt=today))
    taken = ExpressionWrapper(F("settled_at") - F("opened_at"), columns.DurationField())
    found = rows.values("dataset", "department").annotate(
        opened=Count("id"),
        settled=Count("id", filter=~_UNSETTLED),
        corrected=Count("id", filter=Q(outcome=TicketOutcome.CORRECTED.value)),
        late=Count("id", filter=late),
        taken=Avg(taken),
    )
    return tuple(
        DatasetTally(
            dataset=row["dataset"],
            department=row["department"],
            opened=row["opened"],
            settled=row["settled"],
            corrected=row["corrected"],
            late=row["late"],
            days=None if row["taken"] is None else row["taken"].total_seconds() / 86_400,
        )
        for row in found.order_by("-opened", "dataset", "department")
    )


def _of(citizen: Citizen) -> "QuerySet[Ticket]":
    return Ticket.objects.filter(
        owner_id=citizen.account, subject_index=blind_index(citizen.subject)
    )


def _opened(rows: "QuerySet[Ticket]") -> OpenedTicket | None:
    row = rows.first()
    if row is None:
        return None
    history = TICKETS.read(row.records.order_by("sequence"))
    numbers = row.filing.cases.order_by("number").values_list("number") if row.filing else ()
    return OpenedTicket(
        line=_line(row),
        state=fold(history),
        history=history,
        looked=row.looked,
        case_numbers=tuple(number for (number,) in numbers),
    )


def _line(row: Ticket) -> TicketLine:
    kind = TicketKind(row.kind)
    return TicketLine(
        id=row.pk,
        number=row.number,
        kind=kind,
        status=TicketStatus(row.status),
        outcome=TicketOutcome(row.outcome) if row.outcome else None,
        department=row.department,
        dataset=row.dataset,
        matter=matter_of(kind, row.matter),
        opened_at=row.opened_at,
        due_on=row.due_on,
    )
