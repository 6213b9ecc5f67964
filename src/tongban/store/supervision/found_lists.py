"""What rules found (监察发现): the sightings that a tally counts, the latest first."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from tongban.core.supervision.orders import OrderStatus
from tongban.core.supervision.rules import Level
from tongban.store.paging import Cursor, Leg, Page, page_of
from tongban.store.supervision.models import SightingRow

PAGE: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """One thing that was found: in a case or a concern, and the order that came of it."""

    level: Level
    since: date
    about: str
    case_number: str = ""
    concern: UUID | None = None
    concern_number: str = ""
    order: UUID | None = None
    order_number: str = ""
    status: OrderStatus | None = None


def found_by(
    rule: str,
    *,
    since: date,
    struck: bool = False,
    after: Cursor | None = None,
    before: Cursor | None = None,
) -> Page[FoundLine]:
    """Return a page of what a rule found since a day; only what an appeal struck, if wanted."""
    rows = SightingRow.objects.filter(rule=rule, since__gte=since)
    rows = rows.select_related("case", "concern", "order").defer("concern__matter_sealed")
    rows = rows.filter(order__status=OrderStatus.STRUCK.value) if struck else rows
    leg = Leg(rows=rows, by=("since",), descending=True)
    found = page_of((leg,), after=after, before=before, most=PAGE)
    return Page(lines=tuple(map(_line, found.lines)), previous=found.previous, next=found.next)


def _line(row: SightingRow) -> FoundLine:
    order = getattr(row, "order", None)
    return FoundLine(
        level=Level(row.level),
        since=row.since,
        about=row.about,
        case_number=row.case.number if row.case else "",
        concern=row.concern_id,
        concern_number=row.concern.number if row.concern else "",
        order=order.pk if order else None,
        order_number=order.number if order else "",
        status=OrderStatus(order.status) if order else None,
    )
