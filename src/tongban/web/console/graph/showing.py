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


def title(snapshot: Snapshot, node: Node) -> str:
    """Return what a node is called; a part of an item, with the item."""
    label = snapshot.label(node)
    if node.kind in PARTS_OF_ITEMS:
        return f"{snapshot.label(node.owner)}·{label}"
    return label


def about(snapshot: Snapshot, node: Node) -> Component:
    """Return a link to the page of a node."""
    return navigation.Link(words=title(snapshot, node), href=places.look(node))


def links(snapshot: Snapshot, nodes: tuple[Node, ...]) -> Content:
    """Return links to nodes, one under the other; words that say so when there are none."""
    if not nodes:
        return gettext("没有")
    return lists.PlainList(items=tuple(about(snapshot, node) for node in nodes))


def summed_up(snapshot: Snapshot, page: NodePage, href: str) -> Content:
    """Return the first nodes of a list, and the way to all of it."""
    if not page.more:
        return links(snapshot, page.nodes)
    words = gettext("全部 %(total)s 个") % {"total": f"{page.total:,}"}
    return (links(snapshot, page.nodes), navigation.Link(words=words, href=href))


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
