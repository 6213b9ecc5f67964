"""What an officer may read: the open work of their department, and the cases behind it."""

import enum
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Value

from tongban.core.people.actors import Officer
from tongban.store.cases.models import Case, Voucher, WorkItem
from tongban.store.cases.queries.records import CaseRecord, records

PAGE = 25
COUNTED = 100
"""Counts stop here: nobody needs to know whether it is 101 or 4,000, and counting is not free."""


class Holding(enum.Enum):
    """In whose hands work is."""

    ANYONE = "anyone"
    MINE = "mine"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What an officer wants to see; blank means everything."""

    holding: Holding = Holding.ANYONE
    kind: str = ""
    item: str = ""
    due_from: date | None = None
    due_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """The place in the list after which a page begins, or before which it ends."""

    due_on: date
    id: int


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
    claimed: bool
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """One page of open work; `previous` and `next` are where its neighbours end and begin."""

    lines: tuple[WorkLine, ...]
    previous: Cursor | None
    next: Cursor | None


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
    after: Cursor | None = None,
    before: Cursor | None = None,
) -> Inbox:
    """Return a page of the open work of the officer's department, the most urgent first.

    The page begins after the one cursor or ends before the other; with neither it is the first.
    """
    work = _joined(_filtered(_open(officer), filters, officer))
    if before is not None:
        earlier = Q(due_on__lt=before.due_on) | Q(due_on=before.due_on, id__lt=before.id)
        rows = list(work.filter(earlier).order_by("-due_on", "-id")[: PAGE + 1])
        shown, more_before, more_after = rows[:PAGE][::-1], len(rows) > PAGE, True
    else:
        if after is not None:
            later = Q(due_on__gt=after.due_on) | Q(due_on=after.due_on, id__gt=after.id)
            work = work.filter(later)
        rows = list(work.order_by("due_on", "id")[: PAGE + 1])
        shown, more_before, more_after = rows[:PAGE], after is not None, len(rows) > PAGE
    return Inbox(
        lines=tuple(_line(row, officer) for row in shown),
        previous=_place(shown[0]) if shown and more_before else None,
        next=_place(shown[-1]) if shown and more_after else None,
    )


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


def items_in_hand(officer: Officer) -> tuple[tuple[str, str], ...]:
    """Return the items (code, name) that the department has open work for."""
    pairs = _open(officer).values_list("case__item_code", "case__item__name").distinct()
    return tuple(sorted(pairs, key=lambda pair: pair[1]))


def work_of(officer: Officer, work: int) -> WorkRecord | None:
    """Return one piece of work of the officer's department, open or done, with its case."""
    row = _joined(WorkItem.objects.filter(pk=work, department=officer.department)).first()
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
    concerned = Q(department=officer.department) | Q(work__department=officer.department)
    found = Case.objects.filter(concerned, number=number).distinct()
    shown = records(found, for_officers=True)
    return shown[0] if shown else None


def voucher_for(officer: Officer, voucher: UUID) -> dict[str, Any] | None:
    """Return the content of a voucher of a case that concerns the officer's department."""
    concerned = Q(case__department=officer.department) | Q(
        case__work__department=officer.department
    )
    row = Voucher.objects.filter(concerned, pk=voucher).first()
    return None if row is None else row.content


def _open(officer: Officer) -> QuerySet[WorkItem]:
    return WorkItem.objects.filter(department=officer.department, done_at__isnull=True)


def _filtered(work: QuerySet[WorkItem], filters: Filters, officer: Officer) -> QuerySet[WorkItem]:
    match filters.holding:
        case Holding.MINE:
            work = work.filter(claimed_by_id=officer.account)
        case Holding.NOBODY:
            work = work.filter(claimed_by__isnull=True)
        case Holding.ANYONE:
            pass
    if filters.kind:
        work = work.filter(kind=filters.kind)
    if filters.item:
        work = work.filter(case__item_code=filters.item)
    if filters.due_from is not None:
        work = work.filter(due_on__gte=filters.due_from)
    if filters.due_by is not None:
        work = work.filter(due_on__lte=filters.due_by)
    return work


def _joined(work: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
    return work.select_related("case__filing", "case__item").defer("case__item__content")


def _place(row: WorkItem) -> Cursor:
    return Cursor(due_on=row.due_on, id=row.pk)


def _line(row: WorkItem, officer: Officer) -> WorkLine:
    applicant = row.case.filing.content["applicant"]
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
        claimed=row.claimed_by_id is not None,
        mine=row.claimed_by_id == officer.account,
    )
