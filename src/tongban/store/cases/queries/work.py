"""What an officer may read: the open work of their department, and the cases behind it.

Pages go by place (`paging`): each costs what the first costs, however much is open.
"""

import enum
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Value

from tongban.core.people.actors import Officer
from tongban.store.cases.models import Case, Voucher, WorkItem
from tongban.store.cases.queries.reach import (
    concerning,
    in_hands_of,
    is_in_hands_of,
    shown_to,
    within_area,
)
from tongban.store.cases.queries.records import CaseRecord, records
from tongban.store.paging import Cursor, Leg, Page, page_of

__all__ = ["PAGE", "Cursor"]
PAGE = 25
_IN_HAND = 100
COUNTED = 100
"""Counts stop here: nobody needs to know whether it is 101 or 4,000, and counting is not free."""


class Holding(enum.Enum):
    """In whose hands work is."""

    ANYONE = "anyone"
    MINE = "mine"
    NOBODY = "nobody"


class WorkOrder(enum.Enum):
    """What stands first in a list of work."""

    DUE = "due"
    RECEIVED = "received"
    LAMP = "lamp"
    ITEM = "item"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What an officer wants to see; blank means everything."""

    holding: Holding = Holding.ANYONE
    kind: str = ""
    item: str = ""
    due_from: date | None = None
    due_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedVoucher:
    """What a voucher says, of which case it is, and whom it is about."""

    content: dict[str, Any]
    department: str
    case_number: str
    concerned: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLine:
    """One piece of open work in the inbox."""

    id: int
    case: UUID
    case_number: str
    item_name: str
    filing_title: str
    applicant_name: str
    case_status: str
    kind: str
    kind_label: str
    name: str
    due_on: date
    opened_at: datetime
    received_on: date | None
    claimed: bool
    mine: bool
    lent_by: str = ""
    item: str = ""
    department: str = ""
    revision: int = 0


Inbox = Page[WorkLine]
"""One page of open work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What another department does in the same case: its name and whether it is done."""

    department: str
    name: str
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRecord:
    """One piece of work with its case; `parts` are all work of the case, by department."""

    work: WorkLine
    department: str
    case: CaseRecord
    step: str
    parts: tuple[Part, ...]
    done: bool


def inbox(
    officer: Officer,
    filters: Filters,
    *,
    order: WorkOrder = WorkOrder.DUE,
    today: date | None = None,
    after: Cursor | None = None,
    before: Cursor | None = None,
    most: int = PAGE,
) -> Inbox:
    """Return a page of the open work of the officer's department, the most urgent first.

    The page begins after the one cursor or ends before the other; with neither it is the first.
    By lamp, what is late `today` comes first and what pauses last.
    """
    work = _joined(_filtered(_open(officer), filters, officer))
    legs = _legs(work, order, today)
    found = page_of(legs, after=after, before=before, most=most)
    return Page(
        lines=tuple(_line(row, officer) for row in found.lines),
        previous=found.previous,
        next=found.next,
    )


def _legs(
    work: QuerySet[WorkItem], order: WorkOrder, today: date | None
) -> tuple[Leg[WorkItem], ...]:
    match order, today:
        case WorkOrder.RECEIVED, _:
            return (Leg(rows=work, by=("opened_at",)),)
        case WorkOrder.ITEM, _:
            return (Leg(rows=work, by=("item_code", "due_on")),)
        case WorkOrder.LAMP, date():
            return (
                Leg(rows=work.filter(due_on__lt=today), by=("due_on",)),
                Leg(rows=work.filter(due_on__gte=today, paused=False), by=("due_on",)),
                Leg(rows=work.filter(due_on__gte=today, paused=True), by=("due_on",)),
            )
        case _:
            return (Leg(rows=work, by=("due_on",)),)


def counted(officer: Officer, selections: Mapping[str, Filters]) -> dict[str, int]:
    """Return how much open work each selection holds, each up to `COUNTED`, in one query."""
    parts = [
        _filtered(_open(officer), filters, officer)
        .order_by()
        .annotate(selection=Value(name))
        .values_list("selection", flat=True)[:COUNTED]
        for name, filters in selections.items()
    ]
    first, *rest = parts
    found = Counter(first.union(*rest, all=True) if rest else first)
    return {name: found[name] for name in selections}


def lines_of(officer: Officer, works: Collection[int]) -> tuple[WorkLine, ...]:
    """Return these works as lines, those that are open and the department's, the urgent first."""
    rows = _joined(_open(officer).filter(pk__in=list(works))).order_by("due_on", "id")
    return tuple(_line(row, officer) for row in rows)


