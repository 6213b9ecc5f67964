"""Where copies begin (开始编制): the list of copies, a new item, a copy of a published one."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.targets import published
from tongban.actions.workshop.opening import open_new
from tongban.core.authoring.access import sees_every_department
from tongban.core.authoring.blank import NewItem
from tongban.core.authoring.review_state import ReviewStatus
from tongban.core.catalog.items import Audience, CaseKind, ItemType
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.store.workshop.queries import PAGE, CopyLine, copies_for, reviews_for
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Choice, Select, TextInput
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.lists import Column, DataTable, Row
from tongban.web.components.messages import EmptyState, Tag, Tone
from tongban.web.components.navigation import BackLink, Button, FilterBar, Link, Pagination
from tongban.web.components.sections import Page, PostForm
from tongban.web.components.words import written_moment
from tongban.web.console.items import places
from tongban.web.console.items.parts.fields import line
from tongban.web.console.items.parts.form import choice_of, choices_of, value_of
from tongban.web.console.items.showing import show
from tongban.web.console.items.tabs import workshop_tabs
from tongban.web.console.items.told import sentence, word
from tongban.web.console.requests import EDITORS, KEEPERS, officer_of, outside_of

_TONES = {
    ReviewStatus.PUBLISHED: Tone.GOOD,
    ReviewStatus.BUSINESS_REVIEW: Tone.ATTENTION,
    ReviewStatus.LEGAL_REVIEW: Tone.ATTENTION,
}


@officer_required(*KEEPERS)
@require_safe
def copies(request: HttpRequest) -> HttpResponseBase:
    """Show the copies that the officer may see, the latest change first."""
    officer, asked = officer_of(request), request.GET
    stands = [one for one in ReviewStatus if one.value == asked.get("status")]
    words = asked.get("q", "") if asked.get("q", "").isprintable() else ""
    lines = copies_for(
        officer, statuses=stands, words=words, before=_before(asked.get("before", ""))
    )
    last = lines[-1] if len(lines) == PAGE else None
    kept = {name: asked[name] for name in ("q", "status") if asked.get(name)}
    more = {**kept, "before": f"{last.changed_at.isoformat()}/{last.id}"} if last else {}
    body: Content = (
        workshop_tabs("items_copies", waiting=len(reviews_for(officer))),
        _filters(words, stands[0].value if stands else ""),
        copies_table(lines) if lines else _nothing(),
        Pagination(older=f"?{urlencode(more)}" if more else "", older_words=gettext("下一页")),
    )
    return show(request, Page(title=gettext("编制稿"), body=body, wide=True))


@officer_required(*KEEPERS)
@require_safe
def reviews(request: HttpRequest) -> HttpResponseBase:
    """Show the copies that wait for this officer's review, the longest waiting first."""
    lines = reviews_for(officer_of(request))
    nothing = EmptyState(
        title=gettext("没有等您审核的编制稿"),
        advice=gettext("同事送审以后会出现在这里。写过的稿由另一位同事审。"),
    )
    body: Content = (
        workshop_tabs("items_reviews", waiting=len(lines)),
        copies_table(lines) if lines else nothing,
    )
    return show(request, Page(title=gettext("待我审核"), body=body, wide=True))


def copies_table(lines: tuple[CopyLine, ...]) -> DataTable:
    """Return copies as lines, each with where it stands."""
    departments = published().catalogue.departments
    return DataTable(
        caption=gettext("编制稿"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("事项")),
            Column(words=gettext("部门")),
            Column(words=gettext("根据")),
            Column(words=gettext("状态")),
            Column(words=gettext("最近修改")),
        ),
        rows=tuple(
            Row(
                cells=(
                    Link(words=one.name, href=places.copy(one.id)),
                    departments[one.department].name
                    if one.department in departments
                    else one.department,
                    _origin(one),
                    Tag(words=word(one.status.label), tone=_TONES.get(one.status, Tone.PLAIN)),
                    written_moment(one.changed_at),
                )
            )
            for one in lines
        ),
    )


class NewItemForm(PlainForm):
    """What one must say to begin a new item."""

    def __init__(self, *args: Any, officer: Officer, **options: Any) -> None:
        self.officer = officer
        super().__init__(*args, **options)

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the name, the code, the department, the type and for whom it is."""
        departments = published().catalogue.departments.values()
        own = self.officer.department
        chosen = [
            (one.code, one.name)
            for one in sorted(departments, key=lambda one: one.name)
            if one.code == own or sees_every_department(self.officer)
        ]
        return {
            "name": line(gettext("事项名称"), hint=gettext("照“三定”或者权责清单上的名称写。")),
            "code": forms.CharField(
                label=gettext("编码"),
                max_length=64,
                help_text=gettext("小写英文和下划线，发布以后不再改，例如 dog_licence。"),
            ),
            "department": forms.ChoiceField(label=gettext("实施部门"), choices=chosen, initial=own),
            "item_type": choice_of(ItemType, gettext("事项类型")),
            "case_kind": choice_of(
                CaseKind, gettext("办件类型"), initial=value_of(CaseKind.PROMISED)
            ),
            "audiences": choices_of(Audience, gettext("服务对象")),
        }


@officer_required(*EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """Ask for what begins a new item; the copy holds the lawful minimum."""
    officer = officer_of(request)
    posted = request.POST if request.method == "POST" else None
    form = NewItemForm(posted, officer=officer)
    if form.is_valid():
        told = {**form.cleaned_data, "audiences": tuple(form.cleaned_data["audiences"])}
        try:
            key = open_new(officer, NewItem(**told), outside_of(request))
        except (InvalidValue, NotAllowed) as error:
            form.add_error("code" if isinstance(error, InvalidValue) else None, sentence(error))
        else:
            return HttpResponseRedirect(places.copy(key))
    return show(
        request,
        Page(
            title=gettext("新增事项"),
            lead=gettext("先写这几项。时限、环节会按法律填好最低要求，以后都可以改。"),
            back=BackLink(href=places.items(), words=gettext("全部事项")),
            errors=errors_of(form),
            body=PostForm(body=fields_of(form), buttons=Button(words=gettext("开始编制"))),
        ),
    )


def _before(written: str) -> tuple[datetime, UUID] | None:
    at, _, key = written.partition("/")
    try:
        moment = datetime.fromisoformat(at)
        return (moment, UUID(key)) if moment.tzinfo is not None else None
    except ValueError:
        return None


def _filters(words: str, status: str) -> FilterBar:
    choices = tuple(Choice(value=one.value, label=word(one.label)) for one in ReviewStatus)
    return FilterBar(
        fields=(
            TextInput(name="q", label=gettext("名称或编码"), value=words, width="medium"),
            Select(
                name="status",
                label=gettext("状态"),
                blank=gettext("所有状态"),
                choices=choices,
                value=status,
            ),
        ),
        clear=places.copies() if words or status else "",
    )


def _origin(one: CopyLine) -> str:
    if one.ends:
        return gettext("取消事项")
    if not one.based_on:
        return gettext("新事项")
    return gettext("第 %(version)d 版") % {"version": one.based_on}


def _nothing() -> EmptyState:
    return EmptyState(
        title=gettext("没有编制稿"),
        advice=gettext("从一个事项的页面点“编制新版”，或者新增事项。"),
        ways=(Link(words=gettext("看全部事项"), href=places.items()),),
    )
