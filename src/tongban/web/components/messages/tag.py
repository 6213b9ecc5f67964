"""A state in a word (标签), and lamps (红绿灯) told apart by shape and word, not colour alone."""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import ClassVar

from django.utils.translation import gettext_lazy

from tongban.web.components.component import Component, Words


class Tone(StrEnum):
    """How a tag looks."""

    PLAIN = "plain"
    GOOD = "good"
    ATTENTION = "attention"
    BAD = "bad"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tag(Component):
    """A state in a word or two."""

    template: ClassVar[str] = "components/messages/tag.html"

    words: Words
    tone: Tone = Tone.PLAIN


class LampColour(Enum):
    """The colours of supervision: style and the word always shown with it."""

    GREEN = ("green", gettext_lazy("绿灯"))
    YELLOW = ("yellow", gettext_lazy("黄灯"))
    ORANGE = ("orange", gettext_lazy("橙灯"))
    RED = ("red", gettext_lazy("红灯"))
    GREY = ("grey", gettext_lazy("停表"))

    @property
    def style(self) -> str:
        """The CSS class."""
        return self.value[0]

    @property
    def words(self) -> Words:
        """The word shown."""
        return self.value[1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lamp(Component):
    """How a clock stands; `words` say why, such as 还剩 2 个工作日."""

    template: ClassVar[str] = "components/messages/lamp.html"

    colour: LampColour
    words: Words = ""
