"""Published lists (已公布的清单): the latest edition of each department, and the earlier ones."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Max

from tongban.store.overviews.models import Edition, EditionLine

PAGE: Final = 100
EARLIER: Final = 24
"""So many earlier editions are named at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An edition: the `number`th of this list of this department."""

    key: int
    department: str
    number: int
    lines: int
    published_on: date
    approval: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How many departments have published a list, and when the last one did."""

    departments: int
    last_on: date


def extents() -> dict[str, Extent]:
    """Return for each list that anybody has published how far that goes."""
    rows = Edition.objects.values_list("list").annotate(
        Count("department", distinct=True), Max("published_on")
    )
    return {name: Extent(departments=many, last_on=last) for name, many, last in rows}


def latest_editions(
    name: str, *, after: str = "", among: Collection[str] | None = None
) -> tuple[Published, ...]:
    """Return the latest edition of each department after one, one more than a page."""
    rows = Edition.objects.filter(list=name, department__gt=after)
    if among is not None:
        rows = rows.filter(department__in=among)
    latest = rows.order_by("department", "-number").distinct("department")
    return tuple(map(_published, latest[: PAGE + 1]))


def edition(name: str, department: str, number: int | None = None) -> Published | None:
    """Return one edition of a department, the latest unless another is named."""
    rows = Edition.objects.filter(list=name, department=department)
    if number is not None:
        rows = rows.filter(number=number)
    found = rows.order_by("-number").first()
    return None if found is None else _published(found)


def editions(name: str, department: str, *, before: int | None = None) -> tuple[Published, ...]:
    """Return the editions of a department, the latest first, one more than are named at a time."""
    rows = Edition.objects.filter(list=name, department=department)
    if before is not None:
        rows = rows.filter(number__lt=before)
    return tuple(map(_published, rows.order_by("-number")[: EARLIER + 1]))


def edition_lines(key: int, *, after: int = 0) -> tuple[tuple[str, ...], ...]:
    """Return the lines of an edition after one, each with its number, one more than a page."""
    rows = EditionLine.objects.filter(edition=key, number__gt=after).order_by("number")
    found = rows.values_list("number", "cells")[: PAGE + 1]
    return tuple((str(number), *cells) for number, cells in found)


def whole_edition(key: int) -> Iterator[tuple[str, ...]]:
    """Yield every line of an edition."""
    rows = EditionLine.objects.filter(edition=key).order_by("number")
    found = rows.values_list("number", "cells").iterator(chunk_size=2_000)
    return ((str(number), *cells) for number, cells in found)


def _published(row: Edition) -> Published:
    return Published(
        key=row.pk,
        department=row.department,
        number=row.number,
        lines=row.lines,
        published_on=row.published_on,
        approval=row.approval,
    )
