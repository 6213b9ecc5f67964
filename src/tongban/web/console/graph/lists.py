"""The long lists behind a node (长列表): neighbours, and what a change touches, by the page."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.core.graph.neighbours import NodePage
from tongban.core.graph.nodes import Node, NodeKind
from tongban.engines.service_graph.adjacent import neighbours
from tongban.engines.service_graph.snapshot import NodeSet, Snapshot
from tongban.engines.service_graph.spreading import touched
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, show
from tongban.web.console.graph import asked, places
from tongban.web.console.graph.showing import about, stale_note
from tongban.web.console.graph.words import KINDS, relation_words
from tongban.web.console.requests import KEEPERS

_COLUMNS = (
    lists.Column(words=gettext_lazy("名称")),
    lists.Column(words=gettext_lazy("编码")),
)


@officer_required(*KEEPERS)
@require_safe
def members(request: HttpRequest) -> HttpResponseBase:
    """Show one bunch of neighbours of a node, page by page."""
    current = asked.graph()
    node, relation = asked.node(request, current.snapshot), asked.relation(request.GET)
    onward = request.GET.get("way") != "back"
    page = neighbours(
        current.snapshot, node, relation, onward=onward, after=asked.place(request.GET)
    )
    title = gettext("%(node)s：%(words)s") % {
        "node": current.snapshot.label(node),
        "words": relation_words(relation, onward=onward),
    }
    body = (*stale_note(current), _listed(request, current.snapshot, page))
    return show(request, Page(title=title, back=_back(current.snapshot, node), body=body))


@officer_required(*KEEPERS)
@require_safe
def touched_list(request: HttpRequest) -> HttpResponseBase:
    """Show the nodes of a kind that a change touches, page by page."""
    current = asked.graph()
    snapshot = current.snapshot
    node = asked.node(request, snapshot)
    kind = asked.kind(request.GET) or NodeKind.ITEM
    beyond = bool(request.GET.get("beyond"))
    found = touched(snapshot, node, beyond=beyond)
    kinds = navigation.Tabs(
        label=gettext("种类"),
        tabs=tuple(
            navigation.Tab(
                words=KINDS[one],
                href=places.touched(node, one, beyond=beyond),
                current=one is kind,
                count=len(nodes),
            )
            for one, nodes in found.by_kind.items()
        ),
    )
    chosen = found.by_kind.get(kind)
    page = NodePage((), 0, more=False) if chosen is None else _page(request, chosen)
    body = (*stale_note(current), kinds, _listed(request, snapshot, page))
    title = gettext("改“%(node)s”会牵动什么") % {"node": snapshot.label(node)}
    lead = gettext("包括顺着办理结果影响到的。") if beyond else ""
    page_shown = Page(title=title, lead=lead, back=_back(snapshot, node), body=body)
    return show(request, page_shown)


def _page(request: HttpRequest, nodes: NodeSet) -> NodePage:
    return nodes.page(after=asked.place(request.GET))


def _back(snapshot: Snapshot, node: Node) -> navigation.BackLink:
    return navigation.BackLink(href=places.look(node), words=snapshot.label(node))


def _listed(request: HttpRequest, snapshot: Snapshot, page: NodePage) -> Content:
    if not page.nodes:
        return messages.EmptyState(title=gettext("这里没有了"), advice=gettext("请返回上一页。"))
    table = lists.DataTable(
        caption=gettext("共 %(total)s 个") % {"total": f"{page.total:,}"},
        columns=_COLUMNS,
        rows=tuple(
            lists.Row(cells=(about(snapshot, node), node.part or node.code)) for node in page.nodes
        ),
    )
    if not page.more:
        return table
    older = places.page_after(request.path, request.GET.dict(), page.nodes[-1])
    return (table, navigation.Pagination(older=older, older_words=gettext("接着看后面的")))
