"""Buttons (按钮): what submits a form or leads on; the key that makes a submission count once."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Self

from tongban.web.components.component import Component, Words


class ButtonKind(StrEnum):
    """How much a button stands out; a page has one primary button."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True, slots=True)
class Button(Component):
    """Submits the form around it, or leads to `href`; the words say what it does."""

    template: ClassVar[str] = "components/navigation/button.html"

    words: Words = ""
    kind: ButtonKind = ButtonKind.PRIMARY
    href: str = ""
    name: str = ""
    value: str = ""
    about: Words = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Buttons(Component):
    """Buttons and links in one row, the main one first."""

    template: ClassVar[str] = "components/navigation/buttons.html"

    items: tuple[Component, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SubmitOnce(Component):
    """A hidden key, made with the page: posted twice, it names one and the same act."""

    template: ClassVar[str] = "components/navigation/submit_once.html"
    name: ClassVar[str] = "idempotency_key"

    key: uuid.UUID = field(default_factory=uuid.uuid4)

    @classmethod
    def read(cls, posted: Mapping[str, str]) -> Self | None:
        """Return the key of a posted form, or None when it has none that we made."""
        try:
            return cls(key=uuid.UUID(posted.get(cls.name, "")))
        except ValueError:
            return None
