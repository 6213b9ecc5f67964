"""The shortest lawful way (最短合法路径) to an item or a paper, told errand by errand.

What one has already is said on the page itself: each paper of the way can be put among those held,
and taken out again. Everything asked stands in the address.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.parts import Trait
from tongban.core.graph.reach import Situation
from tongban.core.graph.ways import (
    Errand,
    Fulfilment,
    LawfulWay,
    NoWay,
    Objective,
    Origin,
    Way,
    shortest_way,
)
from tongban.engines.service_graph.reaching import fullest
from tongban.engines.service_graph.snapshot import Snapshot
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.graph import asked, places
from tongban.web.console.graph.showing import about, links, stale_note
from tongban.web.console.graph.words import OBJECTIVES, ORIGINS
from tongban.web.console.requests import KEEPERS

_GOALS = (NodeKind.ITEM, NodeKind.EVIDENCE)
_MOST_HELD = 100


class _Asked(NamedTuple):
    """What the address asks: the goal, what is held, and how to get there."""

    goal: Node
    held: tuple[Node, ...]
    objective: Objective
    without_data: bool

    def href(self, held: Iterable[Node]) -> str:
        """Return the address with other papers held."""
        asked_for = [
            ("node", self.goal.written),
            ("by", self.objective.value),
            *([("without_data", "on")] if self.without_data else []),
            *(("held", one.written) for one in held),
        ]
        return f"{reverse('console:graph-way')}?{urlencode(asked_for)}"


@officer_required(*KEEPERS)
@require_safe
def way(request: HttpRequest) -> HttpResponseBase:
    """Show the shortest lawful way to a node."""
    current = asked.graph()
    snapshot = current.snapshot
    wanted = _asked(request, snapshot)
    datasets = frozenset[Node]() if wanted.without_data else fullest(snapshot).datasets
    situation = Situation(evidence=frozenset(wanted.held), datasets=datasets)
    found = shortest_way(snapshot, wanted.goal, situation, objective=wanted.objective)
    body: Content = (
        *stale_note(current),
        _form(wanted),
        *_held(snapshot, wanted),
        *_told(snapshot, wanted, found),
    )
    title = gettext("怎样办成“%(goal)s”") % {"goal": snapshot.label(wanted.goal)}
    back = navigation.BackLink(href=places.look(wanted.goal), words=snapshot.label(wanted.goal))
    return show(request, Page(title=title, back=back, body=body))


def _asked(request: HttpRequest, snapshot: Snapshot) -> _Asked:
    goal = asked.node(request, snapshot)
    if goal.kind not in _GOALS:
        raise Http404
    named = (asked.place({"held": one}, "held") for one in request.GET.getlist("held")[:_MOST_HELD])
    held = (one for one in named if one is not None and one in snapshot)
    by = request.GET.get("by", "")
    known = {one.value: one for one in Objective}
    return _Asked(
        goal,
        tuple(dict.fromkeys(one for one in held if one.kind is NodeKind.EVIDENCE)),
        known.get(by, Objective.DAYS),
        bool(request.GET.get("without_data")),
    )


def _form(wanted: _Asked) -> Component:
    return navigation.FilterBar(
        fields=(
            fields.Select(
                name="by",
                label=gettext("怎样算最短"),
                choices=tuple(
                    fields.Choice(value=one.value, label=words) for one, words in OBJECTIVES.items()
                ),
                value=wanted.objective.value,
            ),
            fields.Checkbox(
                name="without_data",
                label=gettext("假定数据都不能共享"),
                checked=wanted.without_data,
            ),
        ),
        hidden=(
            ("node", wanted.goal.written),
            *(("held", one.written) for one in wanted.held),
        ),
        words=gettext("重新计算"),
    )


def _held(snapshot: Snapshot, wanted: _Asked) -> Iterator[Component]:
    if wanted.held:
        rows = tuple(
            lists.SummaryRow(
                key=snapshot.label(one),
                value=gettext("已经有"),
                actions=(
                    navigation.Link(
                        words=gettext("去掉"),
                        href=wanted.href(each for each in wanted.held if each != one),
                        about=snapshot.label(one),
                    ),
                ),
            )
            for one in wanted.held
        )
        yield lists.SummaryList(rows=rows, title=gettext("假定手里已经有"))


def _told(snapshot: Snapshot, wanted: _Asked, found: Way) -> Iterator[Component]:
    match found:
        case NoWay(missing=missing):
            said = gettext("按现在的目录办不成：下面的材料谁也给不出，或者事项之间互相等待。")
            yield messages.WarningText(words=said)
            yield Section(title=gettext("缺的材料"), body=links(snapshot, missing))
        case LawfulWay(errands=()):
            yield messages.Inset(body=gettext("已经有了，不用再办什么。"))
        case LawfulWay():
            yield _summary(found)
            for place, errand in enumerate(found.errands, start=1):
                yield _errand(snapshot, wanted, place, errand)


def _summary(found: LawfulWay) -> Component:
    words = gettext("依次办 %(items)s 件事，约 %(days)s 个工作日，到窗口 %(visits)s 次。") % {
        "items": len(found.errands),
        "days": found.days,
        "visits": found.visits,
    }
    note = gettext("天数按各事项的承诺时限折算，能同时办的同时办，只用来比较；实际日期以办件为准。")
    return messages.Inset(body=(lists.Paragraph(body=words), lists.Paragraph(body=note)))


def _errand(snapshot: Snapshot, wanted: _Asked, place: int, errand: Errand) -> Component:
    title = gettext("第 %(place)s 件：%(item)s") % {
        "place": place,
        "item": snapshot.label(errand.item),
    }
    promised = snapshot.measures(errand.item).promised
    facts = gettext("承诺时限 %(promised)s，从头算起约第 %(ready)s 个工作日办成。") % {
        "promised": promised,
        "ready": errand.ready,
    }
    rows = tuple(_supply(snapshot, wanted, one) for one in errand.supplies)
    papers: Content = lists.SummaryList(rows=rows) if rows else gettext("不用任何材料。")
    return Section(title=title, body=(lists.Paragraph(body=facts), papers))


def _supply(snapshot: Snapshot, wanted: _Asked, supply: Fulfilment) -> lists.SummaryRow:
    value: Content = ORIGINS[supply.origin]
    if supply.item is not None:
        value = (gettext("先办："), about(snapshot, supply.item))
    if Trait.CONDITIONAL in snapshot.traits(supply.requirement):
        value = (value, gettext("（部分情形才需要）"))
    return lists.SummaryRow(
        key=snapshot.label(supply.evidence),
        value=value,
        actions=_if_held(snapshot, wanted, supply),
    )


def _if_held(snapshot: Snapshot, wanted: _Asked, supply: Fulfilment) -> tuple[navigation.Link, ...]:
    if supply.origin in (Origin.HELD, Origin.SHARED):
        return ()
    return (
        navigation.Link(
            words=gettext("如果已经有"),
            href=wanted.href((*wanted.held, supply.evidence)),
            about=snapshot.label(supply.evidence),
        ),
    )
