"""Naming (标识): theirs are UUIDs, ours are codes; one follows from the other and never changes."""

from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.errors import NotFound

_SERVICE: Final = "urn:tongban:service:"
_FORM: Final = "urn:tongban:form:"


def service_id(code: str) -> UUID:
    """Return the identifier of an item as a service."""
    return uuid5(NAMESPACE_URL, _SERVICE + code)


def form_id(code: str) -> UUID:
    """Return the identifier of the form of an item."""
    return uuid5(NAMESPACE_URL, _FORM + code)


def item_of_service(wanted: UUID, items: dict[str, ServiceItem]) -> ServiceItem:
    """Return the item that is a service; raises `NotFound` when none is."""
    found = next((one for code, one in items.items() if service_id(code) == wanted), None)
    if found is None:
        raise NotFound("no such service")
    return found


def item_of_form(wanted: UUID, items: dict[str, ServiceItem]) -> ServiceItem:
    """Return the item whose form it is; raises `NotFound` when none is."""
    found = next((one for code, one in items.items() if form_id(code) == wanted), None)
    if found is None:
        raise NotFound("no such form")
    return found
