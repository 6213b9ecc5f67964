"""Entries of the department (本部门名单): what waits, and everything, found by list or number."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.credit.listing import party_number
from tongban.core.credit.lists import LISTS
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.credit.queries import (
    PAGE,
    EntryLine,
    counting_by_list,
    indexes_of_lines,
    kept_by,
    waiting_for,
)
from tongban.web.components import credit, fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import plain_date
from tongban.web.console.requests import officer_of, outside_of

STEWARDS: Final = (Role.DATA_STEWARD,)


@officer_required(*STEWARDS)
@require_safe
def waiting(request: HttpRequest) -> HttpResponseBase:
    """Show what waits for a second officer or an answer, and the counts of every list."""
    today = outside_of(request).today
    found = waiting_for(officer_of(request))
    _noted(request, found)
    empty = messages.EmptyState(
        title=gettext("没有待办的名单事项"),
        advice=gettext("有人申请修复，或者同事提出列入时，会出现在这里。"),
    )
    body = (_bar("console:credit"), _table(found, today) if found else empty, _counts(today))
    return show(request, _page(body))


@officer_required(*STEWARDS)
@require_safe
def all_entries(request: HttpRequest) -> HttpResponseBase:
    """Show every entry that the department keeps."""
    today, typed = outside_of(request).today, request.GET.get("number", "")
    onto = request.GET.get("list", "") if request.GET.get("list", "") in LISTS else ""
    number, wrong = _number(typed)
    found = (
        ()
        if wrong
        else kept_by(
            officer_of(request), onto=onto, number=number, before=_place(request.GET.get("after"))
        )
    )
    _noted(request, found)
    here = reverse("console:credit_all")
    kept = {"list": onto, "number": number}
    body = (
        _bar("console:credit_all"),
        _filter(onto, typed, wrong, here),
        _table(found, today) if found else messages.EmptyState(title=gettext("没有符合条件的记录")),
        navigation.Pagination(
            newer=f"{here}?{urlencode(kept)}" if request.GET.get("after") else "",
            older=_older(found, kept),
        ),
    )
    return show(request, _page(body))


def _page(body: Content) -> Page:
    return Page(
        title=gettext("信用管理"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext(
                "本部门依法认定的失信名单：双人列入、按期答复修复申请。每次查看都记入审计。"
            )
        ),
        body=(
            navigation.Buttons(
                items=(
                    navigation.Button(
                        words=gettext("提出列入"), href=reverse("console:credit_new")
                    ),
                )
            ),
            body,
        ),
    )


def _bar(here: str) -> Component:
    tabs = (("console:credit", gettext("待办")), ("console:credit_all", gettext("全部记录")))
    return navigation.Tabs(
        label=gettext("信用管理"),
        tabs=tuple(
            navigation.Tab(words=words, href=reverse(name), current=name == here)
            for name, words in tabs
        ),
    )


def _filter(onto: str, typed: str, wrong: str, here: str) -> Component:
    choices = tuple(fields.Choice(value=code, label=credit.NAMES[code]) for code in LISTS)
    return navigation.FilterBar(
        fields=(
            fields.Select(
                name="list",
                label=gettext("所在名单"),
                choices=(fields.Choice(value="", label=gettext("全部")), *choices),
                value=onto,
            ),
            fields.TextInput(
                name="number",
                label=gettext("身份号码或者信用代码"),
                value=typed,
                width="medium",
                error=wrong,
            ),
        ),
        clear=here if onto or typed else "",
    )


def _table(found: tuple[EntryLine, ...], today: date) -> Component:
    columns = (
        gettext("当事人"),
        gettext("所在名单"),
        gettext("状态"),
        gettext("决定日期"),
        gettext("最迟计入到"),
        gettext("答复期限"),
    )
    return lists.DataTable(
        caption=gettext("名单记录"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in columns),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=line.party, href=reverse("console:credit_entry", args=[line.id])
                    ),
                    credit.name(line.list),
                    credit.tag(
                        line.status, ended=credit.ended(line.status, line.counts_until, today)
                    ),
                    plain_date(line.decided_on),
                    plain_date(line.counts_until),
                    plain_date(line.due_on) if line.due_on else "—",
                )
            )
            for line in found
        ),
    )


def _counts(today: date) -> Component:
    counting = counting_by_list(today)
    return Section(
        title=gettext("全市名单"),
        body=lists.DataTable(
            caption=gettext("全市各名单正在计入的记录数"),
            columns=(
                lists.Column(words=gettext("所在名单")),
                lists.Column(words=gettext("程度")),
                lists.Column(words=gettext("依据")),
                lists.Column(words=gettext("记录数"), number=True),
            ),
            rows=tuple(
                lists.Row(
                    cells=(
                        credit.name(code),
                        str(credit.SEVERITIES[one.severity]),
                        one.basis.full,
                        str(counting.get(code, 0)),
                    )
                )
                for code, one in LISTS.items()
            ),
        ),
    )


def _noted(request: HttpRequest, found: Iterable[EntryLine]) -> None:
    """Write down that these parties were looked at; nothing when nobody was."""
    if concerned := indexes_of_lines(found):
        note(officer_of(request), "credit.listed", "credit", concerned=concerned)


def _number(typed: str) -> tuple[str, str]:
    """Return the number that was typed, and what is wrong with it."""
    if not typed.strip():
        return "", ""
    try:
        return party_number(typed), ""
    except InvalidValue:
        return "", gettext("请填写正确的公民身份号码或者统一社会信用代码")


def _older(found: tuple[EntryLine, ...], kept: dict[str, str]) -> str:
    if len(found) < PAGE:
        return ""
    last = found[-1]
    return f"?{urlencode({**kept, 'after': f'{last.opened_at.isoformat()}~{last.id}'})}"


def _place(written: str | None) -> tuple[datetime, UUID] | None:
    """Return the place in the list that an address names; None for anything else."""
    moment, _, key = (written or "").partition("~")
    try:
        at = datetime.fromisoformat(moment)
        return (at, UUID(key)) if at.tzinfo is not None else None
    except ValueError:
        return None
