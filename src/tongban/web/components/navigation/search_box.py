"""Finding one's way by everyday words (搜索): a form sent by GET, with examples to start from."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Words
from tongban.web.components.navigation.link import Link


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchBox(Component):
    """One line to write into; `label` asks what the person wants to do."""

    template: ClassVar[str] = "components/navigation/search_box.html"

    action: str
    label: Words
    value: str = ""
    name: str = "q"
    hint: Words = ""
    examples: tuple[Link, ...] = ()
    heading: bool = False
