"""Matters (基本目录): each standard item with the authorities' versions, a page by key."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, F, Sum, Window
from django.db.models.functions import RowNumber

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
    lines = MatterLine.objects.filter(standard__gt=after).order_by("standard").values("standard")
    totals = lines.annotate(authorities=Count("item"), ways=Sum("handled"))[: PAGE + 1]
    counted = {one["standard"]: (one["authorities"], one["ways"]) for one in totals}
    place = Window(RowNumber(), partition_by=F("standard"), order_by="item")
    rows = MatterLine.objects.filter(standard__in=list(counted)).annotate(place=place)
    first: defaultdict[str, list[MatterItem]] = defaultdict(list)
    for row in rows.filter(place__lte=OF_EACH).order_by("standard", "item"):
        first[row.standard].append(_item(row))
    return tuple(
        Matter(standard=code, authorities=many, handled=ways, items=tuple(first[code]))
        for code, (many, ways) in counted.items()
    )


def unmatched(after: str = "") -> tuple[MatterItem, ...]:
    """Return a page of items of no matter, by code; one more than a page tells of another."""
    rows = MatterLine.objects.filter(standard="", item__gt=after).order_by("item")
    return tuple(map(_item, rows[: PAGE + 1]))


def _item(row: MatterLine) -> MatterItem:
    return MatterItem(code=row.item, name=row.name, department=row.department)
