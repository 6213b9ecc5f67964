"""The note under a form that saves itself (自动保存): it also carries the key of the row.

A row whose words are its key, such as a frequent question, is still found after they changed.
"""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.autosave import SavedNote


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyedNote(SavedNote):
    """A note that also says under which key the row stands now."""

    template: ClassVar[str] = "console/items/keyed_note.html"

    key: str = ""
