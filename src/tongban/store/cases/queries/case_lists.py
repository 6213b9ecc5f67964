"""All cases of a department (全部办件): those it answers for, and those it works or worked on.

Pages go by place, however many years lie behind them.
"""

import enum
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from tongban.core.cases.state import Status
from tongban.core.people.actors import Officer
from tongban.store.cases.models import Case, WorkItem
from tongban.store.cases.queries.reach import concerning, within_area
from tongban.store.paging import Cursor, Leg, Page, page_of

PAGE = 25
RUNNING = (Status.RECEIVED.value, Status.IN_PROGRESS.value)
PAUSED = (Status.AWAITING_CORRECTION.value, Status.SUSPENDED.value)


class CaseOrder(enum.Enum):
    """What stands first in a list of cases."""

    RECEIVED = "received"
    DUE = "due"
    LAMP = "lamp"
    ITEM = "item"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilters:
    """Which cases are wanted; blank is all. `worked` are those of others as well."""

    worked: bool = False
    status: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """One case in a list of a department."""

    number: str
    item_name: str
    applicant_name: str
    status: str
    department: str
    received_on: date | None
    due_on: date | None
    paused: bool
    ended: bool
    open_work: bool


def cases_for(
    officer: Officer,
    filters: CaseFilters,
    *,
    order: CaseOrder = CaseOrder.RECEIVED,
    today: date,
    after: Cursor | None = None,
    before: Cursor | None = None,
    most: int = PAGE,
) -> Page[ListedCase]:
    """Return a page of the cases of a department, within the area of the officer's posts.

    By receipt the latest come first, by due day only what is undecided, the earliest first. What
    a department works on comes in the order in which it came there.
    """
    if filters.worked:
        found = page_of((_worked(officer, filters),), after=after, before=before, most=most)
        rows = [work.case_id for work in found.lines]
        return Page(lines=_lines(officer, rows), previous=found.previous, next=found.next)
    led = page_of(_led(officer, filters, order, today), after=after, before=before, most=most)
    return Page(
        lines=_lines(officer, [case.pk for case in led.lines]),
        previous=led.previous,
        next=led.next,
    )


def concerned_by(officer: Officer, numbers: Collection[str]) -> tuple[bytes, ...]:
    """Return whom cases of the department are about, as blind indexes, for writing a look down."""
    rows = Case.objects.filter(concerning(officer), number__in=list(numbers))
    found = rows.values_list("filing__subject_index", flat=True).distinct()
    return tuple(sorted({bytes(one) for one in found}))


def _led(
    officer: Officer, filters: CaseFilters, order: CaseOrder, today: date
) -> tuple[Leg[Case], ...]:
    rows = Case.objects.filter(
        within_area(officer), department=officer.department, received_on__isnull=False
    )
    rows = _narrowed(rows, filters)
    running = rows.filter(status__in=RUNNING)
    pausing = rows.filter(status__in=PAUSED)
    match order:
        case CaseOrder.RECEIVED:
            return (Leg(rows=rows, by=("received_on",), descending=True),)
        case CaseOrder.ITEM:
            return (Leg(rows=rows, by=("item_code", "received_on"), descending=True),)
        case CaseOrder.DUE:
            undecided = rows.filter(status__in=(*RUNNING, *PAUSED), due_on__isnull=False)
            return (Leg(rows=undecided, by=("due_on",)),)
        case CaseOrder.LAMP:
            return (
                Leg(rows=running.filter(due_on__lt=today), by=("due_on",)),
                Leg(rows=running.filter(due_on__gte=today), by=("due_on",)),
                Leg(rows=pausing.filter(due_on__isnull=False), by=("due_on",)),
            )


def _narrowed(rows: QuerySet[Case], filters: CaseFilters) -> QuerySet[Case]:
    if filters.status:
        rows = rows.filter(status=filters.status)
    return rows.filter(item_code=filters.item) if filters.item else rows


def _worked(officer: Officer, filters: CaseFilters) -> Leg[WorkItem]:
    """Return the first work of each case that the department has or had work in."""
    mine = WorkItem.objects.filter(within_area(officer), department=officer.department)
    earlier = WorkItem.objects.filter(
        department=officer.department, case=OuterRef("case"), id__lt=OuterRef("id")
    )
    rows = mine.filter(~Exists(earlier))
    if filters.status:
        rows = rows.filter(case__status=filters.status)
    if filters.item:
        rows = rows.filter(item_code=filters.item)
    return Leg(rows=rows, by=("id",), descending=True)


def _lines(officer: Officer, cases: list[UUID]) -> tuple[ListedCase, ...]:
    """Return cases as lines, in the order of their keys."""
    open_work = WorkItem.objects.filter(
        case=OuterRef("pk"), department=officer.department, done_at__isnull=True
    )
    rows = (
        Case.objects.filter(pk__in=cases)
        .select_related("filing", "item")
        .defer("item__content")
        .annotate(open_work=Exists(open_work))
    )
    by_key = {row.pk: row for row in rows}
    return tuple(
        ListedCase(
            number=row.number,
            item_name=row.item.name,
            applicant_name=str(row.filing.content["applicant"]["name"]),
            status=row.status,
            department=row.department,
            received_on=row.received_on,
            due_on=row.due_on,
            paused=row.status in PAUSED,
            ended=row.status not in (*RUNNING, *PAUSED),
            open_work=row.open_work,
        )
        for row in (by_key[case] for case in cases)
    )
