"""What is out of service (停办): items and journeys that take no applications now, and why.

The hall shows them as they last were, with the reason and what can be done instead; nobody who
kept an address stands before an empty page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tongban.actions.targets import Wanted, published
from tongban.core.catalog.items import ServiceItem
from tongban.core.journeys.definitions import Journey
from tongban.store.catalog.shelf import items_at, journeys_at, newest_item, newest_journey
from tongban.store.workshop.out import standings_of, suspended_rows, waits_for_an_item
from tongban.store.workshop.queries import StandingLine


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfService:
    """A target that cannot be begun: as it last was, and why each of its items is out.

    `successors` are the items in force that handle the matter now.
    """

    wanted: Wanted
    standings: Mapping[str, StandingLine]
    successors: tuple[ServiceItem, ...] = ()


def out_of_service(kind: str, code: str) -> OutOfService | None:
    """Return why a target takes no applications; None when it never was one, or is in force."""
    now = published()
    target = _item(code) if kind == "item" else _journey(code)
    if target is None:
        return None
    codes = [code] if isinstance(target, ServiceItem) else [one.item for one in target.sub_items]
    standings = standings_of(codes)
    if not standings:
        return None
    successors = dict.fromkeys(one for line in standings.values() for one in line.successors)
    items = now.catalogue.items
    return OutOfService(
        wanted=Wanted(target=target, published=now),
        standings=standings,
        successors=tuple(items[one] for one in successors if one in items),
    )


def suspended() -> tuple[tuple[ServiceItem, ...], tuple[Journey, ...]]:
    """Return the items that are suspended, and the journeys that wait for them."""
    now = published()
    item_rows, journey_rows = suspended_rows()
    items, journeys = items_at(item_rows), journeys_at(journey_rows)
    return (
        tuple(one for one in items if one.code not in now.catalogue.items),
        tuple(one for one in journeys if one.code not in now.journeys),
    )


def _item(code: str) -> ServiceItem | None:
    return None if code in published().catalogue.items else newest_item(code)


def _journey(code: str) -> Journey | None:
    """Return a journey in force, some item of which may be out, or one that waits for an item."""
    journeys = published().journeys
    if code in journeys:
        return journeys[code]
    found = newest_journey(code)
    return found[1] if found is not None and waits_for_an_item(found[:1]) else None
