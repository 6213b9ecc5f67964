"""A list made shorter (筛选): a form that is sent by GET, so that a selection has an address."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Words
from tongban.web.components.fields.field import Field


@dataclass(frozen=True, kw_only=True, slots=True)
class FilterBar(Component):
    """Fields to filter by; `clear` is the address of the whole list, given when a filter is set.

    `hidden` are names and values of the address that the form keeps.
    """

    template: ClassVar[str] = "components/navigation/filter_bar.html"

    fields: tuple[Field, ...]
    action: str = ""
    clear: str = ""
    words: Words = ""
    hidden: tuple[tuple[str, str], ...] = ()
