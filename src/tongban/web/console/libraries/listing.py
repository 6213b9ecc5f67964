"""Libraries and one library (基础库列表): how much there is, from whom, and whose word counts."""

from collections.abc import Iterator
from typing import Final

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.audit import note
from tongban.actions.libraries.building import build
from tongban.store.libraries.queries import (
    LibraryCount,
    entity_by_number,
    libraries,
    records_by_register,
)
from tongban.store.sealing import blind_index
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_moment
from tongban.web.console.libraries import frame
from tongban.web.console.requests import KEEPERS, officer_of, outside_of

_LONGEST_NUMBER: Final = 64


@officer_required(*KEEPERS)
@require_safe
def all_libraries(request: HttpRequest) -> HttpResponseBase:
    """Show every library with its counts; nobody is named."""
    found = libraries()
    page = Page(
        title=gettext("基础库"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext(
                "由各部门登记簿归并而成：一个主体一个编号，每个字段都写明数源，合并可以撤销。"
            )
        ),
        body=_table(found)
        if found
        else messages.EmptyState(
            title=gettext("还没有基础库"),
            advice=gettext("用命令 tongban libraries 导入登记簿后，会出现在这里。"),
        ),
    )
    return show(request, page)


@officer_required(*KEEPERS)
@require_safe
def library(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show one library: its registers, its fields, and for its keeper what can be done."""
    return show(request, _page(request, frame.counted(code)))


@officer_required(*frame.STEWARDS)
@require_safe
def find(request: HttpRequest, code: str) -> HttpResponseBase:
    """Lead to the entity in which a number is recorded."""
    counted = frame.kept(request, code)
    number = request.GET.get("number", "").strip().upper()[:_LONGEST_NUMBER]
    found = entity_by_number(officer_of(request), code, number) if number else None
    if found is not None:
        return HttpResponseRedirect(reverse("console:library_entity", args=[found]))
    if number:
        note(
            officer_of(request),
            "library.find",
            f"library:{code}",
            outcome="not_found",
            concerned=[blind_index(number)],
        )
    return show(request, _page(request, counted, sought=number, missed=True))


@officer_required(*frame.STEWARDS)
@require_POST
def build_anew(request: HttpRequest, code: str) -> HttpResponseBase:
    """Compare what is new in the registers with everything."""
    counted = frame.kept(request, code)
    note(officer_of(request), "library.build", f"library:{code}")
    built = build(code, outside_of(request))
    news.success(
        request,
        gettext("归并完成：新建 %(formed)s 个，归入 %(joined)s 条，待核对 %(waiting)s 对。")
        % {"formed": built.formed, "joined": built.joined, "waiting": built.waiting},
    )
    return HttpResponseRedirect(frame.place(counted.library))


def _table(found: tuple[LibraryCount, ...]) -> Component:
    numbers = (gettext("主体数"), gettext("来源记录数"), gettext("待核对对数"))
    return lists.DataTable(
        caption=gettext("各基础库"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("基础库名称")),
            lists.Column(words=gettext("牵头部门")),
            *(lists.Column(words=words, number=True) for words in numbers),
            lists.Column(words=gettext("最近归并")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.library.name, href=frame.place(one.library)),
                    frame.department(one.library.keeper),
                    str(one.entities),
                    str(one.records),
                    str(one.waiting),
                    written_moment(one.built_at) if one.built_at else gettext("还没有归并"),
                )
            )
            for one in found
        ),
    )


def _page(
    request: HttpRequest, counted: LibraryCount, *, sought: str = "", missed: bool = False
) -> Page:
    one = counted.library
    return Page(
        title=one.name,
        caption=gettext("基础库"),
        back=navigation.BackLink(href=reverse("console:libraries")),
        wide=True,
        body=(
            lists.SummaryList(
                rows=(
                    lists.SummaryRow(key=gettext("牵头部门"), value=frame.department(one.keeper)),
                    lists.SummaryRow(key=gettext("主体数"), value=str(counted.entities)),
                    lists.SummaryRow(key=gettext("待核对对数"), value=str(counted.waiting)),
                )
            ),
            *_for_keeper(request, counted, sought=sought, missed=missed),
            _sources(counted),
            _fields(counted),
            _model(counted),
        ),
    )


def _for_keeper(
    request: HttpRequest, counted: LibraryCount, *, sought: str, missed: bool
) -> Iterator[Component]:
    one = counted.library
    if not frame.keeps(request, one):
        yield messages.Inset(
            body=gettext("具体主体只有牵头部门的数据管理员可以查看，每次查看都告知本人。")
        )
        return
    yield _finder(counted, sought=sought, missed=missed)
    yield PostForm(
        action=reverse("console:library_build", args=[one.code]),
        body="",
        buttons=(
            navigation.Button(
                words=gettext("去人工核对"),
                href=reverse("console:library_review", args=[one.code]),
            ),
            navigation.Button(
                words=gettext("归并新增和变化的记录"), kind=navigation.ButtonKind.SECONDARY
            ),
        ),
    )


def _finder(counted: LibraryCount, *, sought: str, missed: bool) -> Component:
    return Section(
        title=gettext("按号码查找"),
        body=(
            navigation.FilterBar(
                action=reverse("console:library_find", args=[counted.library.code]),
                fields=(
                    fields.TextInput(
                        name="number",
                        label=_label(counted),
                        value=sought,
                        width="medium",
                        error=gettext("没有找到，请核对号码") if missed else "",
                    ),
                ),
                words=gettext("查找"),
            ),
        ),
    )


def _label(counted: LibraryCount) -> str:
    named = {field.code: field.label for field in counted.library.fields}
    return named[counted.library.number]


def _sources(counted: LibraryCount) -> Component:
    found = records_by_register(counted.library.code)
    return Section(
        title=gettext("来源登记簿"),
        body=lists.DataTable(
            caption=gettext("来源登记簿"),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("登记簿")),
                lists.Column(words=gettext("部门")),
                lists.Column(words=gettext("来源记录数"), number=True),
            ),
            rows=tuple(
                lists.Row(
                    cells=(
                        source.name,
                        frame.department(source.department),
                        str(found.get(source.code, 0)),
                    )
                )
                for source in counted.library.sources
            ),
        ),
    )


def _fields(counted: LibraryCount) -> Component:
    one = counted.library
    return Section(
        title=gettext("字段和数源"),
        body=lists.SummaryList(
            rows=tuple(
                lists.SummaryRow(
                    key=field.label,
                    value=" → ".join(frame.register_name(one, code) for code in field.truth),
                )
                for field in one.fields
            )
        ),
    )


def _model(counted: LibraryCount) -> Component:
    model = counted.library.model
    named = {field.code: field.label for field in counted.library.fields}
    keys = "；".join("＋".join(named.get(name, name) for name in key) for key in model.keys)
    return Section(
        title=gettext("怎样判定是不是同一主体"),
        body=lists.SummaryList(
            rows=(
                lists.SummaryRow(key=gettext("直接认定的条件"), value=keys),
                lists.SummaryRow(
                    key=gettext("逐项比较"),
                    value="、".join(comparison.label for comparison in model.comparisons),
                ),
                lists.SummaryRow(key=gettext("自动合并的分数线"), value=f"{model.link_from:g}"),
                lists.SummaryRow(key=gettext("人工核对的分数线"), value=f"{model.review_from:g}"),
            )
        ),
    )
