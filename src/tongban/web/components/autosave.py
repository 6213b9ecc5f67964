"""Forms that save themselves (自动保存): on each change by htmx; without script, by their button.

The answer to a save is a `SavedNote` alone: it replaces the note under the form and brings the
revision that the next save has to name.
"""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Content, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedNote(Component):
    """What became of the last save; `revision` is what the next one starts from.

    `name` keeps the identifiers of several notes on one page apart.
    """

    template: ClassVar[str] = "components/saved_note.html"

    revision: int
    words: Words = ""
    replaces: bool = False
    name: str = "saved"


@dataclass(frozen=True, kw_only=True, slots=True)
class AutosavedForm(Component):
    """A form around anything that is saved at `save` while it is filled in."""

    template: ClassVar[str] = "components/autosaved_form.html"

    body: Content
    buttons: Content
    save: str
    note: SavedNote
    action: str = ""
