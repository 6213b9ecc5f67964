"""Matters (基本目录): each standard item with the authorities' versions, a page by key."""

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from tongban.store.overviews.models import MatterLine

PAGE: Final = 30
OF_EACH: Final = 5
"""So many authorities of a matter are told on the list; its own page has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterItem:
    """One authority's item of a matter."""

    code: str
    name: str
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A standard item: who handles it, how many they are, and how many handled items."""

    standard: str
    authorities: int
    handled: int
    items: tuple[MatterItem, ...]


def matters_page(after: str = "") -> tuple[Matter, ...]:
    """Return a page of matters after a standard code; one more than a page tells of another."""
    lines = MatterLine.objects.filter(standard__gt=after)
    wanted = list(
        lines.order_by("standard").values_list("standard", flat=True).distinct()[: PAGE + 1]
    )
    rows = MatterLine.objects.filter(standard__in=wanted).order_by("standard", "item")
    by_code = groupby(rows, lambda row: row.standard)
    return tuple(_matter(code, list(same)) for code, same in by_code)


def unmatched(after: str = "") -> tuple[MatterItem, ...]:
    """Return a page of items of no matter, by code; one more than a page tells of another."""
    rows = MatterLine.objects.filter(standard="", item__gt=after).order_by("item")
    return tuple(map(_item, rows[: PAGE + 1]))


def _matter(code: str, rows: list[MatterLine]) -> Matter:
    return Matter(
        standard=code,
        authorities=len(rows),
        handled=sum(row.handled for row in rows),
        items=tuple(map(_item, rows[:OF_EACH])),
    )


def _item(row: MatterLine) -> MatterItem:
    return MatterItem(code=row.item, name=row.name, department=row.department)
