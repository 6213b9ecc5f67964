"""Lists of orders (督办清单): which of them, in which order, page by page.

A supervisor sees every order; whoever decides for a department sees its own. Cases are told by
number and item, never by applicant. Each list is walked along an index that begins with what
narrows it, so a page costs the same however many orders there have been.
"""

import enum
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from tongban.core.people.actors import Officer, Role
from tongban.core.supervision.order_events import Rung
from tongban.core.supervision.orders import OrderStatus
from tongban.core.supervision.rules import Level
from tongban.store.paging import Cursor, Leg, Page, page_of
from tongban.store.supervision.models import ENDED, OrderRow

PAGE: Final = 30
_WITH_SUPERVISORS: Final = [status.value for status in OrderStatus if status.with_supervisors]


class Which(enum.Enum):
    """Which orders a list is of; the last two count whether they have ended or not."""

    OPEN = "open"
    MINE = "mine"
    ENDED = "ended"
    OVERDUE = "overdue"
    ANSWERED_LATE = "answered_late"
    RULED_LATE = "ruled_late"


class OrderSort(enum.Enum):
    """What stands first in a list of orders."""

    DUE = "due"
    NEWEST = "newest"
    LEVEL = "level"
    RUNG = "rung"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One line of a list of orders: about a case, or about a concern that belongs to none."""

    id: UUID
    number: str
    rule: str
    level: Level
    rung: Rung
    status: OrderStatus
    department: str
    due_on: date
    opened_at: datetime
    item: str
    since: date
    about: str
    case_number: str = ""
    concern: UUID | None = None
    concern_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which orders a list is to show (筛选); blank is all."""

    which: Which = Which.OPEN
    department: str = ""
    level: Level | None = None
    rule: str = ""


def orders_for(
    officer: Officer,
    wanted: Wanted,
    *,
    sort: OrderSort = OrderSort.DUE,
    today: date,
    after: Cursor | None = None,
    before: Cursor | None = None,
    most: int = PAGE,
) -> Page[OrderLine]:
    """Return a page of orders; what has ended stands by when it ended, the latest first."""
    rows = _narrowed(visible(officer).filter(_which(wanted.which, officer, today)), wanted)
    legs = _ended(rows, sort) if wanted.which is Which.ENDED else _sorted(rows, sort)
    found = page_of(legs, after=after, before=before, most=most)
    return Page(lines=tuple(map(line_of, found.lines)), previous=found.previous, next=found.next)


def visible(officer: Officer) -> QuerySet[OrderRow]:
    """Return the orders that an officer may see, with what a line tells."""
    rows = OrderRow.objects.select_related("case", "case__item", "concern", "sighting")
    rows = rows.defer("case__item__content", "concern__matter_sealed")
    if Role.SUPERVISOR in officer.roles:
        return rows
    if Role.APPROVER in officer.roles:
        return rows.filter(department=officer.department)
    return rows.none()


def line_of(row: OrderRow) -> OrderLine:
    """Return an order as a line."""
    return OrderLine(
        id=row.pk,
        number=row.number,
        rule=row.rule,
        level=Level(row.level),
        rung=Rung(row.rung),
        status=OrderStatus(row.status),
        department=row.department,
        due_on=row.due_on,
        opened_at=row.opened_at,
        item=row.case.item.name if row.case else row.sighting.about,
        since=row.sighting.since,
        about=row.sighting.about,
        case_number=row.case.number if row.case else "",
        concern=row.concern_id,
        concern_number=row.concern.number if row.concern else "",
    )


def moved_by(officer: Officer) -> Q:
    """Return what of open orders waits for this officer to move."""
    judged = Q(status__in=_WITH_SUPERVISORS) & ~Q(department=officer.department)
    answered = Q(status=OrderStatus.AWAITING_REPLY.value, department=officer.department)
    mine = Q(pk__in=[])
    mine |= judged if Role.SUPERVISOR in officer.roles else mine
    return mine | answered & Q(rung__gt=Rung.NOTICE) if Role.APPROVER in officer.roles else mine


def _which(which: Which, officer: Officer, today: date) -> Q:
    running = ~Q(status__in=ENDED)
    match which:
        case Which.OPEN:
            return running
        case Which.MINE:
            return running & moved_by(officer)
        case Which.ENDED:
            return ~running
        case Which.OVERDUE:
            return running & Q(due_on__lt=today, status=OrderStatus.AWAITING_REPLY.value)
        case Which.ANSWERED_LATE:
            return Q(replies_late__gt=0)
        case Which.RULED_LATE:
            return Q(rulings_late__gt=0)


def _narrowed(rows: QuerySet[OrderRow], wanted: Wanted) -> QuerySet[OrderRow]:
    if wanted.department:
        rows = rows.filter(department=wanted.department)
    if wanted.level is not None:
        rows = rows.filter(level=wanted.level)
    return rows.filter(rule=wanted.rule) if wanted.rule else rows


def _sorted(rows: QuerySet[OrderRow], sort: OrderSort) -> tuple[Leg[OrderRow], ...]:
    match sort:
        case OrderSort.DUE:
            return (Leg(rows=rows, by=("due_on",)),)
        case OrderSort.NEWEST:
            return (Leg(rows=rows, by=("opened_at",), descending=True),)
        case OrderSort.LEVEL:
            return tuple(
                Leg(rows=rows.filter(level=level), by=("due_on",)) for level in reversed(Level)
            )
        case OrderSort.RUNG:
            return tuple(
                Leg(rows=rows.filter(rung=rung), by=("due_on",)) for rung in reversed(Rung)
            )


def _ended(rows: QuerySet[OrderRow], sort: OrderSort) -> tuple[Leg[OrderRow], ...]:
    by = "opened_at" if sort is OrderSort.NEWEST else "ended_at"
    return (Leg(rows=rows, by=(by,), descending=True),)
