"""Tables of the workshop: `copies`, `reviews` (with comments), `readings`, `standings`."""

from tongban.store.workshop.models.copies import Revision, WorkshopCopy
from tongban.store.workshop.models.readings import GuideReading, ReadingDecision
from tongban.store.workshop.models.reviews import Comment, ReviewRecord, ScheduledPublication
from tongban.store.workshop.models.standings import ItemStanding, StandardVersion

__all__ = [
    "Comment",
    "GuideReading",
    "ItemStanding",
    "ReadingDecision",
    "ReviewRecord",
    "Revision",
    "ScheduledPublication",
    "StandardVersion",
    "WorkshopCopy",
]
