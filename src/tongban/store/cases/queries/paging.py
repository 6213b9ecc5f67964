"""Pages by place (键集分页): a list goes on after the last row of a page, never by counting rows.

A list has one leg or several, one after the other: what is late, what runs, what pauses. Each is
sorted by one column and the key, and an index that begins so finds any place at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db.models import F, Model, QuerySet
from django.db.models.fields.tuple_lookups import (  # type: ignore[import-untyped]
    Tuple,
    TupleGreaterThan,
    TupleLessThan,
)

Row = TypeVar("Row", bound=Model)
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """A place in a list: the leg, the value by which it is sorted, and the key."""

    value: date | datetime | int
    id: Any
    leg: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Line]):
    """One page of a list; `previous` and `next` are where its neighbours end and begin."""

    lines: tuple[Line, ...]
    previous: Cursor | None
    next: Cursor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg(Generic[Row]):
    """Rows sorted by one column and the key; `descending` begins with the latest."""

    rows: QuerySet[Row]
    by: str
    descending: bool = False

    def rows_from(self, place: Cursor | None, *, backwards: bool, most: int) -> list[Row]:
        """Return as many rows on one side of a place, in the order in which they are walked."""
        falling = self.descending != backwards
        rows = self.rows
        if place is not None:
            beyond = TupleLessThan if falling else TupleGreaterThan
            rows = rows.filter(beyond(Tuple(F(self.by), F("pk")), (place.value, place.id)))
        sign = "-" if falling else ""
        return list(rows.order_by(f"{sign}{self.by}", f"{sign}pk")[:most])

    def place_of(self, row: Row, leg: int) -> Cursor:
        """Return where a row stands."""
        return Cursor(value=getattr(row, self.by), id=row.pk, leg=leg)


def page_of(
    legs: Sequence[Leg[Row]],
    *,
    after: Cursor | None = None,
    before: Cursor | None = None,
    most: int,
) -> Page[Row]:
    """Return the page after one place, or before the other; with neither it is the first."""
    backwards = before is not None
    place = before if before is not None else after
    if place is not None and not 0 <= place.leg < len(legs):
        place = None
    found = _walked(legs, place, backwards=backwards, most=most + 1)
    shown, more = found[:most], len(found) > most
    if backwards:
        shown.reverse()
    if not shown:
        return Page(lines=(), previous=None, next=None)
    first, last = (legs[leg].place_of(row, leg) for leg, row in (shown[0], shown[-1]))
    return Page(
        lines=tuple(row for _, row in shown),
        previous=first if (more if backwards else after is not None) else None,
        next=last if backwards or more else None,
    )


def _walked(
    legs: Sequence[Leg[Row]], place: Cursor | None, *, backwards: bool, most: int
) -> list[tuple[int, Row]]:
    """Return rows from a place on, going from leg to leg until there are enough."""
    start = (len(legs) - 1 if backwards else 0) if place is None else place.leg
    found: list[tuple[int, Row]] = []
    for leg in range(start, -1, -1) if backwards else range(start, len(legs)):
        wanted = most - len(found)
        if wanted <= 0:
            break
        here = place if place is not None and leg == place.leg else None
        rows = legs[leg].rows_from(here, backwards=backwards, most=wanted)
        found += [(leg, row) for row in rows]
    return found
