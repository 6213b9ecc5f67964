"""Pages by place (键集分页): a list goes on after the last row of a page, never by counting rows.

A list has one leg or several, one after the other: what is late, what runs, what pauses. Each is
sorted by a column or two and the key, and an index that begins so finds any place at once.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    F,
    Model,
    QuerySet,
    UUIDField,
)
from django.db.models.fields.tuple_lookups import (  # type: ignore[import-untyped]
    Tuple,
    TupleGreaterThan,
    TupleLessThan,
)

Row = TypeVar("Row", bound=Model)
Line = TypeVar("Line")
Placed: TypeAlias = date | datetime | int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """A place in a list: the leg, the values by which it is sorted, and the key."""

    values: tuple[Placed, ...]
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
    """Rows sorted by columns and the key, all one way; `descending` begins with the latest."""

    rows: QuerySet[Row]
    by: tuple[str, ...]
    descending: bool = False

    def has(self, place: Cursor) -> bool:
        """Tell whether a place can be one of this leg: an address may say anything."""
        model = self.rows.model._meta  # noqa: SLF001 - Django's documented way to the columns
        columns = [*(model.get_field(name) for name in self.by), model.pk]
        told = (*place.values, place.id)
        return len(told) == len(columns) and all(map(_fits, columns, told))

    def rows_from(self, place: Cursor | None, *, backwards: bool, most: int) -> list[Row]:
        """Return as many rows on one side of a place, in the order in which they are walked."""
        falling = self.descending != backwards
        rows, columns = self.rows, (*self.by, "pk")
        if place is not None:
            beyond = TupleLessThan if falling else TupleGreaterThan
            here = Tuple(*(F(name) for name in columns))
            rows = rows.filter(beyond(here, (*place.values, place.id)))
        sign = "-" if falling else ""
        return list(rows.order_by(*(f"{sign}{name}" for name in columns))[:most])

    def place_of(self, row: Row, leg: int) -> Cursor:
        """Return where a row stands."""
        values = tuple(getattr(row, name) for name in self.by)
        return Cursor(values=values, id=row.pk, leg=leg)


def _fits(column: object, value: object) -> bool:
    """Tell whether a value is of the kind that a column holds."""
    match column:
        case DateTimeField():
            return isinstance(value, datetime)
        case DateField():
            return isinstance(value, date) and not isinstance(value, datetime)
        case UUIDField():
            return isinstance(value, UUID)
        case CharField():
            return isinstance(value, str)
        case _:
            return isinstance(value, int)


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
    if place is not None and not (0 <= place.leg < len(legs) and legs[place.leg].has(place)):
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


def every(page: Callable[..., Page[Line]], most: int) -> Iterator[Line]:
    """Yield the rows of a list page by page, at most so many; `page` is asked with `after`."""
    after: Cursor | None = None
    left = most
    while left > 0:
        found = page(after=after)
        yield from found.lines[:left]
        left -= len(found.lines)
        after = found.next
        if after is None:
            return


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
