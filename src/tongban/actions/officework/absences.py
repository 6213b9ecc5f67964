"""Absences (外出与代理): one announces, names a deputy, and comes back; each is an event."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.people import absences as rules
from tongban.core.people.absences import AbsenceAnnounced, Plan
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.store.freezing.histories import columns
from tongban.store.people.absences import ABSENCES, AbsenceRecord, AbsenceRow
from tongban.store.people.models import Account
from tongban.store.people.queries import officer_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody fills in before they go (外出登记)."""

    deputy: str
    first_on: date
    last_on: date
    reason: str
    items: frozenset[str] = frozenset()


@transaction.atomic
def announce(officer: Officer, wish: Wish, outside: Outside) -> UUID:
    """Give one's work to a colleague for some days.

    Raises:
        InvalidValue: when the days, the reason or the colleague cannot be.
        NotAllowed: when this colleague may not stand in.
        Conflict: when one is away in these days already.
    """
    absent, deputy = _locked(officer.staff_number), _locked(wish.deputy)
    if deputy is None or absent is None:
        raise InvalidValue("absence", "请选择代理人")
    plan = Plan(
        deputy=officer_of(deputy),
        first_on=wish.first_on,
        last_on=wish.last_on,
        reason=wish.reason,
        items=wish.items,
    )
    both = Q(absent__in=[absent, deputy]) | Q(deputy__in=[absent, deputy])
    rows = AbsenceRow.objects.filter(both, ended_on__isnull=True, last_on__gte=outside.today)
    standing = tuple(row.absence for row in rows.select_related("absent", "deputy"))
    event = rules.announce(officer, plan, standing, at=outside.now, today=outside.today)
    row = AbsenceRow.objects.create(
        absent=absent,
        deputy=deputy,
        department=event.department,
        items=list(event.items),
        first_on=event.first_on,
        last_on=event.last_on,
    )
    _append(officer, row, event, 1)
    return row.pk


@transaction.atomic
def end(officer: Officer, absence: UUID, outside: Outside, *, reason: str = "") -> None:
    """Take the work back, or let the head do it.

    Raises:
        NotFound: when the department has no such absence.
        NotAllowed: to anybody else.
        Conflict: when it is over.
    """
    rows = AbsenceRow.objects.select_for_update().filter(pk=absence, department=officer.department)
    row = rows.first()
    if row is None:
        raise NotFound(f"no absence {absence}")
    history = ABSENCES.read(row.records.order_by("sequence"))
    event = rules.end(
        rules.fold(history), officer, at=outside.now, today=outside.today, reason=reason
    )
    row.ended_on = event.on
    row.save(update_fields=["ended_on"])
    _append(officer, row, event, len(history) + 1)


def _locked(staff_number: str) -> Account | None:
    """Return an officer's account, held until the end: two never name each other at once."""
    rows = Account.objects.select_for_update(of=("self",)).filter(
        kind=Account.Kind.OFFICER, user__is_active=True, staff_number=staff_number
    )
    return rows.first()


def _append(officer: Officer, row: AbsenceRow, event: rules.AnyAbsenceEvent, place: int) -> None:
    AbsenceRecord.objects.create(absence=row, **columns(event, place))
    told = {"deputy": event.deputy} if isinstance(event, AbsenceAnnounced) else {}
    note(officer, f"absence.{event.name}", f"absence:{row.pk}", details=told)
