"""The first page (四减总览): four figures, what brought them about, who still owes what."""

from collections.abc import Iterable
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.reform.reminding import due_measures
from tongban.core.graph.what_if.compare import Pair
from tongban.core.reform.figures import FigureKind
from tongban.store.reform import queries
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.whole_number import whole_number
from tongban.web.components.words import written_date
from tongban.web.console.reform import places
from tongban.web.console.reform.asked import Asked, asked, promised
from tongban.web.console.reform.charts.waterfall import waterfall
from tongban.web.console.reform.four_figures import average, four_figures
from tongban.web.console.reform.goals import reached
from tongban.web.console.reform.measure_list import due_note, measure_table
from tongban.web.console.reform.weights import weights_note
from tongban.web.console.reform.words import FIGURES, base_words, percent
from tongban.web.console.requests import KEEPERS, outside_of

LISTED: Final = 100
"""So many departments are listed at a time, those that save most first."""


@officer_required(*KEEPERS)
@require_safe
def overview(request: HttpRequest) -> HttpResponseBase:
    """Show what was reduced in the whole city."""
    now = asked(request)
    after = whole_number(request.GET.get("after", "")) or 0
    page = Page(
        title=gettext("四减"),
        lead=gettext("同一批办件，按%(base)s和按现在的做法各要多少材料、时间、环节和跑动。")
        % {"base": base_words(now)},
        body=(
            *due_note(due_measures(outside_of(request))),
            _bases(now),
            weights_note(now),
            four_figures(now.standing.figures, gettext("平均每件")),
            _taking(now),
            _causes(now),
            Section(
                title=gettext("按部门"), body=departments_table(now, after=after), id="departments"
            ),
            Section(title=gettext("目标"), body=_targets(request, now)),
            Section(title=gettext("未完成的措施"), body=_measures()),
            Section(title=gettext("再看"), body=_further(now)),
        ),
        wide=True,
    )
    return show(request, page)


def causes_chart(now: Asked, kind: FigureKind) -> Component:
    """Return the waterfall of one figure."""
    return waterfall(now.standing.figures, now.standing.causes, kind, before_words=base_words(now))


def departments_table(now: Asked, *, after: int = 0) -> Content:
    """Return what each department saves, per case, each with the way to its items."""
    sums = now.standing.sums
    every = sums.most_saving()
    here = every[after : after + LISTED]
    table = lists.DataTable(
        caption=gettext("各部门平均每件"),
        caption_hidden=True,
        columns=(lists.Column(words=gettext("部门")), *figure_columns()),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=now.department_name(sums.departments[place]),
                        href=places.department(sums.departments[place], now.base),
                    ),
                    *figure_cells(sums.pair(place)),
                )
            )
            for place in here
        ),
    )
    more = after + LISTED
    address = places.home(now.base, now.figure, after=more)
    return (
        table,
        navigation.Pagination(
            newer=f"{places.home(now.base, now.figure)}#departments" if after else "",
            older=f"{address}#departments" if more < len(every) else "",
            newer_words=gettext("从头看起"),
            older_words=gettext("下一页"),
        ),
    )


def figure_columns() -> tuple[lists.Column, ...]:
    """Return the columns of a table of figures: the cases, then the four."""
    names = (gettext("一年办件"), *(FIGURES[kind] for kind in FigureKind))
    return tuple(lists.Column(words=name, number=True) for name in names)


def figure_cells(pair: Pair) -> tuple[Content, ...]:
    """Return the cells of such a table."""
    return (f"{pair.before.cases:,}", *(_cell(pair, kind) for kind in FigureKind))


def _cell(pair: Pair, kind: FigureKind) -> str:
    before, after = average(pair.before, kind), average(pair.after, kind)
    if f"{before:.1f}" == f"{after:.1f}":
        return f"{after:.1f}"
    return f"{before:.1f} → {after:.1f}（{percent(before, after)}）"


def _bases(now: Asked) -> Component:
    choices = (
        fields.Choice(value="0", label=gettext("法律允许的做法")),
        *(
            fields.Choice(
                value=str(one.release),
                label=gettext("%(day)s的基线") % {"day": written_date(one.taken_on)}
                + (f"（{one.note}）" if one.note else ""),
            )
            for one in now.bases
        ),
    )
    return navigation.FilterBar(
        fields=(
            fields.Select(
                name="base", label=gettext("和什么比"), choices=choices, value=str(now.base)
            ),
        ),
        hidden=(("figure", now.figure.value),),
        words=gettext("比较"),
    )


def _causes(now: Asked) -> Component:
    tabs = navigation.Tabs(
        label=gettext("看哪一项"),
        tabs=tuple(
            navigation.Tab(
                words=FIGURES[kind],
                href=f"{places.home(now.base, kind)}#causes",
                current=kind is now.figure,
            )
            for kind in FigureKind
        ),
    )
    return Section(
        title=gettext("减在哪里"), body=(tabs, causes_chart(now, now.figure)), id="causes"
    )


def _targets(request: HttpRequest, now: Asked) -> Content:
    held = queries.targets(outside_of(request).today.year)
    more = navigation.Link(words=gettext("目标和完成情况"), href=places.plain("targets"))
    if not held:
        return (messages.EmptyState(title=gettext("今年还没有设定目标"), ways=(more,)),)
    return (reached(promised(request, now), held), more)


def _measures() -> Content:
    open_ones = queries.measures()
    ways = (
        navigation.Link(words=gettext("看图谱提出的措施"), href=places.plain("proposals")),
        navigation.Link(words=gettext("全部措施"), href=places.plain("measures")),
    )
    if not open_ones:
        return messages.EmptyState(title=gettext("没有未完成的措施"), ways=ways)
    return (measure_table(open_ones[:10]), _links(ways))


def _further(now: Asked) -> Content:
    journeys = now.standing.now_published.journeys.values()
    ways = (
        navigation.Link(words=gettext("一件事工坊"), href=places.plain("together")),
        navigation.Link(words=gettext("部门用时排名"), href=places.plain("league")),
        navigation.Link(words=gettext("材料流向"), href=places.plain("flow")),
        navigation.Link(words=gettext("基线"), href=places.plain("baselines")),
    )
    schedules = tuple(
        navigation.Link(words=one.name, href=places.journey(one.code)) for one in journeys
    )
    return (
        _links(ways),
        messages.Details(summary=gettext("一件事的时间安排"), body=_links(schedules)),
        navigation.PrintButton(),
    )


def _taking(now: Asked) -> Component:
    return navigation.Buttons(
        items=(
            navigation.Link(words=gettext("下载报告（PDF）"), href=places.export("pdf", now.base)),
            navigation.Link(
                words=gettext("下载数据（XLSX）"), href=places.export("xlsx", now.base)
            ),
        )
    )


def _links(ways: Iterable[Component]) -> Component:
    return lists.PlainList(items=tuple(ways))
