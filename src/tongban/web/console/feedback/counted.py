"""What the figures of feedback count (下钻): those concerns, ratings or cases, and no others."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum
from typing import Any, Final, TypeVar

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.people.actors import Role
from tongban.core.performance.heard import Heard
from tongban.store.cases.queries.ended import EndedCase, ended_cases
from tongban.store.feedback.heard import HeardKind, HeardSet, heard_in, unseen_in
from tongban.store.feedback.tallies import Rated, RatedLine, RatedSet, rated_in
from tongban.store.paging import Page as Listed
from tongban.web.components import concerns, labels, list_addresses, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content, Words
from tongban.web.components.sections import Page, show
from tongban.web.components.words import plain_date
from tongban.web.console.feedback.board import DAYS
from tongban.web.console.feedback.inbox import concern_table
from tongban.web.console.feedback.page import ASPECTS
from tongban.web.console.feedback.seats import SEATS, bar, own_department
from tongban.web.console.requests import officer_of, outside_of

Named = TypeVar("Named", bound=Enum)
_BOARD: Final = "console:feedback-board"
_KINDS: Final[Mapping[HeardKind, Words]] = {
    HeardKind.ORDERS: gettext_lazy("诉求工单"),
    HeardKind.POOR: gettext_lazy("差评"),
}
_HEARD: Final[Mapping[Heard, Words]] = {
    Heard.OPENED: gettext_lazy("全部"),
    Heard.APART: gettext_lazy("没有并入别的"),
    Heard.HANDED: gettext_lazy("转到承办单位的"),
    Heard.IN_TIME: gettext_lazy("单位没有逾期的"),
    Heard.LATE: gettext_lazy("单位逾期的"),
    Heard.ENDED: gettext_lazy("已经办结的"),
    Heard.CALLED_BACK: gettext_lazy("回访到本人的"),
    Heard.SATISFIED: gettext_lazy("回访时表示满意的"),
    Heard.REOPENED: gettext_lazy("要求重新办理的"),
    Heard.MERGED: gettext_lazy("并入同一件的"),
    Heard.STANDING: gettext_lazy("申诉没有成立的"),
    Heard.APPEALED: gettext_lazy("提出申诉的"),
    Heard.STRUCK: gettext_lazy("申诉成立的"),
}
_RATED: Final[Mapping[Rated, Words]] = {
    Rated.ACTIVE: gettext_lazy("主动作出的评价"),
    Rated.POOR: gettext_lazy("差评"),
    Rated.DEFAULT: gettext_lazy("系统默认的评价"),
    Rated.EXCLUDED: gettext_lazy("申诉成立、不计入的评价"),
}


@officer_required(*SEATS)
@require_safe
def concerns_counted(request: HttpRequest) -> HttpResponseBase:
    """Show the concerns of a figure, as far as this officer may see them."""
    asked, officer = request.GET, officer_of(request)
    departments = published().catalogue.departments
    department = own_department(request) or _known(asked.get("department", ""), departments)
    kind, of = _one(HeardKind, asked.get("kind", "")), _one(Heard, asked.get("of", ""))
    wanted = HeardSet(kind=kind, of=of, since=_since(request), department=department)
    found = heard_in(officer, wanted, **_places(request))
    told = {"kind": kind.value, "of": of.value, "department": department}
    said = (str(_KINDS[kind]), str(_HEARD[of]))
    where = (concerns.department_name(department, departments),) if department else ()
    nothing = messages.EmptyState(title=gettext("没有符合条件的"))
    body = (
        concern_table(request, found.lines) if found.lines else nothing,
        _further({name: value for name, value in told.items() if value}, found),
        _unseen(unseen_in(officer, wanted)),
    )
    return _shown(request, said, where, body)


@officer_required(*SEATS)
@require_safe
def ratings_counted(request: HttpRequest) -> HttpResponseBase:
    """Show the ratings of a figure: the grade, the day and the words, never who gave them."""
    item, of = _item(request), _one(Rated, request.GET.get("of", ""))
    aspect = _aspect(request)
    wanted = RatedSet(
        item=item,
        of=of,
        since=_since(request),
        department=own_department(request),
        aspect=aspect,
    )
    found = rated_in(officer_of(request), wanted, **_places(request))
    nothing = messages.EmptyState(title=gettext("没有这样的评价"))
    body = (
        _ratings(found.lines) if found.lines else nothing,
        _further({"item": item, "of": of.value, **_named(aspect)}, found),
    )
    return _shown(request, (str(_RATED[of]), *_aspect_words(aspect)), (_name(item),), body)


@officer_required(*SEATS)
@require_safe
def cases_ended(request: HttpRequest) -> HttpResponseBase:
    """Show the cases of an item that ended, by their numbers: those that could be rated."""
    item, own = _item(request), own_department(request)
    found = ended_cases(item, since=_since(request), department=own, **_places(request))
    nothing = messages.EmptyState(title=gettext("没有这样的办件"))
    body = (
        _cases(request, found.lines) if found.lines else nothing,
        _further({"item": item}, found),
    )
    return _shown(request, (gettext("办结的办件"),), (_name(item),), body)


def _shown(
    request: HttpRequest, said: tuple[str, ...], where: tuple[str, ...], body: Content
) -> HttpResponseBase:
    page = Page(
        title=" · ".join(said),
        caption=" · ".join((*where, gettext("近一年"))),
        wide=True,
        back=navigation.BackLink(href=reverse(_BOARD)),
        body=(bar(request, _BOARD), body),
    )
    return show(request, page)


def _since(request: HttpRequest) -> date:
    return outside_of(request).today - timedelta(days=DAYS)


def _places(request: HttpRequest) -> dict[str, Any]:
    return {name: list_addresses.place(request.GET.get(name, "")) for name in ("after", "before")}


def _one(of: type[Named], name: str) -> Named:
    """Return what an address names.

    Raises:
        Http404: when there is no such thing.
    """
    try:
        return of(name)
    except ValueError as missing:
        raise Http404 from missing


def _known(code: str, codes: Mapping[str, object]) -> str:
    return code if code in codes else ""


def _item(request: HttpRequest) -> str:
    asked = request.GET.get("item", "")
    return asked if asked.isprintable() else ""


def _aspect(request: HttpRequest) -> str | None:
    """Return the aspect that ratings are to name; empty for none, None when any will do."""
    asked = request.GET.get("aspect")
    return asked if asked is None or asked in ASPECTS else ""


def _named(aspect: str | None) -> dict[str, str]:
    return {} if aspect is None else {"aspect": aspect}


def _aspect_words(aspect: str | None) -> tuple[str, ...]:
    if aspect is None:
        return ()
    return (labels.word(ASPECTS[aspect]) if aspect else gettext("没有写"),)


def _name(item: str) -> str:
    items = published().catalogue.items
    return items[item].name if item in items else item


def _further(told: Mapping[str, str], found: Listed[Any]) -> Component:
    return list_addresses.pages(told, found, newer=gettext("上一页"), older=gettext("下一页"))


def _unseen(count: int) -> Content:
    """Return that some of what is counted is not listed: who may not see it yet, or never."""
    if not count:
        return ""
    told = gettext("另有 %(count)s 件计入了数字，但您的岗位看不到内容。")
    return messages.Inset(body=told % {"count": count})


def _ratings(lines: tuple[RatedLine, ...]) -> Component:
    return lists.DataTable(
        caption=gettext("评价"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("日期")),
            lists.Column(words=gettext("评价环节")),
            lists.Column(words=gettext("评价")),
            lists.Column(words=gettext("说的话")),
            lists.Column(words=gettext("处置")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    plain_date(one.rated_on),
                    labels.label(one.stage),
                    labels.label(one.grade),
                    gettext("您的岗位现在看不到") if one.held_back else one.words,
                    _concern(one),
                )
            )
            for one in lines
        ),
    )


def _concern(one: RatedLine) -> Content:
    if one.concern is None:
        return ""
    href = reverse("console:feedback-concern", args=[one.concern])
    return navigation.Link(words=gettext("看处置情况"), href=href)


def _cases(request: HttpRequest, lines: tuple[EndedCase, ...]) -> Component:
    return lists.DataTable(
        caption=gettext("办结的办件"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("办件"), one_line=True),
            lists.Column(words=gettext("办结日期")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    _case(request, one.number),
                    plain_date(one.ended_on) if one.ended_on else "",
                )
            )
            for one in lines
        ),
    )


def _case(request: HttpRequest, number: str) -> Content:
    """Return the number of a case; supervisors go on to how it went."""
    if Role.SUPERVISOR not in officer_of(request).roles:
        return number
    href = reverse("console:supervision-story", args=[number])
    return navigation.Link(words=number, href=href)
