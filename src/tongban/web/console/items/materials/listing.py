"""The list of materials (材料列表), and one material with everything known of it (材料页)."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.authoring.duplicates import departments_using
from tongban.core.authoring.wording import names_in, rows_of
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.vocabulary.errors import NotFound
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
from tongban.web.components.whole_number import whole_number
from tongban.web.console.items import places
from tongban.web.console.items.materials.kinds import Shelf, shelf_of
from tongban.web.console.items.showing import show
from tongban.web.console.items.tabs import workshop_tabs
from tongban.web.console.items.told import word
from tongban.web.console.requests import KEEPERS

_PAGE = 60


@officer_required(*KEEPERS)
@require_safe
def materials(request: HttpRequest) -> HttpResponseBase:
    """Show the electronic catalogue, narrowed by word and list."""
    catalogue = published().catalogue
    found = _found(request.GET, catalogue)
    start = whole_number(request.GET.get("from", "")) or 0
    body: Content = (
        workshop_tabs("items_materials"),
        Link(words=gettext("疑似重复和同材异名"), href=places.duplicates()),
        _filters(request.GET),
        _table(found[start : start + _PAGE], catalogue) if found[start:] else _nothing(),
        _neighbours(request.GET, start, len(found)),
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
            caption=shelf_of(paper, catalogue).words,
            back=BackLink(href=places.materials(), words=gettext("电子目录")),
            body=(
                SummaryList(rows=rows),
                *_replaced_by(paper, catalogue),
                _asking(paper, catalogue),
            ),
            wide=True,
        ),
    )


def _found(asked: Mapping[str, str], catalogue: Catalogue) -> list[EvidenceType]:
    words, shelf = asked.get("q", "").strip(), asked.get("shelf", "")
    papers = sorted(catalogue.evidence.values(), key=lambda one: one.name)
    return [
        one
        for one in papers
        if any(words in name for name in (one.name, one.code, *one.aliases))
        and shelf in ("", shelf_of(one, catalogue).value)
    ]


def _filters(asked: Mapping[str, str]) -> FilterBar:
    choices = tuple(Choice(value=one.value, label=one.words) for one in Shelf)
    return FilterBar(
        fields=(
            TextInput(
                name="q",
                label=gettext("名称、别名或编码"),
                value=asked.get("q", ""),
                width="medium",
            ),
            Select(
                name="shelf",
                label=gettext("目录"),
                blank=gettext("全部"),
                choices=choices,
                value=asked.get("shelf", ""),
            ),
        ),
        clear=places.materials() if asked.get("q") or asked.get("shelf") else "",
    )


def _table(papers: list[EvidenceType], catalogue: Catalogue) -> DataTable:
    used = departments_using(catalogue)
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
        rows=tuple(_row(one, catalogue, len(used.get(one.code, ()))) for one in papers),
    )


def _row(paper: EvidenceType, catalogue: Catalogue, departments: int) -> Row:
    elements = (catalogue.elements.get(code) for code in paper.proves)
    office = catalogue.departments.get(paper.issuer or "")
    return Row(
        cells=(
            Link(words=paper.name, href=places.material(paper.code)),
            shelf_of(paper, catalogue).words,
            "、".join(one.label for one in elements if one is not None) or "—",
            office.name if office is not None else paper.issuer_note or "—",
            paper.certificate_type or "—",
            str(departments),
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


def _asking(paper: EvidenceType, catalogue: Catalogue) -> Section:
    items = tuple(
        Link(words=item.name, href=places.item(item.code))
        for item in catalogue.items.values()
        if any(paper.code in way for one in item.requirements for way in one.alternatives)
    )
    body: Content = PlainList(items=items) if items else gettext("没有事项要这种材料。")
    return Section(title=gettext("哪些事项要它"), body=body)


def _neighbours(asked: Mapping[str, str], start: int, count: int) -> Pagination:
    kept = {name: asked[name] for name in ("q", "shelf") if asked.get(name)}
    newer = places.materials(**kept, start=max(0, start - _PAGE)) if start else ""
    older = places.materials(**kept, start=start + _PAGE) if start + _PAGE < count else ""
    return Pagination(
        newer=newer, older=older, newer_words=gettext("上一页"), older_words=gettext("下一页")
    )


def _nothing() -> EmptyState:
    return EmptyState(
        title=gettext("没有找到材料"),
        advice=gettext("换一个说法，或者减少筛选条件。"),
        ways=(Link(words=gettext("看全部材料"), href=places.materials()),),
    )
