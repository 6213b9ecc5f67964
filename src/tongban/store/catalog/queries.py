"""What is published now (现行目录): one release as one value, swapped when a newer one appears.

A release names the versions in force in it and is never edited, so whatever is read of it belongs
together, however many publications land between two questions to the database.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, Func, Q, QuerySet
from django.utils.timezone import localdate

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.errors import NotFound
from tongban.store.catalog.availability import (
    availability_before,
    granted_on,
    newest_availability,
)
from tongban.store.catalog.definitions import SharedDefinitions
from tongban.store.catalog.models import ItemVersion, JourneyVersion, Release
from tongban.store.catalog.shelf import JourneyShelf, Shelf
from tongban.store.freezing.converter import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One release: its number, the catalogue and the journeys in force in it.

    `availability` tells which grants the catalogue counts on; see `availability`.
    `rows` are the keys of the item versions that are in force in it, by code and version.
    """

    release: int
    catalogue: Catalogue
    journeys: JourneyShelf
    rows: Mapping[tuple[str, int], int]
    availability: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of a list of items or journeys, enough to choose by."""

    code: str
    name: str
    department: str
    summary: str
    keywords: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()


def current() -> Published | None:
    """Return what is published now (one query when nothing changed), or None before the first."""
    with connection.cursor() as cursor:
        cursor.execute(*_numbers_of_now())
        found = cursor.fetchone()
    if found is None:
        return None
    release, availability = found
    return _available(release, availability or 0, localdate())


@cache
def _numbers_of_now() -> tuple[str, tuple[Any, ...]]:
    """Return the statement that every page asks several times, written once a process."""
    newest = _newest().annotate(availability=newest_availability())
    return newest.values_list("pk", "availability").query.sql_with_params()


def of_release(release: int) -> Published:
    """Return what was published under an earlier release, with the grants that it began with.

    Raises:
        NotFound: when there is no release of that number.
    """
    try:
        return _available(release, availability_before(release), localdate())
    except Release.DoesNotExist:
        raise NotFound(f"no release {release}") from None


def version_rows(published: Published, items: Iterable[ServiceItem]) -> dict[str, int]:
    """Return the keys of these item versions by code, asking only for those of earlier releases."""
    versions = {item.code: item.version for item in items}
    rows = {
        code: published.rows[code, version]
        for code, version in versions.items()
        if (code, version) in published.rows
    }
    earlier = versions.keys() - rows.keys()
    if earlier:
        found = ItemVersion.objects.filter(code__in=earlier).values_list("code", "version", "pk")
        rows |= {code: row for code, version, row in found if version == versions[code]}
    return rows


def item_names(published: Published, codes: Iterable[str]) -> dict[str, str]:
    """Return what items of a release are called, without opening any of them."""
    rows = ItemVersion.objects.filter(code__in=list(codes))
    found = rows.values_list("pk", "code", "version", "name")
    return {
        code: name
        for key, code, version, name in found
        if published.rows.get((code, version)) == key
    }


def was_published(code: str) -> bool:
    """Tell whether an item by that code was ever published."""
    return ItemVersion.objects.filter(code=code).exists()


def neighbours(department: str, standard_item: str) -> frozenset[str]:
    """Return the items in force of a department, and those of the same matter elsewhere."""
    same = Q(department=department)
    if standard_item:
        same |= Q(content__standard_item=standard_item)
    return frozenset(_items_of(_newest()).filter(same).values_list("code", flat=True))


def published_days(*, department: str | None = None) -> dict[str, date]:
    """Return since when each item in force is as it is, of one department or of all."""
    rows = _items_of(_newest())
    if department is not None:
        rows = rows.filter(department=department)
    return {code: localdate(at) for code, at in rows.values_list("code", "published_at")}


def listed_items() -> tuple[Listed, ...]:
    """Return every item in force, by department and name."""
    rows = _items_of(_newest()).order_by("department", "name")
    return tuple(
        Listed(
            code=row.code,
            name=row.name,
            department=row.department,
            summary=row.summary,
            keywords=tuple(row.keywords),
            audiences=tuple(row.audiences),
        )
        for row in rows.defer("content")
    )


def listed_journeys() -> tuple[Listed, ...]:
    """Return every journey in force, by name; the audience is its kind of event."""
    rows = _journeys_of(_newest()).order_by("name").defer("content")
    return tuple(
        Listed(
            code=row.code,
            name=row.name,
            department=row.lead,
            summary=row.summary,
            keywords=tuple(row.keywords),
            audiences=(row.event,),
        )
        for row in rows
    )


@lru_cache(maxsize=4)
def _available(release: int, availability: int, day: date) -> Published:
    """Return a release with what is granted on a day, the same value as long as that is so."""
    published = _opened(release)
    catalogue = replace(published.catalogue, granted=granted_on(availability, day))
    return replace(published, catalogue=catalogue, availability=availability)


@lru_cache(maxsize=2)
def _opened(release: int) -> Published:
    row = Release.objects.get(pk=release)
    shared = opened(row.definitions, SharedDefinitions)
    this = Release.objects.filter(pk=release)
    items = list(_items_of(this).values_list("code", "version", "pk"))
    journeys = _journeys_of(this).values_list("code", "version")
    return Published(
        release=release,
        catalogue=shared.catalogue(Shelf({code: version for code, version, _ in items})),
        journeys=JourneyShelf(dict(journeys)),
        rows={(code, version): row for code, version, row in items},
    )


class _Unnested(Func):
    """The elements of an array, one a row."""

    function = "unnest"
    set_returning = True
    output_field = BigIntegerField()


def items_in_force() -> QuerySet[ItemVersion]:
    """Return the item versions in force, to be narrowed further inside this store."""
    return _items_of(_newest())


def _newest() -> QuerySet[Release]:
    return Release.objects.filter(pk__in=Release.objects.order_by("-pk").values("pk")[:1])


def _items_of(releases: QuerySet[Release]) -> QuerySet[ItemVersion]:
    keys = releases.values_list(_Unnested("items"), flat=True)
    return ItemVersion.objects.filter(pk__in=keys)


def _journeys_of(releases: QuerySet[Release]) -> QuerySet[JourneyVersion]:
    keys = releases.values_list(_Unnested("journeys"), flat=True)
    return JourneyVersion.objects.filter(pk__in=keys)
