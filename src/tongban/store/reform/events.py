"""Events as JSON and back: the name says which, the body is the event by its type."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, get_args

from tongban.core.authoring.review_events import AnyReviewEvent
from tongban.core.reform.measure_events import AnyMeasureEvent
from tongban.store.freezing.converter import opened
from tongban.store.reform.models import JourneyRecord, MeasureRecord

_OF_MEASURES: Final[Mapping[str, type[Any]]] = {one.name: one for one in get_args(AnyMeasureEvent)}
_OF_REVIEWS: Final[Mapping[str, type[Any]]] = {one.name: one for one in get_args(AnyReviewEvent)}


def measure_events(records: Iterable[MeasureRecord]) -> tuple[AnyMeasureEvent, ...]:
    """Return the events that the records of a measure keep, in their order."""
    return tuple(opened(one.content, _OF_MEASURES[one.name]) for one in records)


def review_events(records: Iterable[JourneyRecord]) -> tuple[AnyReviewEvent, ...]:
    """Return the events that the records of a journey keep, in their order."""
    return tuple(opened(one.content, _OF_REVIEWS[one.name]) for one in records)
