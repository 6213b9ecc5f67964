"""The shelf (在架版本): current items by code, opened when first asked for and kept while in use.

A province has 300,000 item versions; a process holds only those that its readers ask for.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from tongban.core.catalog.items import ServiceItem
from tongban.core.journeys.definitions import Journey
from tongban.store.catalog.models import ItemVersion, JourneyVersion
from tongban.store.freezing.converter import opened

_KEPT = 4096


def item_version(code: str, version: int) -> ServiceItem | None:
    """Return one published version of an item; versions never change, so it is kept."""
    try:
        return _item(code, version)
    except ItemVersion.DoesNotExist:  # not kept: it may be published yet
        return None


def journey_version(code: str, version: int) -> Journey | None:
    """Return one published version of a journey."""
    try:
        return _journey(code, version)
    except JourneyVersion.DoesNotExist:
        return None


def forget() -> None:
    """Let go of every version that is kept, where the database itself was put back."""
    _item.cache_clear()
    _journey.cache_clear()


@lru_cache(maxsize=_KEPT)
def _item(code: str, version: int) -> ServiceItem:
    row = ItemVersion.objects.values("content").get(code=code, version=version)
    return opened(row["content"], ServiceItem)


@lru_cache(maxsize=_KEPT)
def _journey(code: str, version: int) -> Journey:
    row = JourneyVersion.objects.values("content").get(code=code, version=version)
    return opened(row["content"], Journey)


def items_at(rows: Iterable[int]) -> tuple[ServiceItem, ...]:
    """Return the item versions under these keys, in force or not."""
    found = ItemVersion.objects.filter(pk__in=tuple(rows)).order_by("code")
    return tuple(opened(one, ServiceItem) for one in found.values_list("content", flat=True))


def journeys_at(rows: Iterable[int]) -> tuple[Journey, ...]:
    """Return the journey versions under these keys, in force or not."""
    found = JourneyVersion.objects.filter(pk__in=tuple(rows)).order_by("code")
    return tuple(opened(one, Journey) for one in found.values_list("content", flat=True))


def newest_item(code: str) -> ServiceItem | None:
    """Return the last version of an item that was ever published."""
    found = ItemVersion.objects.filter(code=code).order_by("-version")
    version = found.values_list("version", flat=True).first()
    return None if version is None else item_version(code, version)


def newest_journey(code: str) -> tuple[int, Journey] | None:
    """Return the last version of a journey that was ever published, with its key."""
    found = JourneyVersion.objects.filter(code=code).order_by("-version")
    row = found.values_list("pk", "content").first()
    return None if row is None else (row[0], opened(row[1], Journey))


class Shelf(Mapping[str, ServiceItem]):
    """The current items of one release, by code; `versions` maps each code to its version."""

    def __init__(self, versions: Mapping[str, int]) -> None:
        self._versions = versions

    def __getitem__(self, code: str) -> ServiceItem:
        item = item_version(code, self._versions[code])
        if item is None:
            raise KeyError(code)
        return item

    def __contains__(self, code: object) -> bool:
        return code in self._versions

    def __iter__(self) -> Iterator[str]:
        return iter(self._versions)

    def __len__(self) -> int:
        return len(self._versions)


class JourneyShelf(Mapping[str, Journey]):
    """The current journeys of one release, by code."""

    def __init__(self, versions: Mapping[str, int]) -> None:
        self._versions = versions

    def __getitem__(self, code: str) -> Journey:
        journey = journey_version(code, self._versions[code])
        if journey is None:
            raise KeyError(code)
        return journey

    def __contains__(self, code: object) -> bool:
        return code in self._versions

    def __iter__(self) -> Iterator[str]:
        return iter(self._versions)

    def __len__(self) -> int:
        return len(self._versions)
