"""A copy on paper (打印): a link to the printable document, or the hint how to print the page.

A page cannot print itself without script; so the button leads to a document where there is one,
and otherwise the words say what to do.
"""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintButton(Component):
    """Leads to the document at `href`, made for printing; without one, only the hint."""

    template: ClassVar[str] = "components/navigation/print_button.html"

    href: str = ""
    words: Words = ""
