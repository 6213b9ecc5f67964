"""Targets (办理对象): what a person wants to have done, an item or a journey, at one version."""

from dataclasses import dataclass
from typing import TypeAlias

from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.outcomes import Guide
from tongban.core.guides.resolve import resolve
from tongban.core.journeys.definitions import Journey
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.core.journeys.resolve import resolve_journey
from tongban.core.vocabulary.errors import NotFound, Unavailable
from tongban.store.catalog import queries as published_queries
from tongban.store.catalog.queries import Published
from tongban.store.catalog.shelf import item_version, journey_version, newest_item

Target: TypeAlias = ServiceItem | Journey
AnyGuide: TypeAlias = Guide | JourneyGuide


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A target with the release in which its words are explained."""

    target: Target
    published: Published

    @property
    def items(self) -> tuple[ServiceItem, ...]:
        """Return the items that the target joins."""
        match self.target:
            case ServiceItem():
                return (self.target,)
            case Journey():
                found = (self._item(sub.item) for sub in self.target.sub_items)
                return tuple(item for item in found if item is not None)

    def _item(self, code: str) -> ServiceItem | None:
        """Return an item of a journey: as it is in force, else as it last was."""
        return self.published.catalogue.items.get(code) or newest_item(code)

    def guide(self, circumstances: Circumstances, chosen: frozenset[str] | None) -> AnyGuide:
        """Return what the person must answer, bring and expect."""
        catalogue = self.published.catalogue
        match self.target:
            case ServiceItem():
                return resolve(self.target, circumstances, catalogue)
            case Journey():
                items = {item.code: item for item in self.items}
                return resolve_journey(self.target, items, circumstances, catalogue, chosen=chosen)


def published() -> Published:
    """Return what is published now.

    Raises:
        Unavailable: before the first release.
    """
    current = published_queries.current()
    if current is None:
        raise Unavailable("nothing has been published yet")
    return current


def _whole(target: Target, release: Published) -> bool:
    """Tell whether all items of a journey are in force, so that it can be begun at all."""
    if isinstance(target, ServiceItem):
        return True
    return all(sub.item in release.catalogue.items for sub in target.sub_items)


def wanted(kind: str, code: str, version: int | None = None) -> Wanted:
    """Return the target of `kind` (item or journey), at its current version unless one is named.

    A named version is that of a draft: it stays readable when an item of it is suspended.

    Raises:
        NotFound: when nothing by that code is published.
    """
    release = published()
    shelf = release.catalogue.items if kind == "item" else release.journeys
    try:
        target: Target | None = shelf[code]
    except KeyError:
        target = None
    if version is not None and (target is None or target.version != version):
        target = (item_version if kind == "item" else journey_version)(code, version)
    if target is None or not (version is not None or _whole(target, release)):
        raise NotFound(f"no published {kind} {code!r}")
    return Wanted(target=target, published=release)
