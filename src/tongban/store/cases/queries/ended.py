"""How many cases ended since a day (办结件数): what could have been rated, and which they are."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tongban.store.cases.models import Case
from tongban.store.paging import Cursor, Leg, Page, page_of

_ENDED: Final = ("completed", "acceptance_refused")
_PAGE: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedCase:
    """A case that could have been rated, by its number."""

    number: str
    ended_on: date | None


def ended(
    by: Literal["department", "item_code"], *, since: date, department: str = ""
) -> dict[str, int]:
    """Return how many cases ended since a day, by department or by item."""
    rows = _since(since, department)
    return dict(rows.values(by).annotate(count=Count("id")).values_list(by, "count"))


def ended_cases(
    item: str,
    *,
    since: date,
    department: str = "",
    after: Cursor | None = None,
    before: Cursor | None = None,
) -> Page[EndedCase]:
    """Return a page of the cases of an item that ended since a day, the latest first."""
    rows = _since(since, department).filter(item_code=item)
    leg = Leg(rows=rows, by=("completed_on",), descending=True)
    found = page_of((leg,), after=after, before=before, most=_PAGE)
    lines = tuple(EndedCase(number=one.number, ended_on=one.completed_on) for one in found.lines)
    return Page(lines=lines, previous=found.previous, next=found.next)


def _since(since: date, department: str) -> "QuerySet[Case]":
    rows = Case.objects.filter(status__in=_ENDED, completed_on__gte=since)
    return rows.filter(department=department) if department else rows


def case_to_rate(department: str, number: str) -> UUID | None:
    """Return the case of a department under a number, once it has been accepted."""
    rows = Case.objects.filter(department=department, number=number)
    row = rows.filter(Q(accepted_on__isnull=False) | Q(status__in=_ENDED)).first()
    return None if row is None else row.pk
