"""Duplicates (疑似重复、同材异名): what may be one material, and making two into one."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.targets import published
from tongban.actions.workshop.merging_papers import may_merge, merge_papers
from tongban.core.authoring.duplicates import Likeness
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed, NotFound
from tongban.store.overviews.queries.papers import (
    PAGE,
    Called,
    Paper,
    alike_page,
    all_many_names,
    departments_of,
    many_names_page,
    users_of,
)
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.lists import Column, DataTable, Paragraph, PlainList, Row
from tongban.web.components.navigation import BackLink, Button, Buttons, Link, Pagination
from tongban.web.components.sections import Page, PostForm, Section
from tongban.web.components.table_files import table_file
from tongban.web.components.whole_number import whole_number
from tongban.web.console.items import places
from tongban.web.console.items.offices import office_name
from tongban.web.console.items.overview import freshness
from tongban.web.console.items.showing import show
from tongban.web.console.items.told import sentence
from tongban.web.console.requests import EDITORS, KEEPERS, officer_of, outside_of

_FARTHEST: Final = 1_000_000


@officer_required(*KEEPERS)
@require_safe
def duplicates(request: HttpRequest) -> HttpResponseBase:
    """Show pairs that may be one material, and materials with many names."""
    catalogue = published().catalogue
    pairs, papers = _start(request, "pairs"), _start(request, "names")
    alike, named = alike_page(pairs), many_names_page(papers)
    body: Content = (
        *freshness(),
        Section(
            title=gettext("可能是同一种材料"),
            id="alike",
            body=(
                _alike(alike[:PAGE], catalogue, officer_of(request)),
                _neighbours("pairs", pairs, len(alike)),
            )
            if alike
            else Paragraph(body=gettext("没有发现。")),
        ),
        Section(
            title=gettext("一种材料，几个名称"),
            id="names",
            body=(
                _named(named[:PAGE], catalogue),
                _neighbours("names", papers, len(named)),
                _taking(),
            )
            if named
            else Paragraph(body=gettext("没有发现。")),
        ),
    )
    return show(
        request,
        Page(
            title=gettext("疑似重复和同材异名"),
            lead=gettext("名称相近、证明的内容相同的材料，看一看能不能归并成一种。"),
            back=BackLink(href=places.materials(), words=gettext("电子目录")),
            body=body,
            wide=True,
        ),
    )


def _start(request: HttpRequest, name: str) -> int:
    return min(whole_number(request.GET.get(name, "")) or 0, _FARTHEST)


def _neighbours(name: str, start: int, found: int) -> Pagination:
    return Pagination(
        newer=places.duplicates(**{name: max(0, start - PAGE) or None}) if start else "",
        older=places.duplicates(**{name: start + PAGE}) if found > PAGE else "",
        newer_words=gettext("上一页"),
        older_words=gettext("下一页"),
    )


@officer_required(*KEEPERS)
@require_safe
def names_file(request: HttpRequest, form: str) -> HttpResponse:
    """Return the report of materials with many names as a file."""
    del request
    catalogue = published().catalogue
    rows = (
        (paper.name, one.name, _offices(one, catalogue))
        for paper in all_many_names()
        for one in paper.called
    )
    return table_file("同材异名", form, ("标准材料", "事项里的名称", "使用部门"), rows)


@officer_required(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest) -> HttpResponseBase:
    """Say what merging means; a post does it, and the items that follow get copies to review."""
    if request.method != "POST":
        return _confirming(request, request.GET.get("kept", ""), request.GET.get("gone", ""))
    kept, gone = request.POST.get("kept", ""), request.POST.get("gone", "")
    try:
        copies = merge_papers(officer_of(request), kept, gone, outside_of(request))
    except (InvalidValue, NotAllowed) as error:
        messages.warning(request, sentence(error))
        return HttpResponseRedirect(places.duplicates())
    told = gettext("已归并。%(count)d 个事项有了编制稿，请送审。") % {"count": len(copies)}
    messages.success(request, told)
    return HttpResponseRedirect(places.copies() if copies else places.duplicates())


def _confirming(request: HttpRequest, kept: str, gone: str) -> HttpResponseBase:
    catalogue = published().catalogue
    if not {kept, gone} <= catalogue.evidence.keys():
        raise NotFound(f"no evidence types {kept!r} and {gone!r}")
    names = {"kept": catalogue.evidence[kept].name, "gone": catalogue.evidence[gone].name}
    asking = users_of(gone)
    items: list[Content] = [Link(words=one.name, href=places.item(one.item)) for one in asking]
    if asking[PAGE:]:
        items[PAGE:] = [Link(words=gettext("全部事项"), href=places.material(gone))]
    body: Content = (
        Paragraph(body=gettext("这些事项会各有一份编制稿，改要“%(kept)s”，再照常送审：") % names)
        if items
        else "",
        PlainList(items=tuple(items)) if items else "",
        PostForm(
            action=places.merge(),
            hidden=(("kept", kept), ("gone", gone)),
            body="",
            buttons=(
                Button(words=gettext("归并")),
                Link(words=gettext("返回"), href=places.duplicates()),
            ),
        ),
    )
    lead = gettext("“%(gone)s”作为别名并入“%(kept)s”。") % names
    return show(request, Page(title=gettext("归并材料"), lead=lead, body=body))


def _alike(found: Sequence[Likeness], catalogue: Catalogue, officer: Officer) -> DataTable:
    used = departments_of([code for one in found for code in (one.one, one.other)])
    return DataTable(
        caption=gettext("可能是同一种材料"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("材料")),
            Column(words=gettext("另一种材料")),
            Column(words=gettext("名称相近"), number=True),
            Column(words=gettext("相同的数据元")),
            Column(words=gettext("归并")),
        ),
        rows=tuple(
            Row(
                cells=(
                    _paper(one.one, used, catalogue),
                    _paper(one.other, used, catalogue),
                    f"{one.names:.0%}",
                    _labels(one.shared, catalogue),
                    _merging(one, catalogue) if may_merge(officer) else "—",
                )
            )
            for one in found
            if {one.one, one.other} <= catalogue.evidence.keys()
        ),
    )


def _labels(elements: Sequence[str], catalogue: Catalogue) -> str:
    known = (catalogue.elements.get(code) for code in elements)
    return "、".join(one.label for one in known if one is not None) or "—"


def _paper(code: str, used: Mapping[str, int], catalogue: Catalogue) -> Content:
    offices = used.get(code, 0)
    told = gettext("%(count)d 个部门要它") % {"count": offices}
    link = Link(words=catalogue.evidence[code].name, href=places.material(code))
    return (link, Paragraph(body=told if offices else gettext("没有事项要它")))


def _merging(one: Likeness, catalogue: Catalogue) -> Content:
    sides = ((one.one, one.other), (one.other, one.one))
    return PlainList(
        items=tuple(
            Link(
                words=gettext("保留“%(name)s”") % {"name": catalogue.evidence[kept].name},
                href=places.merge(kept, gone),
            )
            for kept, gone in sides
        )
    )


def _named(found: Sequence[Paper], catalogue: Catalogue) -> DataTable:
    return DataTable(
        caption=gettext("一种材料，几个名称"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("标准材料")),
            Column(words=gettext("名称个数"), number=True),
            Column(words=gettext("事项里的名称和部门")),
        ),
        rows=tuple(
            Row(
                cells=(
                    Link(words=one.name, href=places.material(one.evidence)),
                    str(len(one.called)),
                    PlainList(
                        items=tuple(
                            f"{name.name}（{_offices(name, catalogue)}）" for name in one.called
                        )
                    ),
                )
            )
            for one in found
        ),
    )


def _taking() -> Buttons:
    return Buttons(
        items=tuple(
            Link(words=words, href=places.names_file(form))
            for form, words in (("xlsx", gettext("下载表格")), ("csv", gettext("下载 CSV")))
        )
    )


def _offices(one: Called, catalogue: Catalogue) -> str:
    told = "、".join(office_name(code, catalogue.departments) for code in one.first)
    if one.departments > len(one.first):
        return gettext("%(first)s等 %(count)d 个部门") % {"first": told, "count": one.departments}
    return told
