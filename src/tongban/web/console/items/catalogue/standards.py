"""Standard items (基本目录): one matter in several hands; who asks more, takes longer, and why."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.overviews.shares import ways_of
from tongban.actions.targets import published
from tongban.core.authoring.comparing import compare
from tongban.core.authoring.copies import copy_of
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.errors import NotFound
from tongban.core.vocabulary.money import Money
from tongban.store.catalog.listing import PAGE as LINES
from tongban.store.catalog.listing import ItemFilters, ItemLine, items_page
from tongban.store.overviews.queries.matters import (
    PAGE,
    Matter,
    MatterItem,
    matters_page,
    unmatched,
)
from tongban.web.components import labels
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Choice, Select
from tongban.web.components.lists import Column, DataTable, Paragraph, PlainList, Row
from tongban.web.components.messages import EmptyState
from tongban.web.components.navigation import BackLink, FilterBar, Link, Pagination
from tongban.web.components.sections import Page, Section
from tongban.web.console.items import places
from tongban.web.console.items.catalogue.setting import local_sections, standard_section
from tongban.web.console.items.offices import Departments, office_name
from tongban.web.console.items.overview import freshness
from tongban.web.console.items.published.differences import side_by_side
from tongban.web.console.items.showing import show
from tongban.web.console.items.tabs import workshop_tabs
from tongban.web.console.requests import KEEPERS, officer_of
from tongban.web.console.words.conditions import condition_words

_SEVERAL = 2


@officer_required(*KEEPERS)
@require_safe
def standards(request: HttpRequest) -> HttpResponseBase:
    """Show standard items with the authorities' versions and their handled items, by code."""
    departments = published().catalogue.departments
    after = _printable(request.GET.get("after", ""))
    matters = matters_page(after)
    body: Content = (
        workshop_tabs("items_standards"),
        *freshness(),
        Paragraph(
            body=Link(words=gettext("没有采用新版标准的事项"), href=places.standards_behind())
        ),
        _table(matters[:PAGE], departments)
        if matters
        else EmptyState(title=gettext("还没有基本目录")),
        Pagination(
            newer=places.standards() if after else "",
            older=places.standards(after=matters[PAGE - 1].standard) if matters[PAGE:] else "",
            newer_words=gettext("从头看起"),
            older_words=gettext("下一页"),
        ),
        *_unmatched(_printable(request.GET.get("alone", "")), departments),
    )
    return show(request, Page(title=gettext("基本目录"), body=body, wide=True))


