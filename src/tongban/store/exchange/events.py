"""Events as JSON and back: the name says which, the body is the event by its type."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, get_args

from tongban.core.exchange.grant_events import AnyGrantEvent
from tongban.store.exchange.models import GrantRecord
from tongban.store.freezing.converter import opened

_OF_GRANTS: Final[Mapping[str, type[Any]]] = {one.name: one for one in get_args(AnyGrantEvent)}


def grant_events(records: Iterable[GrantRecord]) -> tuple[AnyGrantEvent, ...]:
    """Return the events that the records of a grant keep, in their order."""
    return tuple(opened(one.content, _OF_GRANTS[one.name]) for one in records)
