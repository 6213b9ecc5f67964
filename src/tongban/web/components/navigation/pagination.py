"""Newer and older (翻页): by key, so that a page costs the same however far one goes."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Pagination(Component):
    """Addresses of the neighbouring pages; empty where there is none.

    A list in another order than by age brings its own words.
    """

    template: ClassVar[str] = "components/navigation/pagination.html"

    newer: str = ""
    older: str = ""
    newer_words: Words = ""
    older_words: Words = ""
