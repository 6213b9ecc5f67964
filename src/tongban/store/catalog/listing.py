"""Lists of items and versions (检索): a page of items in force by key, and the history of one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from tongban.store.catalog.models import ItemVersion
from tongban.store.catalog.queries import Listed, items_in_force

PAGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFilters:
    """What narrows a list of items; empty fields narrow nothing."""

    words: str = ""
    department: str = ""
    audience: str = ""
    standard: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One line of the list: enough to choose by, and its key for the next page."""

    key: int
    listed: Listed
    version: int
    standard: str
    published_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """One version of an item."""

    version: int
    name: str
    effective_from: date
    published_at: datetime
    in_force: bool


def items_page(
    filters: ItemFilters, *, after: tuple[str, str] | None = None
) -> tuple[ItemLine, ...]:
    """Return a page of items in force by department and code, after the last line of another page.

    One line more than a page tells that there is another.
    """
    rows = items_in_force()
    if filters.words:
        found = Q(name__icontains=filters.words) | Q(code__icontains=filters.words)
        rows = rows.filter(found | Q(keywords__contains=[filters.words]))
    if filters.department:
        rows = rows.filter(department=filters.department)
    if filters.audience:
        rows = rows.filter(audiences__contains=[filters.audience])
    if filters.standard:
        rows = rows.filter(content__standard_item=filters.standard)
    if after is not None:
        department, code = after
        rows = rows.filter(Q(department__gt=department) | Q(department=department, code__gt=code))
    return tuple(_line(row) for row in rows.order_by("department", "code")[: PAGE + 1])


def items_of_standard(code: str) -> tuple[str, ...]:
    """Return the codes of the items in force that handle one matter."""
    rows = items_in_force().filter(content__standard_item=code).order_by("code")
    return tuple(rows.values_list("code", flat=True))


def versions_of(code: str) -> tuple[VersionLine, ...]:
    """Return every version of an item that was ever published, the newest first."""
    rows = ItemVersion.objects.filter(code=code).defer("content").order_by("-version")
    in_force = set(items_in_force().filter(code=code).values_list("pk", flat=True))
    return tuple(
        VersionLine(
            version=row.version,
            name=row.name,
            effective_from=row.effective_from,
            published_at=row.published_at,
            in_force=row.pk in in_force,
        )
        for row in rows
    )


def _line(row: ItemVersion) -> ItemLine:
    return ItemLine(
        key=row.pk,
        listed=Listed(
            code=row.code,
            name=row.name,
            department=row.department,
            summary=row.summary,
            keywords=tuple(row.keywords),
            audiences=tuple(row.audiences),
        ),
        version=row.version,
        standard=row.content.get("standard_item", ""),
        published_at=row.published_at,
    )
