"""The way into the graph (图谱首页): a search by name, and what there is to find out."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.actions.graph.current import CurrentGraph
from tongban.core.graph.neighbours import NodePage
from tongban.core.graph.nodes import PARTS_OF_ITEMS, NodeKind
from tongban.engines.service_graph.names import search
from tongban.engines.service_graph.snapshot import Snapshot
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.graph import asked, places
from tongban.web.console.graph.showing import about, stale_note
from tongban.web.console.graph.words import KINDS
from tongban.web.console.requests import KEEPERS

_WHOLE_THINGS = tuple(kind for kind in NodeKind if kind not in PARTS_OF_ITEMS)
_MOST_DEPARTMENTS = 100
"""Longer lists of departments are no help; one comes here from the page of a department."""
_COLUMNS = (
    lists.Column(words=gettext_lazy("名称")),
    lists.Column(words=gettext_lazy("种类")),
    lists.Column(words=gettext_lazy("编码")),
)


@officer_required(*KEEPERS)
@require_safe
def explore(request: HttpRequest) -> HttpResponseBase:
    """Show the search, and what it found."""
    current = asked.graph()
    words, kind = asked.words(request.GET), asked.kind(request.GET)
    department = request.GET.get("department", "")
    searched = bool(words or kind or department)
    body: Content = (
        _form(request, current.snapshot),
        _results(request, current.snapshot) if searched else _beginning(current),
    )
    lead = lists.Paragraph(body=gettext("从任何一个事项、材料、数据或条款出发，看它牵动什么。"))
    page = Page(title=gettext("图谱"), body=(*stale_note(current), lead, body), wide=True)
    return show(request, page)


def _form(request: HttpRequest, snapshot: Snapshot) -> Content:
    kinds = tuple(fields.Choice(value=one.word, label=KINDS[one]) for one in NodeKind)
    narrowed = any(request.GET.get(name) for name in ("q", "kind", "department"))
    return navigation.FilterBar(
        fields=(
            fields.TextInput(
                name="q",
                label=gettext("名称或编码"),
                value=asked.words(request.GET),
                kind="search",
            ),
            fields.Select(
                name="kind",
                label=gettext("种类"),
                choices=kinds,
                value=request.GET.get("kind", ""),
                blank=gettext("全部种类"),
            ),
            *_departments(request, snapshot),
        ),
        clear=places.home() if narrowed else "",
        words=gettext("查找"),
        hidden=_kept_department(request, snapshot),
    )


def _departments(request: HttpRequest, snapshot: Snapshot) -> tuple[fields.Field, ...]:
    if snapshot.count(NodeKind.DEPARTMENT) > _MOST_DEPARTMENTS:
        return ()
    every = snapshot.nodes(NodeKind.DEPARTMENT)
    return (
        fields.Select(
            name="department",
            label=gettext("部门"),
            choices=tuple(
                fields.Choice(value=one.code, label=snapshot.label(one)) for one in every
            ),
            value=request.GET.get("department", ""),
            blank=gettext("全部部门"),
        ),
    )


def _kept_department(request: HttpRequest, snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    chosen = request.GET.get("department", "")
    if not chosen or snapshot.count(NodeKind.DEPARTMENT) <= _MOST_DEPARTMENTS:
        return ()
    return (("department", chosen),)


def _results(request: HttpRequest, snapshot: Snapshot) -> Content:
    kind = asked.kind(request.GET)
    page = search(
        snapshot,
        asked.words(request.GET),
        kinds=_WHOLE_THINGS if kind is None else (kind,),
        department=request.GET.get("department", ""),
        after=asked.place(request.GET),
    )
    if not page.total:
        advice = gettext("换一个更短的词，或者换一个种类再查。")
        return messages.EmptyState(title=gettext("没有找到"), advice=advice)
    return (_table(snapshot, page), _next(request, page))


def _table(snapshot: Snapshot, page: NodePage) -> Content:
    return lists.DataTable(
        caption=gettext("找到 %(total)s 个") % {"total": f"{page.total:,}"},
        columns=_COLUMNS,
        rows=tuple(
            lists.Row(cells=(about(snapshot, node), KINDS[node.kind], node.part or node.code))
            for node in page.nodes
        ),
    )


def _next(request: HttpRequest, page: NodePage) -> Content:
    if not page.more:
        return ""
    older = places.page_after(request.path, request.GET.dict(), page.nodes[-1])
    return navigation.Pagination(older=older, older_words=gettext("接着看后面的"))


def _beginning(current: CurrentGraph) -> Content:
    """Return what one can ask without a name, and how much there is of each kind."""
    snapshot = current.snapshot
    cards = (
        lists.Card(
            title=gettext("断点与死循环"),
            href=reverse("console:graph-dead-ends"),
            summary=gettext("谁也开不出来的材料，互相等待、谁也办不成的事项。"),
        ),
        lists.Card(
            title=gettext("同事不同标"),
            href=reverse("console:graph-standards"),
            summary=gettext("同一件事，哪里要的材料多、用的时间长，依据是什么。"),
        ),
    )
    counts = tuple(
        lists.SummaryRow(
            key=KINDS[kind],
            value=navigation.Link(
                words=f"{snapshot.count(kind):,}", href=f"?kind={kind.word}", about=KINDS[kind]
            ),
        )
        for kind in NodeKind
        if snapshot.count(kind)
    )
    return (
        lists.CardList(cards=cards),
        Section(title=gettext("图谱里有什么"), body=lists.SummaryList(rows=counts)),
    )
