"""What is wrong in the whole catalogue (全目录问题): dead ends, circles, unequal standards."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.engines.service_graph.snapshot import NodeSet, Snapshot
from tongban.engines.service_graph.stuck import DeadEndSets, dead_ends
from tongban.engines.service_graph.unequal import spreads
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.graph import asked, places
from tongban.web.console.graph.showing import about, links, stale_note
from tongban.web.console.requests import KEEPERS

_SHOWN = 50
_SPREAD_COLUMNS = (
    lists.Column(words=gettext_lazy("基本目录")),
    lists.Column(words=gettext_lazy("实施的部门数"), number=True),
    lists.Column(words=gettext_lazy("材料相差"), number=True),
    lists.Column(words=gettext_lazy("用时相差（工作日）"), number=True),
)


@officer_required(*KEEPERS)
@require_safe
def stuck(request: HttpRequest) -> HttpResponseBase:
    """Show the dead ends and circles of the whole catalogue."""
    current = asked.graph()
    found = dead_ends(current.snapshot)
    page = Page(
        title=gettext("断点与死循环"),
        lead=gettext("把数据都共享、承诺都用上，仍然谁也拿不到的材料、谁也办不成的事项。"),
        back=navigation.BackLink(href=places.home(), words=gettext("图谱")),
        body=(*stale_note(current), *_dead_ends(current.snapshot, found)),
    )
    return show(request, page)


@officer_required(*KEEPERS)
@require_safe
def standards(request: HttpRequest) -> HttpResponseBase:
    """Show the standard items whose followers are furthest apart."""
    current = asked.graph()
    found = spreads(current.snapshot, limit=_SHOWN)
    table: Content = lists.DataTable(
        caption=gettext("相差最大的在前"),
        columns=_SPREAD_COLUMNS,
        rows=tuple(
            lists.Row(
                cells=(
                    about(current.snapshot, one.standard),
                    f"{one.followers:,}",
                    str(one.requirements),
                    str(one.days),
                )
            )
            for one in found
        ),
    )
    nothing = messages.EmptyState(
        title=gettext("还没有可比的事项"),
        advice=gettext("两个以上部门的事项对应同一个基本目录编码，这里才有比较。"),
    )
    page = Page(
        title=gettext("同事不同标"),
        lead=gettext("同一件事在不同地方、不同部门，要的材料和用的时间差多少。"),
        back=navigation.BackLink(href=places.home(), words=gettext("图谱")),
        body=(*stale_note(current), table if found else nothing),
    )
    return show(request, page)


def _dead_ends(snapshot: Snapshot, found: DeadEndSets) -> tuple[Component, ...]:
    if not (len(found.items) or len(found.evidence)):
        advice = gettext("每份材料都有出处，每个事项都办得成。")
        return (messages.EmptyState(title=gettext("没有断点"), advice=advice),)
    circles = tuple(
        lists.Paragraph(body=links(snapshot, circle)) for circle in found.circles[:_SHOWN]
    )
    return (
        Section(
            title=gettext("谁也开不出来的材料（%(count)s）")
            % {"count": f"{len(found.evidence):,}"},
            body=(
                lists.Paragraph(
                    body=gettext("没有写出具部门，没有数据可代替，也没有事项办得出它。")
                ),
                _first(found.evidence),
            ),
        ),
        Section(
            title=gettext("因此办不成的事项（%(count)s）") % {"count": f"{len(found.items):,}"},
            body=(
                lists.Paragraph(
                    body=gettext("至少在某些情形下办不成；只有部分人需要的材料也算在内。")
                ),
                _first(found.items),
            ),
        ),
        Section(
            title=gettext("互相等待的事项（%(count)s）") % {"count": f"{len(found.circles):,}"},
            body=circles or gettext("没有"),
        ),
    )


def _first(nodes: NodeSet) -> Content:
    page = nodes.page(limit=_SHOWN)
    if not page.more:
        return links(nodes.snapshot, page.nodes)
    left = gettext("还有 %(count)s 个") % {"count": f"{page.total - len(page.nodes):,}"}
    return (links(nodes.snapshot, page.nodes), lists.Paragraph(body=left))
