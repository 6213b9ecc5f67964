"""Review events in rows: what happened to working copies."""

from typing import Final

from tongban.core.authoring.review_events import AnyReviewEvent
from tongban.store.freezing.histories import History

REVIEWS: Final = History[AnyReviewEvent](AnyReviewEvent)
