"""Sections of one subject (页签): links with addresses of their own, so that they work anywhere."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Tab:
    """A section; `count` is shown after its words."""

    words: Words
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Tabs(Component):
    """The sections; `label` names them for those who listen."""

    template: ClassVar[str] = "components/navigation/tabs.html"

    label: Words
    tabs: tuple[Tab, ...]
