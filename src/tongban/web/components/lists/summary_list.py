"""Keys and values (摘要): what was answered, where it came from, and how to change it."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Content, Words
from tongban.web.components.navigation.link import Link


@dataclass(frozen=True, kw_only=True, slots=True)
class SummaryRow:
    """One fact; `source` says where the value is from, `actions` what can be done with it."""

    key: Words
    value: Content
    source: Words = ""
    actions: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SummaryList(Component):
    """Facts one under the other; `title` makes it a section of its own."""

    template: ClassVar[str] = "components/lists/summary_list.html"

    rows: tuple[SummaryRow, ...]
    title: Words = ""
