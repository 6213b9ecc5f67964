"""The list of materials (材料列表), and one material with everything known of it (材料页)."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.authoring.paper_lists import PaperList, paper_list_of
from tongban.core.authoring.wording import names_in, rows_of
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.vocabulary.errors import NotFound
from tongban.store.overviews.queries.papers import PAGE, Paper, papers_page, users_of
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Choice, Select, TextInput
from tongban.web.components.lists import (
    Column,
    DataTable,
    PlainList,
    Row,
    SummaryList,
    SummaryRow,
)
from tongban.web.components.messages import EmptyState
from tongban.web.components.navigation import BackLink, FilterBar, Link, Pagination
from tongban.web.components.sections import Page, Section
from tongban.web.console.items import places
from tongban.web.console.items.materials.kinds import shelf_words
from tongban.web.console.items.offices import office_name
from tongban.web.console.items.overview import freshness, key_of, written
from tongban.web.console.items.showing import show
from tongban.web.console.items.tabs import workshop_tabs
from tongban.web.console.items.told import word
from tongban.web.console.requests import KEEPERS

_KEY = (str, str)


@officer_required(*KEEPERS)
@require_safe
def materials(request: HttpRequest) -> HttpResponseBase:
    """Show the electronic catalogue, narrowed by word and list, a page by name."""
    words, shelf = _asked(request.GET)
    found = papers_page(words, shelf, after=key_of(request.GET.get("after", ""), _KEY))
    body: Content = (
        workshop_tabs("items_materials"),
        *freshness(),
        Link(words=gettext("疑似重复和同材异名"), href=places.duplicates()),
        _filters(words, shelf),
        _table(found[:PAGE], published().catalogue) if found else _nothing(),
        _neighbours(request.GET, found),
    )
    return show(request, Page(title=gettext("电子目录"), body=body, wide=True))


@officer_required(*KEEPERS)
@require_safe
def material(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show one material: its elements, issuer, certificate, form, and which items ask for it."""
    catalogue = published().catalogue
    paper = catalogue.evidence.get(code)
    if paper is None:
        raise NotFound(f"no evidence type {code!r}")
    rows = tuple(
        SummaryRow(key=word(row.label), value=row.words)
        for row in rows_of(paper, names_in(catalogue))
        if row.words
    )
    return show(
        request,
        Page(
            title=paper.name,
            caption=shelf_words(paper_list_of(paper, catalogue)),
            back=BackLink(href=places.materials(), words=gettext("电子目录")),
            body=(
                SummaryList(rows=rows),
                *_replaced_by(paper, catalogue),
                _asking(paper, request.GET, catalogue),
            ),
            wide=True,
        ),
    )


def _asked(asked: Mapping[str, str]) -> tuple[str, str]:
    words, shelf = asked.get("q", "").strip(), asked.get("shelf", "")
    known = {one.value for one in PaperList}
    return words if words.isprintable() else "", shelf if shelf in known else ""


def _filters(words: str, shelf: str) -> FilterBar:
    choices = tuple(Choice(value=one.value, label=shelf_words(one)) for one in PaperList)
    return FilterBar(
        fields=(
            TextInput(name="q", label=gettext("名称、别名或编码"), value=words, width="medium"),
            Select(
                name="shelf",
                label=gettext("目录"),
                blank=gettext("全部"),
                choices=choices,
                value=shelf,
            ),
        ),
        clear=places.materials() if words or shelf else "",
    )


def _table(papers: Sequence[Paper], catalogue: Catalogue) -> DataTable:
    return DataTable(
        caption=gettext("电子目录"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("材料")),
            Column(words=gettext("目录"), one_line=True),
            Column(words=gettext("能证明")),
            Column(words=gettext("出具部门")),
            Column(words=gettext("电子证照")),
            Column(words=gettext("使用部门"), number=True),
        ),
        rows=tuple(_row(one, catalogue) for one in papers),
    )


def _row(line: Paper, catalogue: Catalogue) -> Row:
    paper = catalogue.evidence.get(line.evidence)
    link = Link(words=line.name, href=places.material(line.evidence))
    shelf, offices = shelf_words(PaperList(line.shelf)), f"{line.departments:,}"
    if paper is None:  # it has left since the lines were made
        return Row(cells=(link, shelf, "—", "—", "—", offices))
    elements = (catalogue.elements.get(code) for code in paper.proves)
    office = catalogue.departments.get(paper.issuer or "")
    return Row(
        cells=(
            link,
            shelf,
            "、".join(one.label for one in elements if one is not None) or "—",
            office.name if office is not None else paper.issuer_note or "—",
            paper.certificate_type or "—",
            offices,
        )
    )


def _replaced_by(paper: EvidenceType, catalogue: Catalogue) -> tuple[Section, ...]:
    told = tuple(
        f"{one.name}（{catalogue.departments[one.holder].name}）"
        for one in catalogue.datasets.values()
        if paper.code in one.proves and one.holder in catalogue.departments
    )
    if not told:
        return ()
    return (Section(title=gettext("可以由共享数据代替"), body=PlainList(items=told)),)


def _asking(paper: EvidenceType, asked: Mapping[str, str], catalogue: Catalogue) -> Section:
    found = users_of(paper.code, after=key_of(asked.get("after", ""), _KEY))
    if not found:
        return Section(title=gettext("哪些事项要它"), body=gettext("没有事项要这种材料。"))
    told = tuple(
        (
            Link(words=one.name, href=places.item(one.item)),
            f"（{office_name(one.department, catalogue.departments)}）",
        )
        for one in found[:PAGE]
    )
    last = (found[PAGE - 1].department, found[PAGE - 1].item) if found[PAGE:] else None
    ways = Pagination(
        newer=places.material(paper.code) if asked.get("after") else "",
        older=places.material(paper.code, after=written(last)) if last else "",
        newer_words=gettext("从头看起"),
        older_words=gettext("下一页"),
    )
    return Section(title=gettext("哪些事项要它"), body=(PlainList(items=told), ways))


def _neighbours(asked: Mapping[str, str], found: Sequence[Paper]) -> Pagination:
    kept = {name: asked[name] for name in ("q", "shelf") if asked.get(name)}
    last = (found[PAGE - 1].name, found[PAGE - 1].evidence) if found[PAGE:] else None
    return Pagination(
        newer=places.materials(**kept) if asked.get("after") else "",
        older=places.materials(**kept, after=written(last)) if last else "",
        newer_words=gettext("从头看起"),
        older_words=gettext("下一页"),
    )


def _nothing() -> EmptyState:
    return EmptyState(
        title=gettext("没有找到材料"),
        advice=gettext("换一个说法，或者减少筛选条件。"),
        ways=(Link(words=gettext("看全部材料"), href=places.materials()),),
    )
