"""Duplicates (疑似重复、同材异名): what may be one material, and making two into one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.targets import published
from tongban.actions.workshop.merging_papers import may_merge, merge_papers
from tongban.core.authoring.duplicates import (
    Likeness,
    ManyNames,
    departments_using,
    many_names,
    near_duplicates,
)
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed, NotFound
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.lists import Column, DataTable, Paragraph, PlainList, Row
from tongban.web.components.navigation import BackLink, Button, Buttons, Link
from tongban.web.components.sections import Page, PostForm, Section
from tongban.web.console.items import places
from tongban.web.console.items.files import table_file
from tongban.web.console.items.showing import show
from tongban.web.console.items.told import sentence
from tongban.web.console.requests import EDITORS, KEEPERS, officer_of, outside_of


@officer_required(*KEEPERS)
@require_safe
def duplicates(request: HttpRequest) -> HttpResponseBase:
    """Show pairs that may be one material, and materials with many names."""
    catalogue = published().catalogue
    alike, named = near_duplicates(catalogue), many_names(catalogue)
    body: Content = (
        Section(
            title=gettext("可能是同一种材料"),
            id="alike",
            body=_alike(alike, catalogue, officer_of(request))
            if alike
            else Paragraph(body=gettext("没有发现。")),
        ),
        Section(
            title=gettext("一种材料，几个名称"),
            id="names",
            body=(_named(named, catalogue), _taking())
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


@officer_required(*KEEPERS)
@require_safe
def names_file(request: HttpRequest, form: str) -> HttpResponse:
    """Return the report of materials with many names as a file."""
    del request
    catalogue = published().catalogue
    rows = [
        (catalogue.evidence[one.evidence].name, name, _offices(offices, catalogue))
        for one in many_names(catalogue)
        for name, offices in one.names.items()
        if one.evidence in catalogue.evidence
    ]
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
    items = tuple(
        Link(words=one.name, href=places.item(one.code))
        for one in catalogue.items.values()
        if any(gone in way for row in one.requirements for way in row.alternatives)
    )
    body: Content = (
        Paragraph(body=gettext("这些事项会各有一份编制稿，改要“%(kept)s”，再照常送审：") % names)
        if items
        else "",
        PlainList(items=items) if items else "",
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


def _alike(found: tuple[Likeness, ...], catalogue: Catalogue, officer: Officer) -> DataTable:
    used = departments_using(catalogue)
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
                    "、".join(
                        catalogue.elements[code].label
                        for code in one.shared
                        if code in catalogue.elements
                    )
                    or "—",
                    _merging(one, catalogue) if may_merge(officer) else "—",
                )
            )
            for one in found
        ),
    )


def _paper(code: str, used: dict[str, tuple[str, ...]], catalogue: Catalogue) -> Content:
    offices = _offices(used.get(code, ()), catalogue) or gettext("没有事项要它")
    link = Link(words=catalogue.evidence[code].name, href=places.material(code))
    return (link, Paragraph(body=offices))


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


def _named(found: tuple[ManyNames, ...], catalogue: Catalogue) -> DataTable:
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
                    Link(
                        words=catalogue.evidence[one.evidence].name,
                        href=places.material(one.evidence),
                    ),
                    str(len(one.names)),
                    PlainList(
                        items=tuple(
                            f"{name}（{_offices(offices, catalogue)}）"
                            for name, offices in one.names.items()
                        )
                    ),
                )
            )
            for one in found
            if one.evidence in catalogue.evidence
        ),
    )


def _taking() -> Buttons:
    return Buttons(
        items=tuple(
            Link(words=words, href=places.names_file(form))
            for form, words in (("xlsx", gettext("下载表格")), ("csv", gettext("下载 CSV")))
        )
    )


def _offices(codes: tuple[str, ...], catalogue: Catalogue) -> str:
    departments = catalogue.departments
    return "、".join(departments[code].name if code in departments else code for code in codes)
