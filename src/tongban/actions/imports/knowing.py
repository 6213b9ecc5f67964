"""What is published already (已发布的目录), as an import needs to know it."""

from dataclasses import replace
from typing import Final

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.tables.reading import NOTHING
from tongban.store.catalog.queries import current
from tongban.store.imports.kinds import Standing

MOST_HELD: Final = 3_000
"""Up to this many items a catalogue is held whole; beyond it, only what items share."""


def known() -> Catalogue:
    """Return what is published: whole for a city, what items share for a province."""
    published = current()
    if published is None:
        return NOTHING
    if len(published.catalogue.items) > MOST_HELD:
        return replace(published.catalogue, items={})
    return published.catalogue


def shared() -> Catalogue:
    """Return what published items share."""
    return replace(known(), items={})


class Beside:
    """What is published at this moment, to set items beside."""

    def __init__(self) -> None:
        published = current()
        self._items = {} if published is None else published.catalogue.items

    def standing(self, item: ServiceItem) -> Standing:
        """Return how an item compares with the version of it that is published."""
        if item.code not in self._items:
            return Standing.NEW
        there = self._items[item.code]
        same = replace(item, version=there.version) == there
        return Standing.SAME if same else Standing.CHANGED