def held_by(officer: Officer, staff_number: str) -> tuple[WorkLine, ...]:
    """Return the open work of the department that one of its officers has in hand."""
    rows = _joined(_open(officer).filter(claimed_by__account__staff_number=staff_number))
    return tuple(_line(row, officer) for row in rows.order_by("due_on", "id")[:_IN_HAND])


def work_of(officer: Officer, work: int) -> WorkRecord | None:
    """Return one piece of work of the officer's department, open or done, with its case."""
    mine = WorkItem.objects.filter(within_area(officer), department=officer.department)
    row = _joined(mine.filter(pk=work)).first()
    if row is None:
        return None
    others = WorkItem.objects.filter(case_id=row.case_id).order_by("opened_at", "id")
    return WorkRecord(
        work=_line(row, officer),
        department=row.department,
        case=records(Case.objects.filter(pk=row.case_id), for_officers=True)[0],
        step=row.step,
        parts=tuple(
            Part(department=one.department, name=one.name, done=one.done_at is not None)
            for one in others
        ),
        done=row.done_at is not None,
    )


def open_work_of_case(officer: Officer, case: UUID) -> tuple[int, ...]:
    """Return the open work that the department has for a case."""
    open_work = _open(officer).filter(case_id=case).order_by("id")
    return tuple(open_work.values_list("id", flat=True))


def case_by_number(officer: Officer, number: str) -> CaseRecord | None:
    """Return a case that the officer's department answers for or works on, by its number."""
    found = Case.objects.filter(shown_to(officer), number=number).distinct()
    shown = records(found, for_officers=True)
    return shown[0] if shown else None


def case_known(officer: Officer, case: UUID) -> str:
    """Return the number of a case that concerns the department; empty for any other."""
    rows = Case.objects.filter(concerning(officer), pk=case)
    return rows.values_list("number", flat=True).first() or ""


def voucher_for(officer: Officer, voucher: UUID) -> OpenedVoucher | None:
    """Return a voucher of a case that concerns the officer's department."""
    rows = Voucher.objects.select_related("case__filing")
    row = rows.filter(shown_to(officer, "case__"), pk=voucher).first()
    if row is None or row.case is None:
        return None
    return OpenedVoucher(
        content=row.content,
        department=row.case.department,
        case_number=row.case.number,
        concerned=bytes(row.case.filing.subject_index),
    )


def _open(officer: Officer) -> QuerySet[WorkItem]:
    mine = WorkItem.objects.filter(department=officer.department, done_at__isnull=True)
    return mine.filter(within_area(officer))


def _filtered(work: QuerySet[WorkItem], filters: Filters, officer: Officer) -> QuerySet[WorkItem]:
    match filters.holding:
        case Holding.MINE:
            work = work.filter(in_hands_of(officer))
        case Holding.NOBODY:
            work = work.filter(claimed_by__isnull=True)
        case Holding.ANYONE:
            pass
    if filters.kind:
        work = work.filter(kind=filters.kind)
    if filters.item:
        work = work.filter(item_code=filters.item)
    if filters.due_from is not None:
        work = work.filter(due_on__gte=filters.due_from)
    if filters.due_by is not None:
        work = work.filter(due_on__lte=filters.due_by)
    return work


def _joined(work: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
    return work.select_related("case__filing", "case__item").defer("case__item__content")


def _line(row: WorkItem, officer: Officer) -> WorkLine:
    applicant = row.case.filing.content["applicant"]
    lenders: dict[int | None, str] = {one.account: one.name for one in officer.stands_in}
    return WorkLine(
        id=row.pk,
        case=row.case_id,
        case_number=row.case.number,
        item_name=row.case.item.name,
        filing_title=row.case.filing.title,
        applicant_name=applicant["name"],
        case_status=row.case.status,
        kind=row.kind,
        kind_label=row.get_kind_display(),
        name=row.name,
        due_on=row.due_on,
        opened_at=row.opened_at,
        received_on=row.case.received_on,
        claimed=row.claimed_by_id is not None,
        mine=is_in_hands_of(officer, row.claimed_by_id, row.case.item_code),
        lent_by=lenders.get(row.claimed_by_id, ""),
        item=row.case.item_code,
        department=row.case.department,
        revision=row.case.revision,
    )
