"""What a page says to the reader (消息).

``error_summary`` all errors first, each leading to its field
``notices``       notification, inset text, warning, details, nothing found
``confirmation``  it is done: the number, and what happens next
``tag``           a state in a word; lamps that say their colour
``progress``      work that takes a while
"""

from tongban.web.components.messages.confirmation import Confirmation
from tongban.web.components.messages.error_summary import ErrorSummary, FieldError
from tongban.web.components.messages.notices import (
    Details,
    EmptyState,
    Inset,
    Notification,
    NotificationKind,
    WarningText,
)
from tongban.web.components.messages.progress import Progress
from tongban.web.components.messages.tag import Lamp, LampColour, Tag, Tone

__all__ = [
    "Confirmation",
    "Details",
    "EmptyState",
    "ErrorSummary",
    "FieldError",
    "Inset",
    "Lamp",
    "LampColour",
    "Notification",
    "NotificationKind",
    "Progress",
    "Tag",
    "Tone",
    "WarningText",
]
