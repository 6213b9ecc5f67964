"""Tables of the workshop: `copies` (with revisions), `reviews` (with comments), `standings`."""

from tongban.store.workshop.models.copies import Revision, WorkshopCopy
from tongban.store.workshop.models.reviews import Comment, ReviewRecord, ScheduledPublication
from tongban.store.workshop.models.standings import ItemStanding, StandardVersion

__all__ = [
    "Comment",
    "ItemStanding",
    "ReviewRecord",
    "Revision",
    "ScheduledPublication",
    "StandardVersion",
    "WorkshopCopy",
]
