"""The whole of a release (全部在用版本) in one question, for what is computed over all items."""

from dataclasses import replace

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.journeys.definitions import Journey
from tongban.store.catalog.models import ItemVersion
from tongban.store.catalog.queries import Published
from tongban.store.freezing.converter import opened


def whole_catalogue(published: Published) -> Catalogue:
    """Return the catalogue of a release with every item opened, in the order of their codes."""
    rows = ItemVersion.objects.filter(pk__in=published.rows.values()).order_by("code")
    items = {
        code: opened(content, ServiceItem) for code, content in rows.values_list("code", "content")
    }
    return replace(published.catalogue, items=items)


def whole_journeys(published: Published) -> dict[str, Journey]:
    """Return every journey of a release."""
    return dict(published.journeys.items())
