"""Which case or person a page is about (身份栏), always in sight of the officer."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Content, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class IdentityBar(Component):
    """A few facts, key and value, that identify the subject."""

    template: ClassVar[str] = "components/navigation/identity_bar.html"

    facts: tuple[tuple[Words, Content], ...]
    label: Words = ""
