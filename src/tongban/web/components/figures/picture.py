"""A picture handed in (图片预览): seen on the page, opened whole by its link."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture(Component):
    """A picture at `src`; `alt` says what it shows, `caption` stands below it."""

    template: ClassVar[str] = "components/figures/picture.html"

    src: str
    alt: Words
    caption: Words = ""
