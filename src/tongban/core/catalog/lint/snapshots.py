"""Published guides (已公布指南): what the public reads of an item in one place.

优化营商环境条例 §36 and the duty to be the same on and off line: whatever portal, hall screen or
leaflet is compared with the item, field by field. `None` means that the place says nothing of it.
"""

from dataclasses import dataclass

from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedGuide:
    """A guide as it was found in one place, such as 省政务服务网 or 窗口一次性告知单."""

    place: str
    name: str | None = None
    statutory_limit: str | None = None
    promised_limit: str | None = None
    visits: int | None = None
    materials: frozenset[str] | None = None
    fees: frozenset[tuple[str, Money]] | None = None
    contact: str | None = None
    complaints: str | None = None
    places: str | None = None
    hours: str | None = None


def snapshot(item: ServiceItem, place: str) -> PublishedGuide:
    """Return what a guide in `place` has to say of `item`."""
    return PublishedGuide(
        place=place,
        name=item.name,
        statutory_limit=item.statutory_limit.label,
        promised_limit=item.promised_limit.label,
        visits=item.visits,
        materials=frozenset(requirement.name for requirement in item.requirements),
        fees=frozenset((fee.name, fee.amount) for fee in item.fees),
        contact=item.contact,
        complaints=item.complaints,
        places=item.places,
        hours=item.hours,
    )
