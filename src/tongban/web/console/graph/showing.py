"""How nodes are shown (节点的写法): by name, with what they belong to, leading to their page."""

from django.utils.translation import gettext

from tongban.actions.graph.current import CurrentGraph
from tongban.core.graph.neighbours import NodePage
from tongban.core.graph.nodes import PARTS_OF_ITEMS, Node
from tongban.engines.service_graph.snapshot import NodeSet, Snapshot
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.console.graph import places

FEW = 5
"""So many nodes are named where a list is summed up."""


def title(snapshot: Snapshot, node: Node, *, seen_from: Node | None = None) -> str:
    """Return what a node is called; a part of an item with the item, unless seen from within it."""
    label = snapshot.label(node)
    if node.kind in PARTS_OF_ITEMS and (seen_from is None or node.owner != seen_from.owner):
        return f"{snapshot.label(node.owner)}·{label}"
    return label


def about(snapshot: Snapshot, node: Node, *, seen_from: Node | None = None) -> Component:
    """Return a link to the page of a node."""
    words = title(snapshot, node, seen_from=seen_from)
    return navigation.Link(words=words, href=places.look(node))


def links(snapshot: Snapshot, nodes: tuple[Node, ...], *, seen_from: Node | None = None) -> Content:
    """Return links to nodes, one under the other; words that say so when there are none."""
    shown = tuple(about(snapshot, node, seen_from=seen_from) for node in nodes)
    if len(shown) > 1:
        return lists.PlainList(items=shown)
    return shown or gettext("没有")


def summed_up(
    snapshot: Snapshot, page: NodePage, href: str, *, seen_from: Node | None = None
) -> Content:
    """Return the first nodes of a list, and the way to all of it."""
    shown = links(snapshot, page.nodes, seen_from=seen_from)
    if not page.more:
        return shown
    words = gettext("全部 %(total)s 个") % {"total": f"{page.total:,}"}
    return (shown, navigation.Link(words=words, href=href))


def first_of(nodes: NodeSet, href: str) -> Content:
    """Return the first nodes of a set, and the way to all of it."""
    return summed_up(nodes.snapshot, nodes.page(limit=FEW), href)


def stale_note(current: CurrentGraph) -> tuple[Component, ...]:
    """Return a note when the graph is that of the release before."""
    if not current.stale:
        return ()
    return (
        messages.Notification(
            title=gettext("刚有新版本发布，图谱正在更新"),
            body=gettext("现在看到的是上一次发布的内容，一般几分钟内更新。"),
            kind=messages.NotificationKind.ATTENTION,
        ),
    )
