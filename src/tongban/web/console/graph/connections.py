"""How two nodes hang together (关联路径): the other one is found by name, then the path is told."""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.core.graph.nodes import PARTS_OF_ITEMS, Node, NodeKind
from tongban.core.graph.paths import Hop
from tongban.engines.service_graph.names import search
from tongban.engines.service_graph.routes import path
from tongban.engines.service_graph.snapshot import Snapshot
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Checkbox, TextInput
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.graph import asked, places
from tongban.web.console.graph.showing import about, stale_note
from tongban.web.console.graph.words import KINDS, relation_words
from tongban.web.console.requests import KEEPERS

_MEETING_PLACES = (NodeKind.DEPARTMENT, NodeKind.ARTICLE, NodeKind.LAW, NodeKind.STANDARD)
"""Nearly everything meets in these, which says little."""
_WHOLE_THINGS = tuple(kind for kind in NodeKind if kind not in PARTS_OF_ITEMS)
_COLUMNS = (
    lists.Column(words=gettext_lazy("关系")),
    lists.Column(words=gettext_lazy("到哪里")),
    lists.Column(words=gettext_lazy("种类")),
)


@officer_required(*KEEPERS)
@require_safe
def connection(request: HttpRequest) -> HttpResponseBase:
    """Show the shortest path from a node to another, or find the other one first."""
    current = asked.graph()
    snapshot = current.snapshot
    start = asked.node(request, snapshot)
    end = asked.perhaps(request.GET, snapshot, "to")
    title = gettext("“%(node)s”和什么有关系") % {"node": snapshot.label(start)}
    body: Content = (*stale_note(current), _form(request, start), _answer(request, start, end))
    back = navigation.BackLink(href=places.look(start), words=snapshot.label(start))
    return show(request, Page(title=title, back=back, body=body))


def _form(request: HttpRequest, start: Node) -> Content:
    return navigation.FilterBar(
        fields=(
            TextInput(
                name="q",
                label=gettext("另一个节点的名称"),
                value=asked.words(request.GET),
                kind="search",
            ),
            Checkbox(
                name="anyhow",
                label=gettext("经过部门和条款的也算"),
                checked=bool(request.GET.get("anyhow")),
            ),
        ),
        hidden=(("node", start.written), ("to", request.GET.get("to", ""))),
        words=gettext("查找"),
    )


def _answer(request: HttpRequest, start: Node, end: Node | None) -> Content:
    snapshot = asked.graph().snapshot
    words = asked.words(request.GET)
    if end is not None and not words:
        through = set(NodeKind) - (set() if request.GET.get("anyhow") else set(_MEETING_PLACES))
        return _told(snapshot, start, end, through)
    if words:
        return _candidates(snapshot, start, words)
    return lists.Paragraph(body=gettext("输入另一个节点的名称，看两者怎样联系起来。"))


def _candidates(snapshot: Snapshot, start: Node, words: str) -> Content:
    page = search(snapshot, words, kinds=_WHOLE_THINGS, limit=20)
    if not page.nodes:
        return messages.EmptyState(
            title=gettext("没有找到"), advice=gettext("换一个更短的词再查。")
        )
    items = tuple(
        navigation.Link(
            words=gettext("%(name)s（%(kind)s）")
            % {"name": snapshot.label(one), "kind": KINDS[one.kind]},
            href=places.connection(start, one),
        )
        for one in page.nodes
    )
    return Section(title=gettext("您要找的是哪一个"), body=lists.PlainList(items=items))


def _told(snapshot: Snapshot, start: Node, end: Node, through: Collection[NodeKind]) -> Content:
    found = path(snapshot, start, end, through=through)
    if found is None:
        advice = gettext("可以勾选“经过部门和条款的也算”再查。")
        return messages.EmptyState(title=gettext("两者没有联系"), advice=advice)
    table = lists.DataTable(
        caption=gettext("从“%(start)s”出发，经过 %(count)s 步")
        % {"start": snapshot.label(start), "count": len(found)},
        columns=_COLUMNS,
        rows=tuple(_row(snapshot, hop) for hop in found),
    )
    return Section(title=gettext("最近的联系"), body=table)


def _row(snapshot: Snapshot, hop: Hop) -> lists.Row:
    words = relation_words(hop.relation, onward=hop.onward)
    return lists.Row(cells=(words, about(snapshot, hop.node), KINDS[hop.node.kind]))
