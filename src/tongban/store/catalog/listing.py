"""Lists of items and versions (检索): a page of items in force by key, and the history of one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from tongban.store.catalog.models import ItemVersion
from tongban.store.catalog.queries import Listed, items_in_force

PAGE = 30
_WALKED = 100


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

    One line more than a page tells that there is another. Versions are walked in the order of the
    list until enough of them are in force, so that a page costs the same in any catalogue.
    """
    rows = _narrowed(filters).order_by("department", "code", "pk")
    found: list[int] = []
    last = None if after is None else (*after, 2**63 - 1)
    while len(found) <= PAGE:
        keys = list(_after(rows, last).values_list("department", "code", "pk")[:_WALKED])
        if not keys:
            break
        last = keys[-1]
        found += _in_force([pk for _, _, pk in keys])
    chosen = ItemVersion.objects.in_bulk(found[: PAGE + 1])
    return tuple(_line(chosen[pk]) for pk in found[: PAGE + 1])


def items_of_standard(code: str) -> tuple[str, ...]:
    """Return the codes of the items in force that handle one matter."""
    rows = items_in_force().filter(content__standard_item=code).order_by("code")
    return tuple(rows.values_list("code", flat=True))


def _narrowed(filters: ItemFilters) -> QuerySet[ItemVersion]:
    rows = ItemVersion.objects.all()
    if filters.words:
        found = Q(name__icontains=filters.words) | Q(code__icontains=filters.words)
        rows = rows.filter(found | Q(keywords__contains=[filters.words]))
    if filters.department:
        rows = rows.filter(department=filters.department)
    if filters.audience:
        rows = rows.filter(audiences__contains=[filters.audience])
    if filters.standard:
        rows = rows.filter(content__standard_item=filters.standard)
    return rows


def _after(rows: QuerySet[ItemVersion], last: tuple[str, str, int] | None) -> QuerySet[ItemVersion]:
    if last is None:
        return rows
    department, code, key = last
    same = Q(department=department)
    later = Q(code__gt=code) | Q(code=code, pk__gt=key)
    return rows.filter(department__gte=department).filter(
        Q(department__gt=department) | (same & later)
    )


def _in_force(keys: list[int]) -> list[int]:
    """Return those of these versions that are in force, in their order."""
    standing = set(items_in_force().filter(pk__in=keys).values_list("pk", flat=True))
    return [key for key in keys if key in standing]


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
