"""One node (节点): its drawing, the same as a table, and the questions that its kind answers."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.core.graph.neighbours import Bunch
from tongban.core.graph.nodes import PARTS_OF_ITEMS, Node, NodeKind
from tongban.engines.service_graph.adjacent import bunches, neighbours
from tongban.engines.service_graph.snapshot import Snapshot
from tongban.web.components import lists, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.graph import asked, places, sections
from tongban.web.console.graph.drawing import Drawing, drawn
from tongban.web.console.graph.showing import FEW, stale_note, summed_up
from tongban.web.console.graph.words import KINDS, relation_words
from tongban.web.console.requests import KEEPERS, outside_of

_COLUMNS = (
    lists.Column(words=gettext_lazy("关系")),
    lists.Column(words=gettext_lazy("节点")),
    lists.Column(words=gettext_lazy("个数"), number=True),
)
_GOALS = (NodeKind.ITEM, NodeKind.EVIDENCE)
_LOSSES = (NodeKind.DATASET, NodeKind.EVIDENCE, NodeKind.CERTIFICATE)


@officer_required(*KEEPERS)
@require_safe
def look(request: HttpRequest) -> HttpResponseBase:
    """Show one node and what hangs together with it."""
    current = asked.graph()
    node = asked.node(request, current.snapshot)
    picture = drawn(current.snapshot, node)
    body: Content = (
        *stale_note(current),
        _ways_on(node),
        Section(title=gettext("相邻关系"), body=_surroundings(current.snapshot, node, picture)),
        *sections.sections(current.snapshot, node, outside_of(request).today),
    )
    back = navigation.BackLink(href=places.home(), words=gettext("图谱"))
    title = current.snapshot.label(node)
    caption = gettext("%(kind)s · %(code)s") % {
        "kind": KINDS[node.kind],
        "code": node.part or node.code,
    }
    page = Page(title=title, caption=caption, back=back, body=body, wide=True)
    return show(request, page)


def _surroundings(snapshot: Snapshot, node: Node, picture: Drawing) -> Content:
    found = bunches(snapshot, node)
    if not found:
        return lists.Paragraph(body=gettext("它现在没有和别的节点相连。"))
    return (picture, _table(snapshot, node, found), _downloads(node))


def _table(snapshot: Snapshot, node: Node, found: tuple[Bunch, ...]) -> Component:
    return lists.DataTable(
        caption=gettext("用表格看相邻关系"),
        columns=_COLUMNS,
        rows=tuple(_row(snapshot, node, bunch) for bunch in found),
    )


def _row(snapshot: Snapshot, node: Node, bunch: Bunch) -> lists.Row:
    relation, onward = bunch.relation, bunch.onward
    page = neighbours(snapshot, node, relation, onward=onward, limit=FEW)
    href = places.members(node, relation, onward=onward)
    words = relation_words(relation, onward=onward)
    return lists.Row(
        cells=(words, summed_up(snapshot, page, href, seen_from=node), f"{bunch.size:,}")
    )


def _ways_on(node: Node) -> Component:
    """Return what else can be asked of a node."""
    ways = [
        navigation.Link(words=gettext("它和另一个节点有什么关系"), href=places.connection(node))
    ]
    if node.kind in _GOALS:
        ways.append(navigation.Link(words=gettext("最短的合法路径"), href=places.way(node)))
    if node.kind in _LOSSES:
        words = gettext("没有它，哪些事项办不成")
        ways.append(navigation.Link(words=words, href=places.loss(node)))
    if node.kind in PARTS_OF_ITEMS:
        ways.append(navigation.Link(words=gettext("所属事项"), href=places.look(node.owner)))
    if node.kind is NodeKind.DEPARTMENT:
        href = f"{places.home()}?department={node.code}"
        ways.append(navigation.Link(words=gettext("只看这个部门的"), href=href))
    return lists.PlainList(items=tuple(ways))


def _downloads(node: Node) -> Component:
    forms = (("svg", "SVG"), ("png", "PNG"), ("graphml", "GraphML"))
    return navigation.Buttons(
        items=tuple(
            navigation.Link(
                words=gettext("下载 %(form)s") % {"form": name}, href=places.drawing(node, form)
            )
            for form, name in forms
        )
    )
