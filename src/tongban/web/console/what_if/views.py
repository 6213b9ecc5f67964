"""The page of a what-if (推演页): the changes on one side, what they do on the other."""

from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.burden import CityBurden, city_burden
from tongban.core.graph.what_if.switches import Switches
from tongban.core.vocabulary.errors import InvalidValue
from tongban.engines.burden.what_if import Answer
from tongban.web.components import messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, SideBySide, show
from tongban.web.console.requests import KEEPERS, outside_of
from tongban.web.console.what_if.answer import LISTED, shown
from tongban.web.console.what_if.changes import read, switched
from tongban.web.console.what_if.choosing import ADDING, Asked, chosen, offers
from tongban.web.console.what_if.newness import newness

_LONGEST = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Swapped(Component):
    """A part of a page whose links and forms renew that part alone, where there is script."""

    template: ClassVar[str] = "console/what_if/swapped.html"

    id: str
    body: Content


@officer_required(*KEEPERS)
@require_safe
def what_if(request: HttpRequest) -> HttpResponseBase:
    """Show what the changes in the address would do."""
    by_cases = request.GET.get("weights") == "cases"
    city = city_burden(outside_of(request), by_cases=by_cases)
    asked = Asked(
        city=city,
        changes=read(_written(request.GET), city),
        by_cases=by_cases,
        item=request.GET.get("item", ""),
        find=request.GET.get("find", "").strip()[:_LONGEST],
        source=request.GET.get("source", "").strip()[:_LONGEST],
    )
    body = SideBySide(main=_answer(asked), beside=_switches(asked), beside_first=True)
    page = Page(
        title=gettext("推演"),
        lead=gettext("打开或关掉一项数据、规则或环节，看全部事项的材料、时间、环节和跑动怎么变。"),
        body=Swapped(id="what-if", body=(newness(city), _tabs(asked), body)),
        wide=True,
    )
    return show(request, page)


def _written(query: QueryDict) -> list[str]:
    """Return the changes that an address keeps, and the one that a form has just added."""
    added = [one for name in ADDING.values() for one in query.getlist(name)]
    return [*query.getlist("with"), *added]


def _tabs(asked: Asked) -> Component:
    other = Asked(city=asked.city, changes=asked.changes, by_cases=not asked.by_cases)
    here, there = asked.address(*asked.changes), other.address(*asked.changes)
    each, cases = (there, here) if asked.by_cases else (here, there)
    return navigation.Tabs(
        label=gettext("怎么合计"),
        tabs=(
            navigation.Tab(words=gettext("每个事项算一件"), href=each, current=not asked.by_cases),
            navigation.Tab(words=gettext("按过去一年的办件量"), href=cases, current=asked.by_cases),
        ),
    )


def _switches(asked: Asked) -> Content:
    return (
        Section(title=gettext("已选改动"), body=chosen(asked)),
        Section(title=gettext("再加一项改动"), body=offers(asked)),
    )


def _answer(asked: Asked) -> Content:
    try:
        answer = _measured(asked.city, switched(asked.changes, asked.city))
    except InvalidValue:
        return messages.EmptyState(
            title=gettext("这些环节不能一起合并"),
            advice=gettext("两个环节之间还隔着别的环节。撤销其中一项合并再试。"),
        )
    return shown(answer, asked.city)


def _measured(city: CityBurden, after: Switches) -> Answer:
    return city.what_if(after, most=LISTED)
