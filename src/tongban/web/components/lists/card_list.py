"""Things to choose from (卡片): life events, items, certificates, each with a line about it."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Content, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A thing with its address; `facts` are short and stand below, such as 9 个工作日."""

    title: Words
    href: str
    summary: Words = ""
    facts: tuple[Content, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CardList(Component):
    """Cards side by side, one under the other on a phone; in `rows` always one under the other."""

    template: ClassVar[str] = "components/lists/card_list.html"

    cards: tuple[Card, ...]
    title: Words = ""
    rows: bool = False
