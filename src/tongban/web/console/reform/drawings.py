"""Drawings with their own page (图表页): the league, the streams of materials, a schedule."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.reform.league import department_times
from tongban.actions.targets import published
from tongban.core.guides.circumstances import Circumstances, parameters_on
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.core.journeys.resolve import resolve_journey
from tongban.core.reform.league import Placed
from tongban.core.reform.streams import Replacement
from tongban.core.vocabulary.errors import NotFound
from tongban.core.vocabulary.intervals import ENOUGH_CASES
from tongban.web.components import figures, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.city import cut
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, show
from tongban.web.console.reform import places
from tongban.web.console.reform.asked import Asked, asked
from tongban.web.console.reform.charts.flow import Stream, flow
from tongban.web.console.reform.charts.ranges import ranges
from tongban.web.console.reform.weights import weights_note
from tongban.web.console.requests import KEEPERS, outside_of


@officer_required(*KEEPERS)
@require_safe
def league_page(request: HttpRequest) -> HttpResponseBase:
    """Show how much of the statutory period each department uses, as surely as is known."""
    now = asked(request)
    placed = department_times(outside_of(request))
    title = gettext("实际用时占法定时限的百分比")
    body: Content = messages.EmptyState(
        title=gettext("还没有办结的办件"), advice=gettext("有部门办结办件后，这里会列出用时。")
    )
    if placed:
        table = _league_table(now, placed)
        chart = ranges(placed, now.department_name, table, title=title)
        body = (chart if any(one.ranked for one in placed) else table, _fairness())
    page = Page(
        title=gettext("部门用时排名"),
        back=navigation.BackLink(href=places.home()),
        lead=gettext("只看办过的件：从收件到办结用了多少工作日，占这个事项法定时限的多少。"),
        body=body,
        wide=True,
    )
    return show(request, page)


@officer_required(*KEEPERS)
@require_safe
def flow_page(request: HttpRequest) -> HttpResponseBase:
    """Show which materials are replaced by what."""
    now = asked(request)
    streams = tuple(_streams(now))
    page = Page(
        title=gettext("材料流向"),
        back=navigation.BackLink(href=places.home()),
        lead=gettext("一年办件要的材料，各由谁持有，现在怎样取得。"),
        body=(weights_note(now), flow(streams))
        if streams
        else messages.EmptyState(title=gettext("没有要材料的事项")),
        wide=True,
    )
    return show(request, page)


@officer_required(*KEEPERS)
@require_safe
def journey_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show the schedule of a journey with the steps that decide its end."""
    release, outside = published(), outside_of(request)
    if code not in release.journeys:
        raise NotFound(f"no journey {code}")
    journey = release.journeys[code]
    nobody = Circumstances(
        today=outside.today,
        calendar=outside.calendar,
        parameters=parameters_on(release.catalogue, outside.today),
    )
    chosen = [sub.item for sub in journey.sub_items]
    guide = resolve_journey(
        journey, release.catalogue.items, nobody, release.catalogue, chosen=chosen
    )
    page = Page(
        title=journey.name,
        caption=gettext("一件事的时间安排"),
        back=navigation.BackLink(href=places.home()),
        body=schedule_of(guide),
        wide=True,
    )
    return show(request, page)


def schedule_of(guide: JourneyGuide) -> Content:
    """Return the drawing of a journey filed today, and its critical path in words."""
    names = {one.item.code: one.item.name for one in guide.sub_items}
    spans = tuple(
        figures.Span(
            title=dated.step.name,
            office=f"{cut(names[dated.item], 9)}·{_short(dated.step.department)}",
            first_on=dated.starts_on,
            last_on=dated.ends_on,
            period=labels.limit(dated.step.limit),
            critical=dated.critical,
        )
        for dated in guide.schedule.steps
    )
    if not spans:
        return gettext("没有要安排的环节。")
    path = "→".join(f"{one.item}·{one.step}" for one in guide.critical_path)
    return (
        figures.ScheduleChart(title=gettext("今天申报的时间安排"), spans=spans),
        lists.Paragraph(body=gettext("决定总时长的环节：%(path)s") % {"path": path}),
    )


def _short(code: str) -> str:
    known = published().catalogue.departments
    return known[code].short_name if code in known else code


def _league_table(now: Asked, placed: tuple[Placed, ...]) -> lists.DataTable:
    return lists.DataTable(
        caption=gettext("各部门用时"),
        columns=(
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("办结"), number=True),
            lists.Column(words=gettext("平均"), number=True),
            lists.Column(words=gettext("95% 的把握"), number=True),
            lists.Column(words=gettext("名次")),
        ),
        rows=tuple(
            lists.Row(cells=(now.department_name(one.name), *_place(one))) for one in placed
        ),
    )


def _place(one: Placed) -> tuple[str, str, str, str]:
    count, mean = f"{one.sample.size:,}", f"{one.sample.mean:.1f}%"
    if one.interval is None:
        return count, mean, "—", gettext("不排名")
    low, high = max(0.0, one.interval.low), one.interval.high
    if one.best == one.worst:
        place = gettext("第 %(best)d 名") % {"best": one.best}
    else:
        place = gettext("第 %(best)d 到 %(worst)d 名之间") % {"best": one.best, "worst": one.worst}
    return count, mean, f"{low:.1f}%–{high:.1f}%", place


def _fairness() -> Component:
    words = gettext(
        "办结不到 %(enough)d 件的部门不排名：件数太少，一两件就能改变平均值。"
        "范围重叠的部门分不出先后，只给出名次的范围。"
    )
    return messages.Inset(body=words % {"enough": ENOUGH_CASES})


def _streams(now: Asked) -> list[Stream]:
    catalogue = now.standing.now_published.catalogue
    ways = {
        Replacement.PRODUCED: gettext("一件事内部流转"),
        Replacement.SHARED: gettext("数据共享"),
        Replacement.HELD: gettext("电子证照"),
        Replacement.DECLARED: gettext("告知承诺"),
        Replacement.DEFERRED: gettext("提交，可以后补"),
        Replacement.ON_PAPER: gettext("提交"),
    }
    streams = []
    for one in now.standing.streams:
        kind = catalogue.evidence.get(one.evidence)
        holder = kind.issuer if kind is not None else None
        streams.append(
            Stream(
                kind.name if kind is not None else one.evidence,
                now.department_name(holder) if holder else gettext("申请人或其他机构"),
                ways[one.replacement],
                one.cases,
                one.replacement.asks_for_paper,
            )
        )
    return streams