@officer_required(*KEEPERS)
@require_safe
def standard(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show how each authority handles one matter, and two of them side by side."""
    catalogue = published().catalogue
    lines = items_page(ItemFilters(standard=code), after=_after(request.GET.get("after", "")))
    items = [catalogue.items[line.listed.code] for line in lines[:LINES]]
    if not items:
        raise NotFound(f"no item of standard {code!r}")
    body: list[Content] = [
        _burdens(items, catalogue),
        _neighbours(code, request.GET, lines),
        standard_section(officer_of(request), code, items),
        *_handled(items, catalogue),
        *local_sections(items),
    ]
    if len(items) >= _SEVERAL:
        body.append(_comparison(request.GET, items, catalogue))
    return show(
        request,
        Page(
            title=items[0].name,
            caption=gettext("基本编码 %(code)s") % {"code": code},
            back=BackLink(href=places.standards(), words=gettext("基本目录")),
            body=body,
            wide=True,
        ),
    )


def _after(written: str) -> tuple[str, str] | None:
    department, found, item = _printable(written).partition("/")
    return (department, item) if found else None


def _neighbours(code: str, asked: Mapping[str, str], lines: Sequence[ItemLine]) -> Pagination:
    last = lines[LINES - 1].listed if len(lines) > LINES else None
    return Pagination(
        newer=places.standard(code) if asked.get("after") else "",
        older=places.standard(code, after=f"{last.department}/{last.code}") if last else "",
        newer_words=gettext("从头看起"),
        older_words=gettext("下一页"),
    )


def _printable(words: str) -> str:
    return words if words.isprintable() else ""


def _unmatched(after: str, departments: Departments) -> tuple[Content, ...]:
    items = unmatched(after)
    if not items:
        return ()
    ways = Pagination(
        newer=places.standards() if after else "",
        older=places.standards(alone=items[PAGE - 1].code) if items[PAGE:] else "",
        newer_words=gettext("从头看起"),
        older_words=gettext("下一页"),
    )
    told = PlainList(items=tuple(_handled_by(one, departments) for one in items[:PAGE]))
    return (Section(title=gettext("还没有对上基本目录的事项"), id="unmatched", body=(told, ways)),)


def _handled_by(one: MatterItem, departments: Departments) -> Content:
    office = office_name(one.department, departments)
    return (Link(words=one.name, href=places.item(one.code)), f"（{office}）")


def _table(matters: Sequence[Matter], departments: Departments) -> DataTable:
    return DataTable(
        caption=gettext("基本目录"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("基本编码"), one_line=True),
            Column(words=gettext("实施清单")),
            Column(words=gettext("办理项"), number=True),
        ),
        rows=tuple(
            Row(
                cells=(
                    Link(words=one.standard, href=places.standard(one.standard)),
                    _authorities(one, departments),
                    f"{one.handled:,}",
                )
            )
            for one in matters
        ),
    )


def _authorities(matter: Matter, departments: Departments) -> Content:
    told: list[Content] = [_handled_by(one, departments) for one in matter.items]
    if matter.authorities > len(matter.items):
        words = gettext("全部 %(total)s 个部门") % {"total": f"{matter.authorities:,}"}
        told.append(Link(words=words, href=places.standard(matter.standard)))
    return PlainList(items=tuple(told))


def _burdens(items: Sequence[ServiceItem], catalogue: Catalogue) -> DataTable:
    return DataTable(
        caption=gettext("各部门怎么办"),
        columns=(
            Column(words=gettext("事项")),
            Column(words=gettext("部门")),
            Column(words=gettext("材料"), number=True),
            Column(words=gettext("填写项"), number=True),
            Column(words=gettext("承诺时限"), one_line=True),
            Column(words=gettext("到现场"), number=True),
            Column(words=gettext("收费"), number=True),
            Column(words=gettext("依据")),
        ),
        rows=tuple(
            Row(
                cells=(
                    Link(words=one.name, href=places.item(one.code)),
                    _office(one, catalogue),
                    str(len(one.requirements)),
                    str(len(one.fields)),
                    labels.limit(one.promised_limit),
                    gettext("%(count)d 次") % {"count": one.visits},
                    labels.money(Money.total(fee.amount for fee in one.fees)),
                    "；".join(str(basis.citation) for basis in one.legal_basis),
                )
            )
            for one in items
        ),
    )


def _handled(items: Sequence[ServiceItem], catalogue: Catalogue) -> tuple[Content, ...]:
    found = {one.name: ways_of(one, catalogue) for one in items}
    return tuple(
        Section(title=gettext("办理项：%(item)s") % {"item": name}, body=PlainList(items=ways))
        for name, ways in found.items()
        if ways
    )


def _comparison(
    asked: Mapping[str, str], items: Sequence[ServiceItem], catalogue: Catalogue
) -> Section:
    by_code = {one.code: one for one in items}
    before = by_code.get(asked.get("before", ""), items[0])
    after = by_code.get(asked.get("after", ""), items[1])
    choices = tuple(Choice(value=one.code, label=_office(one, catalogue)) for one in items)
    found = compare(copy_of(before), copy_of(after), catalogue, grammar=condition_words)
    return Section(
        title=gettext("两个部门并排比较"),
        id="compare",
        body=(
            FilterBar(
                fields=(
                    Select(
                        name="before", label=gettext("左边"), choices=choices, value=before.code
                    ),
                    Select(name="after", label=gettext("右边"), choices=choices, value=after.code),
                ),
                words=gettext("比较"),
            ),
            side_by_side(found, before=_office(before, catalogue), after=_office(after, catalogue)),
        ),
    )


def _office(item: ServiceItem, catalogue: Catalogue) -> str:
    return office_name(item.department, catalogue.departments)
