"""Links (链接): words and an address, the way back, the place of a page."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Link(Component):
    """Words that lead somewhere; `about` is read out only, so that 修改 says what it changes."""

    template: ClassVar[str] = "components/navigation/link.html"

    words: Words
    href: str
    about: Words = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BackLink(Component):
    """The way to the page before, above the heading."""

    template: ClassVar[str] = "components/navigation/back_link.html"

    href: str
    words: Words = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Breadcrumbs(Component):
    """Where the page lies; the page itself comes last, without a link."""

    template: ClassVar[str] = "components/navigation/breadcrumbs.html"

    links: tuple[Link, ...]
    here: Words
