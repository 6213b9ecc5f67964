"""What all fields share (字段): the words around an input, and how they are tied to it."""

from dataclasses import dataclass

from tongban.web.components.component import Component, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Field(Component):
    """A question; `heading` makes its label the heading of the page."""

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
        present = {"hint": self.hint, "error": self.error}
        return " ".join(f"{self.id}-{part}" for part, words in present.items() if words)
