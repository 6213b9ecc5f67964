"""Whose turn it is (诉求待办): the most urgent first, filtered by kind, found by number."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.targets import published
from tongban.core.feedback.concerns import ConcernKind
from tongban.core.feedback.desk import in_centre
from tongban.core.people.actors import Officer
from tongban.store.feedback.concerns import (
    PAGE,
    ConcernLine,
    WantedConcerns,
    concerned_in,
    concerns_for,
)
from tongban.web.components import concerns, fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, show
from tongban.web.components.table_files import table_file
from tongban.web.components.words import plain_date, written_date
from tongban.web.console.feedback.seats import SEATS, bar
from tongban.web.console.requests import officer_of, outside_of

_LONGEST_NUMBER: Final = 40
_PAGES_IN_A_FILE: Final = 100
_HEADS: Final = (
    gettext_lazy("编号"),
    gettext_lazy("是什么事"),
    gettext_lazy("类型"),
    gettext_lazy("承办单位"),
    gettext_lazy("状态"),
    gettext_lazy("提出"),
    gettext_lazy("处理期限"),
)


@officer_required(*SEATS)
@require_safe
def mine(request: HttpRequest) -> HttpResponseBase:
    """Show what waits for this officer's side."""
    return _list(request, "console:feedback", mine=True)


@officer_required(*SEATS)
@require_safe
def every(request: HttpRequest) -> HttpResponseBase:
    """Show what is not ended."""
    return _list(request, "console:feedback-all")


@officer_required(*SEATS)
@require_safe
def ended(request: HttpRequest) -> HttpResponseBase:
    """Show what is ended."""
    return _list(request, "console:feedback-ended", ended=True)


@officer_required(*SEATS)
@require_safe
def concerns_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """Hand over the concerns that are listed, and write down who took them away."""
    officer, departments = officer_of(request), published().catalogue.departments
    told = tuple(_every(officer, _asked(request, request.GET.get("show", ""))))
    rows = (
        (
            one.number,
            one.title,
            labels.label(one.kind),
            concerns.unit_name(one, departments),
            labels.label(one.status),
            plain_date(one.opened_at.date()),
            "" if one.status.ended else plain_date(one.due_on),
        )
        for one in told
    )
    answer = table_file(gettext("诉求"), form, [str(words) for words in _HEADS], rows)
    note(
        officer,
        "feedback.export",
        "concerns",
        concerned=concerned_in([one.id for one in told]),
        details={"rows": str(len(told))},
    )
    return answer


def _every(officer: Officer, wanted: WantedConcerns) -> Iterator[ConcernLine]:
    """Yield what is listed, as many as a table program can bear."""
    after = None
    for _ in range(_PAGES_IN_A_FILE):
        found = concerns_for(officer, wanted, after=after)
        yield from found
        if len(found) < PAGE:
            return
        after = found[-1].due_on, found[-1].id


def _asked(request: HttpRequest, show: str) -> WantedConcerns:
    kinds = {kind.value: kind for kind in ConcernKind}
    kind = kinds.get(request.GET.get("kind", ""))
    number = request.GET.get("number", "").replace("\x00", "").strip()[:_LONGEST_NUMBER]
    return WantedConcerns(
        kinds=(kind,) if kind else (), mine=show == "mine", ended=show == "ended", number=number
    )


def _list(
    request: HttpRequest, here: str, *, mine: bool = False, ended: bool = False
) -> HttpResponseBase:
    listed = "mine" if mine else "ended" if ended else "all"
    wanted = _asked(request, listed)
    after = _place(request.GET.get("after", ""))
    found = concerns_for(officer_of(request), wanted, after=after)
    kind = wanted.kinds[0].value if wanted.kinds else ""
    chosen = {"kind": kind, "number": wanted.number}
    chosen = {name: value for name, value in chosen.items() if value}
    page = Page(
        title=gettext("诉求与评价"),
        wide=True,
        body=(
            bar(request, here),
            _filter(request, chosen),
            concern_table(request, found) if found else _nothing(mine=mine),
            navigation.Pagination(
                newer=_address(here, chosen) if after else "",
                older=_address(here, chosen, after=_key(found[-1])) if len(found) == PAGE else "",
            ),
            _files(listed, chosen) if found else "",
            *_intake(request),
        ),
    )
    return show(request, page)


def _filter(request: HttpRequest, chosen: dict[str, str]) -> Component:
    return navigation.FilterBar(
        fields=(
            fields.Select(
                name="kind",
                label=gettext("类型"),
                blank=gettext("全部"),
                value=chosen.get("kind", ""),
                choices=tuple(
                    fields.Choice(value=one.value, label=labels.label(one)) for one in ConcernKind
                ),
            ),
            fields.TextInput(
                name="number", label=gettext("编号"), value=chosen.get("number", ""), width="short"
            ),
        ),
        clear=request.path if chosen else "",
    )


def concern_table(request: HttpRequest, found: tuple[ConcernLine, ...]) -> Component:
    """Return concerns as a table."""
    today, departments = outside_of(request).today, published().catalogue.departments
    return lists.DataTable(
        caption=gettext("诉求"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words, one_line=words is _HEADS[0]) for words in _HEADS),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=one.number, href=reverse("console:feedback-concern", args=[one.id])
                    ),
                    one.title,
                    labels.label(one.kind),
                    concerns.unit_name(one, departments),
                    concerns.status_tag(one.status, late=one.due_on < today),
                    plain_date(one.opened_at.date()),
                    "" if one.status.ended else written_date(one.due_on),
                )
            )
            for one in found
        ),
    )


def _files(listed: str, chosen: dict[str, str]) -> Component:
    query = urlencode({"show": listed, **chosen})
    forms = (("xlsx", gettext("下载表格")), ("csv", gettext("下载 CSV")))
    return lists.PlainList(
        items=tuple(
            navigation.Link(
                words=words, href=f"{reverse('console:feedback-file', args=[form])}?{query}"
            )
            for form, words in forms
        )
    )


def _nothing(*, mine: bool) -> Component:
    if mine:
        return messages.EmptyState(
            title=gettext("现在没有等您处理的"),
            advice=gettext("有新的诉求或者差评，会显示在这里。"),
        )
    return messages.EmptyState(title=gettext("没有符合条件的"))


def _intake(request: HttpRequest) -> tuple[Component, ...]:
    officer = officer_of(request)
    items: list[Component] = [
        navigation.Link(words=gettext("登记来电、来访、来信"), href=reverse("console:feedback-new"))
    ]
    if not in_centre(officer):
        code = reverse("console:feedback-code")
        items.append(navigation.Link(words=gettext("出示评价码"), href=code))
    return (navigation.Buttons(items=tuple(items)),)


def _address(name: str, chosen: dict[str, str], **more: str) -> str:
    asked = {**chosen, **more}
    return f"{reverse(name)}?{urlencode(asked)}" if asked else reverse(name)


def _key(line: ConcernLine) -> str:
    return f"{line.due_on.isoformat()}.{line.id}"


def _place(written: str) -> tuple[date, UUID] | None:
    """Return the place in an address, or None for anything that is not one."""
    day, _, key = written.partition(".")
    try:
        return date.fromisoformat(day), UUID(key)
    except ValueError:
        return None
