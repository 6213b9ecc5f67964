"""It is done (完成): what was done, under which number, and what happens next."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Content, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Confirmation(Component):
    """The heading of the page after an act; `next_steps` with their dates follow below."""

    template: ClassVar[str] = "components/messages/confirmation.html"

    title: Words
    number: str = ""
    number_words: Words = ""
    next_steps: tuple[Content, ...] = ()
