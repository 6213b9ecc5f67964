"""The table of the list (清单表): each line with what it frees, in the order in which to ask."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext, gettext_lazy, ngettext

from tongban.actions.burden import CityBurden, DemandList
from tongban.core.graph.demand.derive import NEW
from tongban.core.graph.demand.listing import DemandLine
from tongban.web.components import lists, navigation
from tongban.web.components.component import Component, Content
from tongban.web.console.data import places
from tongban.web.console.demand.asking import Asked
from tongban.web.console.demand.wording import holder_of, item_names, name_of, paper_name

COLUMNS = (
    gettext_lazy("顺序"),
    gettext_lazy("数据接口"),
    gettext_lazy("提供部门"),
    gettext_lazy("免交的材料"),
    gettext_lazy("惠及的事项"),
    gettext_lazy("一年少交（份）"),
    gettext_lazy("累计（份）"),
)
_NUMBERS = frozenset({0, 5, 6})
_NAMED = 3
_ASKED_FOR = 50
"""So many items are filled into a request; for more the asker writes them, or asks for all."""


class Line(NamedTuple):
    """One line in words and numbers."""

    place: int
    code: str
    name: str
    holder: str
    papers: tuple[str, ...]
    items: tuple[str, ...]
    all_items: int
    spared: int
    so_far: int
    asking: str


def lines(found: DemandList, city: CityBurden) -> Iterator[Line]:
    """Yield the lines of a list."""
    so_far = 0
    every = zip(found.lines, found.touched, strict=True)
    for place, (line, touched) in enumerate(every, start=1):
        so_far += line.submissions
        code = line.interface.code
        papers = dict.fromkeys(paper_name(one.evidence, city) for one in line.frees)
        yield Line(
            place=place,
            code=code,
            name=name_of(code, city),
            holder=holder_of(code, city),
            papers=tuple(papers),
            items=tuple(item_names(touched.first, city)),
            all_items=touched.total,
            spared=line.submissions,
            so_far=so_far,
            asking=_asking(line, touched.first),
        )


def table(found: DemandList, city: CityBurden, asked: Asked, *, steward: bool) -> Component:
    """Return the list as a table, with a way to say that an interface is refused.

    A steward of data finds the way to a request in it.
    """
    ways = (gettext("去要"), gettext("要不到？")) if steward else (gettext("要不到？"),)
    columns = tuple(
        lists.Column(words=words, number=place in _NUMBERS) for place, words in enumerate(COLUMNS)
    )
    return lists.DataTable(
        caption=gettext("数据需求清单"),
        caption_hidden=True,
        columns=(
            *columns,
            *(lists.Column(words=words) for words in ways),
        ),
        rows=tuple(_row(line, asked, steward=steward) for line in lines(found, city)),
    )


def _row(line: Line, asked: Asked, *, steward: bool) -> lists.Row:
    request = navigation.Link(words=gettext("提出需求"), about=line.name, href=line.asking)
    refuse = navigation.Link(
        words=gettext("换掉"), about=line.name, href=asked.without(line.code).address()
    )
    nothing = gettext("和前面的接口合起来才有用") if not line.spared else ""
    return lists.Row(
        cells=(
            str(line.place),
            line.name,
            line.holder,
            _few(line.papers, len(line.papers)) or nothing,
            _few(line.items, line.all_items),
            str(line.spared),
            str(line.so_far),
            *((request, refuse) if steward else (refuse,)),
        )
    )


def _asking(line: DemandLine, items: Iterable[str]) -> str:
    """Return the form of a request for an interface, with what it would replace filled in."""
    code = line.interface.code
    return places.ask_for(
        "" if NEW in code else code,
        interface=code if NEW in code else "",
        items=tuple(items)[:_ASKED_FOR],
        evidence=dict.fromkeys(one.evidence for one in line.frees),
        submissions=line.submissions,
    )


def _few(names: tuple[str, ...], count: int) -> Content:
    """Return the first names, and how many there are."""
    return in_all(names[:_NAMED], count)


def in_all(names: tuple[str, ...], count: int) -> str:
    """Return some names, and how many there are where these are not all."""
    shown = "、".join(names)
    if count <= len(names):
        return shown
    words = ngettext("%(names)s等 %(count)d 项", "%(names)s等 %(count)d 项", count)
    return words % {"names": shown, "count": count}
