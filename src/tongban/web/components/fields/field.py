"""What all fields share (字段): the words around an input, and how they are tied to it."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Field(Component):
    """A question; `heading` makes its label the heading of the page."""

    described_parts: ClassVar[tuple[str, ...]] = ("hint", "error")

    name: str
    label: Words
    hint: Words = ""
    error: Words = ""
    optional: bool = False
    heading: bool = False

    @property
    def id(self) -> str:
        """The identifier of the input, as Django makes it."""
        return f"id_{self.name}"

    @property
    def target(self) -> str:
        """The identifier that a link in the error summary leads to."""
        return self.id

    @property
    def described_by(self) -> str:
        """The identifiers of the words that describe the input."""
        present = (part for part in self.described_parts if getattr(self, part))
        return " ".join(f"{self.id}-{part}" for part in present)
