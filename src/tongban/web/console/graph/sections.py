"""What a node answers by its kind (专题问答): who handles it, what it proves, what it touches."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext, gettext_lazy, ngettext

from tongban.actions.graph.running import MOST_ITEMS, running_cases
from tongban.core.graph.handling import hands
from tongban.core.graph.nodes import PARTS_OF_ITEMS, Node, NodeKind
from tongban.core.graph.proofs import Proof, proof
from tongban.core.graph.standards import StandardLine, compared
from tongban.engines.service_graph.snapshot import Snapshot
from tongban.engines.service_graph.spreading import touched
from tongban.engines.service_graph.standing import LawChangeSets, law_change
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Section
from tongban.web.console.graph import places
from tongban.web.console.graph.force import force
from tongban.web.console.graph.showing import FEW, about, first_of, links
from tongban.web.console.graph.words import CHARGES, KINDS, relation_words

_HANDLED = (
    NodeKind.JOURNEY,
    NodeKind.ITEM,
    *PARTS_OF_ITEMS,
    NodeKind.EVIDENCE,
    NodeKind.ELEMENT,
    NodeKind.DATASET,
)
_LAW = (NodeKind.ARTICLE, NodeKind.LAW)
_MOST_AUTHORITIES = 50
_AUTHORITY_COLUMNS = (
    lists.Column(words=gettext_lazy("事项")),
    lists.Column(words=gettext_lazy("部门")),
    lists.Column(words=gettext_lazy("材料要求"), number=True),
    lists.Column(words=gettext_lazy("环节"), number=True),
    lists.Column(words=gettext_lazy("承诺时限")),
    lists.Column(words=gettext_lazy("少有人要的材料和依据")),
)


def sections(snapshot: Snapshot, node: Node, today: date) -> Iterator[Component]:
    """Yield a section for each question that a node of this kind answers."""
    if node.kind is NodeKind.EVIDENCE:
        yield _proof(snapshot, proof(snapshot, node))
    if node.kind is NodeKind.STANDARD:
        yield _authorities(snapshot, node)
    if node.kind in _LAW:
        yield from force(snapshot, node, today)
        yield _law_change(law_change(snapshot, node))
    if node.kind in _HANDLED:
        yield _hands(snapshot, node)
    yield _touched(snapshot, node)


def _hands(snapshot: Snapshot, node: Node) -> Component:
    found = hands(snapshot, node)
    rows = tuple(
        lists.SummaryRow(
            key=CHARGES[charge],
            value=links(
                snapshot, tuple(dict.fromkeys(one.department for one in found if one[0] is charge))
            ),
        )
        for charge in dict.fromkeys(one.charge for one in found)
    )
    body: Content = lists.SummaryList(rows=rows) if rows else gettext("没有登记负责的部门。")
    return Section(title=gettext("谁负责"), body=body, id="hands")


def _proof(snapshot: Snapshot, found: Proof) -> Component:
    elements = tuple(
        lists.SummaryRow(
            key=snapshot.label(one.element),
            value=links(snapshot, one.datasets) if one.datasets else gettext("还没有数据提供"),
        )
        for one in found.elements
    )
    rows = (
        lists.SummaryRow(key=gettext("可代替它的数据"), value=links(snapshot, found.vouching)),
        lists.SummaryRow(
            key=gettext("全部内容都有的数据"), value=links(snapshot, found.serving_all)
        ),
        lists.SummaryRow(key=gettext("办得出它的事项"), value=links(snapshot, found.items)),
        lists.SummaryRow(key=gettext("出具部门"), value=links(snapshot, found.issuers)),
    )
    return Section(
        title=gettext("证明什么，谁已经掌握"),
        body=(_verdict(found), lists.SummaryList(rows=rows), *_elements(elements)),
        id="proof",
    )


def _elements(rows: tuple[lists.SummaryRow, ...]) -> tuple[Component, ...]:
    if not rows:
        return ()
    return (lists.SummaryList(rows=rows, title=gettext("它证明的内容和提供这些内容的数据")),)


def _verdict(found: Proof) -> Component:
    if found.sparable:
        words = gettext("按现有共享数据，这份材料可以不用群众提交。")
    elif found.elements:
        words = gettext("还有 %(count)s 项内容没有数据提供，暂时免不了。") % {
            "count": len(found.unserved)
        }
    else:
        words = gettext("目录里还没有写明它证明哪些内容，无法判断能不能免。")
    return messages.Inset(body=words)


def _touched(snapshot: Snapshot, node: Node) -> Component:
    found = touched(snapshot, node)
    rows = tuple(
        lists.SummaryRow(
            key=gettext("%(kind)s（%(count)s）")
            % {"kind": KINDS[kind], "count": f"{len(nodes):,}"},
            value=first_of(nodes, places.touched(node, kind)),
        )
        for kind, nodes in found.by_kind.items()
    )
    body: Content = gettext("没有别的东西依赖它。")
    if rows:
        words = gettext("还会顺着办理结果影响到哪里")
        further = navigation.Link(
            words=words, href=places.touched(node, NodeKind.ITEM, beyond=True)
        )
        body = (lists.SummaryList(rows=rows), lists.Paragraph(body=further))
    return Section(title=gettext("改它会牵动什么"), body=body, id="touched")


def _law_change(found: LawChangeSets) -> Component:
    rows = tuple(
        lists.SummaryRow(
            key=relation_words(relation, onward=False),
            value=first_of(nodes, places.touched(found.provision, nodes.kind)),
        )
        for relation, nodes in found.cited_by
    )
    evidence = lists.SummaryRow(
        key=gettext("涉及的材料"),
        value=links(found.items.snapshot, found.evidence.page(limit=FEW).nodes),
    )
    body = (_running(found), lists.SummaryList(rows=(*rows, evidence)))
    return Section(title=gettext("条款变动会影响什么"), body=body, id="law")


def _running(found: LawChangeSets) -> Component:
    """Return how many cases are under way under the items concerned."""
    codes = [item.code for item in found.items.page(limit=MOST_ITEMS).nodes]
    running = running_cases(codes)
    words = ngettext(
        "涉及 %(items)s 个事项，正在办理的办件有 %(cases)s 件。",
        "涉及 %(items)s 个事项，正在办理的办件有 %(cases)s 件。",
        running.total,
    ) % {"items": f"{len(found.items):,}", "cases": f"{running.total:,}"}
    kept = gettext("办件按收件时的版本办理；条款变动后要逐件核对是否适用新规定。")
    counted = gettext("办件只统计了前 %(most)s 个事项。") % {"most": f"{MOST_ITEMS:,}"}
    more = (lists.Paragraph(body=counted),) if len(found.items) > MOST_ITEMS else ()
    return messages.Inset(body=(lists.Paragraph(body=words), lists.Paragraph(body=kept), *more))


def _authorities(snapshot: Snapshot, standard: Node) -> Component:
    found = compared(snapshot, standard)
    shown = found.lines[:_MOST_AUTHORITIES]
    table = lists.DataTable(
        caption=gettext("同一件事，各部门的要求，要得多的在前"),
        columns=_AUTHORITY_COLUMNS,
        rows=tuple(_authority(snapshot, line) for line in shown),
    )
    left = len(found.lines) - len(shown)
    more = gettext("还有 %(count)s 个，要求与最后一行相当或更少。") % {"count": f"{left:,}"}
    body = (table, lists.Paragraph(body=more)) if left else table
    return Section(title=gettext("各部门的标准"), body=body, id="standards")


def _authority(snapshot: Snapshot, line: StandardLine) -> lists.Row:
    extras: list[Content] = []
    for extra in line.extras:
        basis = "、".join(snapshot.label(one) for one in extra.basis)
        said = gettext("依据：%(basis)s") % {"basis": basis} if basis else gettext("没有写依据")
        extras.append((about(snapshot, extra.evidence), f"（{said}）"))
    return lists.Row(
        cells=(
            about(snapshot, line.item),
            links(snapshot, line.departments),
            str(line.requirements),
            str(line.steps),
            line.measures.promised,
            lists.PlainList(items=tuple(extras)) if extras else gettext("没有"),
        )
    )
