"""Events as JSON and back: the name says which, the body is the event by its type."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, get_args

from tongban.core.exchange.grant_events import AnyGrantEvent
from tongban.core.exchange.request_events import AnyRequestEvent
from tongban.core.exchange.resource_review import AnyResourceEvent
from tongban.store.exchange.models import GrantRecord, RequestRecord, ResourceRecord
from tongban.store.freezing.converter import opened

_OF_GRANTS: Final[Mapping[str, type[Any]]] = {one.name: one for one in get_args(AnyGrantEvent)}
_OF_REQUESTS: Final[Mapping[str, type[Any]]] = {one.name: one for one in get_args(AnyRequestEvent)}
_OF_RESOURCES: Final[Mapping[str, type[Any]]] = {
    one.name: one for one in get_args(AnyResourceEvent)
}


def grant_events(records: Iterable[GrantRecord]) -> tuple[AnyGrantEvent, ...]:
    """Return the events that the records of a grant keep, in their order."""
    return tuple(opened(one.content, _OF_GRANTS[one.name]) for one in records)


def request_events(records: Iterable[RequestRecord]) -> tuple[AnyRequestEvent, ...]:
    """Return the events that the records of a request keep, in their order."""
    return tuple(opened(one.content, _OF_REQUESTS[one.name]) for one in records)


def resource_events(records: Iterable[ResourceRecord]) -> tuple[AnyResourceEvent, ...]:
    """Return the events that the records of a resource keep, in their order."""
    return tuple(opened(one.content, _OF_RESOURCES[one.name]) for one in records)
