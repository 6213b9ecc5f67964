"""What a number of the board or of a rule counts (下钻): those cases or findings alone."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.supervision.setting import standing_rule
from tongban.actions.targets import published
from tongban.core.people.actors import Role
from tongban.core.supervision.rules import Level
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.queries.under_way import CaseUnderWay, under_way
from tongban.store.paging import Page as Listed
from tongban.store.supervision.found_lists import FoundLine, found_by
from tongban.store.supervision.queries import lit
from tongban.web.components import labels, list_addresses, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, show
from tongban.web.components.words import plain_date, written_date
from tongban.web.console.requests import outside_of
from tongban.web.console.supervision.rules import DAYS
from tongban.web.console.supervision.seats import SEATS, bar, own_department
from tongban.web.console.supervision.words import department_name, lamp, status_tag


@officer_required(*SEATS)
@require_safe
def cases(request: HttpRequest) -> HttpResponseBase:
    """Show the running cases of a department; only those of one light, if the address says so."""
    asked, departments = request.GET, published().catalogue.departments
    said = asked.get("department", "")
    department = own_department(request) or (said if said.isprintable() else "")
    lights = {str(level.value): level for level in Level}
    light = lights.get(asked.get("light", ""))
    listed = under_way(
        department,
        among=None if light is None else lit(department, light),
        after=list_addresses.place(asked.get("after", "")),
        before=list_addresses.place(asked.get("before", "")),
    )
    kept = {"department": department, **({"light": str(light.value)} if light else {})}
    page = Page(
        title=_title(light),
        caption=department_name(department, departments),
        wide=True,
        back=navigation.BackLink(href=reverse("console:supervision")),
        body=(bar("console:supervision"), _cases(listed), _further(kept, listed)),
    )
    return show(request, page)


@officer_required(Role.SUPERVISOR)
@require_safe
def found(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show what a rule found of late; only what an appeal struck, if the address says so."""
    outside, struck = outside_of(request), request.GET.get("struck") == "1"
    try:
        rule = standing_rule(code, outside)
    except NotFound as missing:
        raise Http404 from missing
    listed = found_by(
        code,
        since=outside.today - timedelta(days=DAYS),
        struck=struck,
        after=list_addresses.place(request.GET.get("after", "")),
        before=list_addresses.place(request.GET.get("before", "")),
    )
    words = gettext("近 %(days)s 天申诉成立的") if struck else gettext("近 %(days)s 天发现的")
    page = Page(
        title=labels.word(rule.name),
        caption=words % {"days": DAYS},
        wide=True,
        back=navigation.BackLink(href=reverse("console:supervision-rules")),
        body=(
            bar("console:supervision-rules"),
            _findings(listed),
            _further({"struck": "1"} if struck else {}, listed),
        ),
    )
    return show(request, page)


def _title(light: Level | None) -> str:
    if light is None:
        return gettext("在办件")
    return gettext("在办件：%(light)s") % {"light": labels.label(light)}


def _further(kept: dict[str, str], listed: Listed[CaseUnderWay] | Listed[FoundLine]) -> Component:
    return list_addresses.pages(kept, listed, newer=gettext("上一页"), older=gettext("下一页"))


def _cases(listed: Listed[CaseUnderWay]) -> Component:
    if not listed.lines:
        return messages.EmptyState(title=gettext("没有这样的办件"))
    return lists.DataTable(
        caption=gettext("在办件"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("办件"), one_line=True),
            lists.Column(words=gettext("事项")),
            lists.Column(words=gettext("状态")),
            lists.Column(words=gettext("收件")),
            lists.Column(words=gettext("到期")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    _story(one.number),
                    one.item,
                    labels.label(one.status),
                    plain_date(one.received_on) if one.received_on else "",
                    written_date(one.due_on) if one.due_on else "—",
                )
            )
            for one in listed.lines
        ),
    )


def _findings(listed: Listed[FoundLine]) -> Component:
    if not listed.lines:
        return messages.EmptyState(title=gettext("没有发现"))
    return lists.DataTable(
        caption=gettext("发现的问题"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("发现日期")),
            lists.Column(words=gettext("等级")),
            lists.Column(words=gettext("办件或者诉求"), one_line=True),
            lists.Column(words=gettext("具体内容")),
            lists.Column(words=gettext("督办")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    plain_date(one.since),
                    lamp(one.level),
                    _matter(one),
                    one.about,
                    _order(one),
                )
            )
            for one in listed.lines
        ),
    )


def _matter(one: FoundLine) -> Content:
    if one.concern is None:
        return _story(one.case_number)
    href = reverse("console:feedback-concern", args=[one.concern])
    return navigation.Link(words=one.concern_number, href=href)


def _order(one: FoundLine) -> Content:
    if one.order is None or one.status is None:
        return gettext("还没有督办")
    href = reverse("console:supervision-order", args=[one.order])
    link = navigation.Link(words=one.order_number, href=href)
    return (link, status_tag(one.status, late=False))


def _story(number: str) -> Component:
    href = reverse("console:supervision-story", args=[number])
    return navigation.Link(words=number, href=href)
