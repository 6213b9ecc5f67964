"""Review events as JSON and back: the name says which, the body is the event by its type."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, get_args

from tongban.core.authoring.review_events import AnyReviewEvent
from tongban.store.freezing.converter import opened, stored
from tongban.store.workshop.models import ReviewRecord

_BY_NAME: Final[Mapping[str, type[Any]]] = {kind.name: kind for kind in get_args(AnyReviewEvent)}


def body_of(event: AnyReviewEvent) -> dict[str, Any]:
    """Return what a record keeps of an event."""
    return stored(event)


def events_of(records: Iterable[ReviewRecord]) -> tuple[AnyReviewEvent, ...]:
    """Return the events that records keep, in their order."""
    return tuple(opened(one.content, _BY_NAME[one.name]) for one in records)
