"""What a loss blocks (缺了会怎样): items that could not be done without a dataset or a paper.

Without a dataset some items cannot be done at all, and more cannot be done without paper. A paper
opens items to those who have nothing but shared data and their promise; a certificate stands for
the papers that are it.
"""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.reach import Situation
from tongban.core.graph.relations import Relation
from tongban.engines.service_graph.reaching import ReachChangeSets, fullest, reach_change
from tongban.engines.service_graph.snapshot import NodeSet, Snapshot
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.graph import asked, places
from tongban.web.console.graph.showing import links, stale_note
from tongban.web.console.requests import KEEPERS

_SHOWN = 50


@officer_required(*KEEPERS)
@require_safe
def loss(request: HttpRequest) -> HttpResponseBase:
    """Show what is blocked without a dataset, or what holding a paper opens."""
    current = asked.graph()
    snapshot = current.snapshot
    node = asked.node(request, snapshot)
    if node.kind is NodeKind.DATASET:
        lead = gettext("假定它不再提供数据：哪些事项要重新交材料，哪些连材料也无处可开。")
    elif node.kind in (NodeKind.EVIDENCE, NodeKind.CERTIFICATE):
        lead = gettext(
            "假定群众只有共享数据和承诺可用，手里没有别的材料：有了它，多出哪些事项能办。"
        )
    else:
        raise Http404
    page = Page(
        title=gettext("有没有“%(node)s”的差别") % {"node": snapshot.label(node)},
        lead=lead,
        back=navigation.BackLink(href=places.look(node), words=snapshot.label(node)),
        body=(*stale_note(current), *_told(snapshot, node)),
    )
    return show(request, page)


def change_of(snapshot: Snapshot, node: Node) -> ReachChangeSets:
    """Return what losing a dataset blocks, or what holding a paper brings within reach."""
    best = fullest(snapshot)
    if node.kind is NodeKind.DATASET:
        return reach_change(snapshot, best, Situation(datasets=best.datasets - {node}))
    held = frozenset({node})
    if node.kind is NodeKind.CERTIFICATE:
        held = frozenset(snapshot.back(Relation.EVIDENCE_CERTIFIED_BY, node))
    bare = Situation(datasets=best.datasets, brings=False)
    return reach_change(
        snapshot, bare, Situation(datasets=best.datasets, brings=False, evidence=held)
    )


def papers_again(snapshot: Snapshot, dataset: Node) -> NodeSet:
    """Return the items that could be done without any paper, and without the dataset cannot."""
    best = fullest(snapshot)
    bare = Situation(datasets=best.datasets, brings=False)
    without = Situation(datasets=best.datasets - {dataset}, brings=False)
    return reach_change(snapshot, bare, without).blocked


def _told(snapshot: Snapshot, node: Node) -> Iterator[Component]:
    change = change_of(snapshot, node)
    again = papers_again(snapshot, node) if node.kind is NodeKind.DATASET else change.blocked
    if not (len(change.gained) or len(change.blocked) or len(again)):
        advice = gettext("别的数据、材料或者办理结果可以代替它。")
        yield messages.EmptyState(title=gettext("没有差别"), advice=advice)
    if node.kind is NodeKind.DATASET and len(again):
        yield _section(gettext("要重新交材料的事项（%(count)s）"), again)
    if len(change.blocked):
        yield _section(gettext("没有它就办不成（%(count)s）"), change.blocked)
    if len(change.gained):
        yield _section(gettext("有了它就能办（%(count)s）"), change.gained)


def _section(title: str, nodes: NodeSet) -> Component:
    page = nodes.page(limit=_SHOWN)
    body: Content = links(nodes.snapshot, page.nodes)
    if page.more:
        left = gettext("还有 %(count)s 个") % {"count": f"{page.total - len(page.nodes):,}"}
        body = (body, lists.Paragraph(body=left))
    return Section(title=title % {"count": f"{page.total:,}"}, body=body)
