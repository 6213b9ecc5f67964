"""Parts that have a condition (带条件的内容), and how a changed tree is written back."""

from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.translation import gettext

from tongban.core.authoring.edits import ReplacePart
from tongban.core.authoring.sections import Part, Section, section_of
from tongban.core.authoring.wording import title_of, when_words
from tongban.core.catalog.conditions.nodes import ALWAYS, Condition
from tongban.core.catalog.conditions.written import written
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components.component import Component
from tongban.web.components.navigation import Link
from tongban.web.components.sections import Section as PageSection
from tongban.web.console.items import places
from tongban.web.console.items.desk import Desk
from tongban.web.console.items.figures import Expression
from tongban.web.console.words.conditions import condition_words

CONDITIONAL: Final = {
    Section.CONDITIONS: "expression",
    Section.REQUIREMENTS: "needed_when",
    Section.FIELDS: "needed_when",
    Section.STEPS: "needed_when",
    Section.FEES: "needed_when",
    Section.HANDLED: "applies_when",
}
"""The sections whose rows have a condition, and the attribute that holds it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A part of a copy and the condition that it holds."""

    section: Section
    part: Part

    @property
    def condition(self) -> Condition:
        """The tree."""
        held: Condition = getattr(self.part, CONDITIONAL[self.section])
        return held

    @property
    def decides(self) -> bool:
        """Tell whether it decides who is accepted, rather than when a part is needed."""
        return self.section is Section.CONDITIONS

    @property
    def key(self) -> str:
        """The key of the part."""
        return self.section.key(self.part)

    def written_back(self, condition: Condition) -> ReplacePart:
        """Return the edit that puts another tree here."""
        changed: dict[str, Any] = {CONDITIONAL[self.section]: condition}
        part: Any = self.part
        return ReplacePart(section=self.section, key=self.key, part=replace(part, **changed))


def held_at(desk: Desk, place: str) -> Held:
    """Return the part at a place.

    Raises:
        NotFound: when nothing with a condition stands there.
    """
    first, _, key = place.partition("/")
    try:
        section = section_of(first)
    except ValueError:
        section = None
    part = desk.copy.row(section, key) if section in CONDITIONAL and section else None
    if section is None or part is None:
        raise NotFound(f"no condition at {place!r}")
    return Held(section=section, part=part)


def title_at(desk: Desk, held: Held) -> str:
    """Return by what name people know the part."""
    return title_of(held.part, desk.names)


def summary(desk: Desk, place: str) -> tuple[Component, ...]:
    """Return the condition of a part with the way to change it; nothing for other parts."""
    try:
        held = held_at(desk, place)
    except NotFound:
        return ()
    names = desk.names
    words = (
        condition_words(held.condition, names.spoken)
        if held.decides
        else when_words(held.condition, names)
    )
    text = "" if held.condition == ALWAYS else written(held.condition)
    title = gettext("怎样判断") if held.decides else gettext("什么情况才需要")
    return (
        PageSection(
            title=title,
            body=(
                Expression(sentence=words, text=text),
                " ",
                Link(
                    words=gettext("修改条件"), href=places.condition(desk.key, place), about=title
                ),
            ),
        ),
    )
