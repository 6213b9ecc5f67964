"""What all fields share (字段): the words around an input, and how they are tied to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from tongban.web.components.component import Component, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Field(Component):
    """A question; `heading` makes its label the heading of the page.

    `form` tells it from a question of the same name in another form of the page.
    """

    described_parts: ClassVar[tuple[str, ...]] = ("hint", "error")

    name: str
    label: Words
    hint: Words = ""
    error: Words = ""
    optional: bool = False
    heading: bool = False
    form: str = ""

    @property
    def id(self) -> str:
        """The identifier of the input, as Django makes it."""
        return f"id_{self.form}-{self.name}" if self.form else f"id_{self.name}"

    @property
    def target(self) -> str:
        """The identifier that a link in the error summary leads to."""
        return self.id

    @property
    def described_by(self) -> str:
        """The identifiers of the words that describe the input."""
        present = (part for part in self.described_parts if getattr(self, part))
        return " ".join(f"{self.id}-{part}" for part in present)


def within(form: str, questions: Iterable[Component]) -> Iterator[Component]:
    """Yield what a form asks, so that a label leads to its own input and to none of other forms."""
    for one in questions:
        yield replace(one, form=form) if isinstance(one, Field) else one
