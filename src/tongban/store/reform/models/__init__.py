"""Tables of reform: `baselines`, `goals` (targets), `measures`, `journeys` (in the making)."""

from tongban.store.reform.models.baselines import Baseline
from tongban.store.reform.models.goals import TargetRow
from tongban.store.reform.models.journeys import JourneyDraft, JourneyRecord
from tongban.store.reform.models.measures import MeasureRecord, MeasureRow

__all__ = [
    "Baseline",
    "JourneyDraft",
    "JourneyRecord",
    "MeasureRecord",
    "MeasureRow",
    "TargetRow",
]
