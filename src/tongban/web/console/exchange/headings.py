"""Headings (事项名录): find one, and begin a working copy from it."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.imports.taking import begin_from_heading
from tongban.actions.targets import published
from tongban.core.catalog.items import Audience, ItemType
from tongban.core.catalog.tables.labels import AUDIENCES, ITEM_TYPES
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.store.imports import queries
from tongban.store.imports.queries import PAGE, HeadingRecord
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.fields import TextInput
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.lists import Column, DataTable, Row, SummaryList, SummaryRow
from tongban.web.components.messages import EmptyState, Tag, Tone
from tongban.web.components.navigation import BackLink, Button, FilterBar, Link, Pagination
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.whole_number import whole_number
from tongban.web.console.exchange import places
from tongban.web.console.exchange.wording import reason
from tongban.web.console.requests import EDITORS, KEEPERS, officer_of, outside_of


@officer_required(*KEEPERS)
@require_safe
def headings(request: HttpRequest) -> HttpResponseBase:
    """Show a page of headings, all or those that hold some words."""
    words = request.GET.get("q", "").strip()
    words = words if words.isprintable() else ""
    after = whole_number(request.GET.get("after", "")) or 0
    lines = queries.headings(words, after=after)
    query = {"q": words} if words else {}
    older = f"?{urlencode({**query, 'after': lines[-1].id})}" if len(lines) == PAGE else ""
    total, routed, twins = queries.headings_known()
    lead = gettext("共 %(total)d 条，%(routed)d 条已对上本地部门，%(twins)d 条与另一条同名。") % {
        "total": total,
        "routed": routed,
        "twins": twins,
    }
    body: Content = (
        FilterBar(
            fields=(TextInput(name="q", label=gettext("名称、编码或部门"), value=words),),
            clear=places.headings() if words else "",
            words=gettext("查找"),
        ),
        (_table(lines), Pagination(older=older, older_words=gettext("下一页")))
        if lines
        else _nothing(words),
    )
    page = Page(
        title=gettext("事项名录"),
        lead=lead,
        back=BackLink(href=places.home()),
        body=body,
        wide=True,
    )
    return show(request, page)


class BeginForm(PlainForm):
    """What a heading does not say and an item needs."""

    def questions(self) -> dict[str, forms.Field]:
        """Return the two questions."""
        return {
            "code": forms.CharField(
                label=gettext("系统编码"),
                max_length=64,
                help_text=gettext("用英文小写和下划线，例如 outdoor_sign；网址里会用到。"),
            ),
            "audiences": forms.MultipleChoiceField(
                label=gettext("服务对象"),
                choices=[(one.value, label) for one, label in AUDIENCES.items()],
                widget=forms.CheckboxSelectMultiple,
            ),
        }


@officer_required(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def heading(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show one heading; a post begins a working copy of it."""
    line = queries.heading(number)
    if request.method != "POST":
        return show(request, _page(line, BeginForm()))
    form = BeginForm(request.POST)
    if form.is_valid():
        try:
            return HttpResponseRedirect(places.copy(_begun(request, number, form.cleaned_data)))
        except (InvalidValue, NotAllowed) as error:
            form.add_error("code", reason(error))
    return show(request, _page(line, form))


def _begun(request: HttpRequest, number: int, told: dict[str, Any]) -> Any:
    return begin_from_heading(
        officer_of(request),
        number,
        outside_of(request),
        code=told["code"],
        audiences=tuple(Audience(one) for one in told["audiences"]),
    )


def _page(line: HeadingRecord, form: BeginForm) -> Page:
    return Page(
        title=line.name,
        caption=gettext("事项名录"),
        back=BackLink(href=places.headings()),
        errors=errors_of(form),
        body=(
            SummaryList(rows=tuple(SummaryRow(key=key, value=told) for key, told in _facts(line))),
            PostForm(body=fields_of(form), buttons=Button(words=gettext("开始编制"))),
        ),
    )


def _facts(line: HeadingRecord) -> list[tuple[str, Content]]:
    return [
        (gettext("编码"), line.code),
        (gettext("部门"), _department(line)),
        (gettext("事项类型"), _type(line)),
        (gettext("行政区划"), line.area),
    ]


def _table(lines: tuple[HeadingRecord, ...]) -> DataTable:
    return DataTable(
        caption=gettext("事项名录"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("事项名称")),
            Column(words=gettext("编码")),
            Column(words=gettext("部门")),
            Column(words=gettext("事项类型")),
        ),
        rows=tuple(
            Row(cells=(_name(one), one.code, _department(one), _type(one))) for one in lines
        ),
    )


def _name(one: HeadingRecord) -> Content:
    link = Link(words=one.name, href=places.heading(one.id))
    if not one.twin:
        return link
    twin = gettext("与 %(code)s 同名") % {"code": one.twin}
    return (link, Tag(words=twin, tone=Tone.ATTENTION))


def _department(one: HeadingRecord) -> str:
    ours = published().catalogue.departments.get(one.department)
    if ours is None:
        return gettext("%(body)s（未对上本地部门）") % {"body": one.body}
    return ours.name


def _type(one: HeadingRecord) -> str:
    return ITEM_TYPES[ItemType(one.item_type)] if one.item_type else gettext("来源未写明")


def _nothing(words: str) -> Component:
    if words:
        return EmptyState(
            title=gettext("没有找到“%(words)s”") % {"words": words},
            advice=gettext("换一个词，或者少写几个字。"),
        )
    return EmptyState(
        title=gettext("名录还是空的"),
        advice=gettext("导入一份事项清单（JSON 或 CSV），就会列在这里。"),
    )
