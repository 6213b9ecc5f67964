"""Events in rows: what happened to measures and to journeys in the making."""

from typing import Final

from tongban.core.authoring.review_events import AnyReviewEvent
from tongban.core.reform.measure_events import AnyMeasureEvent
from tongban.store.freezing.histories import History

MEASURES: Final = History[AnyMeasureEvent](AnyMeasureEvent)
REVIEWS: Final = History[AnyReviewEvent](AnyReviewEvent)
