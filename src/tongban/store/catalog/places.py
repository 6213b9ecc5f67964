"""Where items stand (在用版本的归属): department and matter of each, without opening any."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from tongban.core.catalog.items import ServiceItem
from tongban.store.catalog.models import ItemVersion, Release
from tongban.store.catalog.queries import items_in_force
from tongban.store.freezing.converter import opened


@dataclass(frozen=True, slots=True)
class Place:
    """One item in force: its key, its department, its matter and since when it is as it is."""

    key: int
    code: str
    department: str
    standard: str
    since: date


def places() -> tuple[Place, ...]:
    """Return where every item in force stands, in the order of codes."""
    rows = items_in_force().order_by("code")
    found = rows.values_list("pk", "code", "department", "content__standard_item", "published_at")
    return tuple(
        Place(key, code, department, standard or "", localdate(at))
        for key, code, department, standard, at in found.iterator(chunk_size=10_000)
    )


def items_by_key(keys: Iterable[int]) -> dict[int, ServiceItem]:
    """Return the item versions under these keys."""
    rows = ItemVersion.objects.filter(pk__in=tuple(keys)).values_list("pk", "content")
    return {key: opened(content, ServiceItem) for key, content in rows}


def definitions_of(release: int) -> str:
    """Return a digest of what the items of a release share."""
    return Release.objects.values_list("digest", flat=True).get(pk=release)
