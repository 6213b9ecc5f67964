"""Running text (正文): paragraphs and plain lists, for what other components contain."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Content


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph(Component):
    """A paragraph."""

    template: ClassVar[str] = "components/lists/paragraph.html"

    body: Content


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainList(Component):
    """Points of equal weight, or steps when `ordered`."""

    template: ClassVar[str] = "components/lists/plain_list.html"

    items: tuple[Content, ...]
    ordered: bool = False
