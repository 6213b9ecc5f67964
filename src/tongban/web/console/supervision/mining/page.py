"""The analysis (分析页): variants, the map, waiting and working, rework, handovers, deviations."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.supervision.asking import asked, deviations
from tongban.engines.mining.extracts import ExtractMine
from tongban.engines.mining.mine import Mine
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.supervision.mining import tables
from tongban.web.console.supervision.mining.asking import Asked
from tongban.web.console.supervision.newest import as_of, nothing_yet
from tongban.web.console.supervision.seats import SEATS, bar

_HERE = "console:supervision-mining"


@officer_required(*SEATS)
@require_safe
def mining(request: HttpRequest) -> HttpResponseBase:
    """Show what really happened to the cases that are asked about."""
    wanted = Asked.read(request)
    with asked(wanted.selection(request)) as mine:
        body: Content = nothing_yet() if mine is None else tuple(_body(mine, wanted))
    page = Page(
        title=gettext("流程挖掘"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext(
                "不看规定怎么办，看办件实际怎么走：走法、停在哪里、谁交给谁、哪里走了回头路。"
            )
        ),
        body=(bar(_HERE), wanted.form(_HERE), as_of(request), body, meanings(), _ways(wanted)),
    )
    return show(request, page)


def _body(mine: ExtractMine, wanted: Asked) -> Iterator[Component]:
    if not mine.holds_any:
        yield messages.EmptyState(title=gettext("没有符合条件的办件"))
        return
    seen = mine.overview()
    yield tables.overview(seen)
    yield from analyses(mine, wanted)
    yield Section(
        title=gettext("等待和办理"),
        body=tables.worked(mine.worked(), wanted),
    )
    yield Section(
        title=gettext("没有按设计的环节走"),
        body=tables.deviations(deviations(mine), seen.cases, wanted),
    )


def analyses(mine: Mine, wanted: Asked | None) -> Iterator[Component]:
    """Yield what can be said of any log; without `wanted` there is no way down."""
    seen = mine.overview()
    yield Section(
        title=gettext("实际流程图"), body=tables.drawn_map(mine.arcs(), seen.cases, wanted)
    )
    yield Section(
        title=gettext("走法"), body=tables.variants(mine.variants(tables.MOST), seen.cases, wanted)
    )
    yield Section(title=gettext("瓶颈：停留最久的环节"), body=tables.dwells(mine.dwells(), wanted))
    yield Section(title=gettext("返工"), body=tables.rework(mine.rework(), seen.cases, wanted))
    yield Section(title=gettext("部门之间的交接"), body=tables.handovers(mine.handovers(), wanted))


def meanings() -> Component:
    """Return what every figure of the page means."""
    return messages.Details(
        summary=gettext("这些数字怎么算"),
        body=lists.PlainList(
            items=(
                gettext("走法：一件办件从头到尾依次做了什么；先后完全相同的算一种。"),
                gettext(
                    "停留：从前一步做完到这一步做完；等待：到有人开始办为止；办理：从开始到做完。"
                ),
                gettext("返工：同一办件里同一步做了不止一次，或者被退回过。"),
                gettext("交接：前后两步由不同部门做；申请人自己做的也算一方。"),
                gettext("偏离：先后不在事项定义的环节里；停钟等没有定义先后的事不算。"),
                gettext("一半、九成不超过：中位数和第 90 百分位，按相邻两个值插值。"),
            )
        ),
    )


def _ways(wanted: Asked) -> Component:
    return lists.PlainList(
        items=(
            navigation.Link(
                words=gettext("在办件还要多久、会不会超期"),
                href=wanted.address("console:supervision-running"),
            ),
            navigation.Link(
                words=gettext("分析其他系统的日志"), href=reverse("console:supervision-logs")
            ),
        )
    )
