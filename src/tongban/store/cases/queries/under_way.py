"""The cases that a count of running ones counts (在办件清单), state by state, the earliest first.

They are told by number and item alone: whoever watches learns nothing of anybody.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from tongban.core.cases.state import Status
from tongban.store.cases.models import Case
from tongban.store.cases.queries.tallies import OVER
from tongban.store.paging import Cursor, Leg, Page, page_of

PAGE: Final = 30
_STATES: Final = [one.value for one in Status if one.value not in OVER]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseUnderWay:
    """A running case as a list of supervisors tells it."""

    number: str
    item: str
    department: str
    status: Status
    received_on: date | None
    due_on: date | None


def under_way(
    department: str,
    *,
    among: Collection[str] | None = None,
    after: Cursor | None = None,
    before: Cursor | None = None,
) -> Page[CaseUnderWay]:
    """Return a page of the running cases of a department; only those `among` some, if given."""
    rows = Case.objects.filter(department=department, received_on__isnull=False)
    rows = rows.select_related("item").defer("item__content")
    rows = rows if among is None else rows.filter(number__in=list(among))
    legs = [Leg(rows=rows.filter(status=state), by=("received_on",)) for state in _STATES]
    found = page_of(legs, after=after, before=before, most=PAGE)
    return Page(lines=tuple(map(_line, found.lines)), previous=found.previous, next=found.next)


def _line(row: Case) -> CaseUnderWay:
    return CaseUnderWay(
        number=row.number,
        item=row.item.name,
        department=row.department,
        status=Status(row.status),
        received_on=row.received_on,
        due_on=row.due_on,
    )
