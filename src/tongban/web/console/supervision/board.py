"""The live board (实时看板): how the departments stand now, each number with a way down."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.supervision.rules import Level, Rule
from tongban.store.cases.queries.tallies import running
from tongban.store.supervision.order_lists import Which
from tongban.store.supervision.queries import BoardLine, board, lateness, waiting
from tongban.store.supervision.rule_queries import proposed_rules
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.supervision.seats import SEATS, bar, own_department
from tongban.web.console.supervision.words import department_name, rule_name


@officer_required(*SEATS)
@require_safe
def live(request: HttpRequest) -> HttpResponseBase:
    """Show how the departments stand now."""
    own = own_department(request)
    lines = board(running(department=own), outside_of(request).today, department=own)
    page = Page(
        title=gettext("电子监察"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext("规则逐件看办件的全过程：期限、内容、流程。发现问题就给责任部门发督办。")
        ),
        above=(_waiting(waiting(officer_of(request))), "" if own else _proposed(_rules(request))),
        body=(
            bar("console:supervision"),
            _table(lines) if lines else messages.EmptyState(title=gettext("现在没有在办的办件")),
            *(() if own else (_lateness(),)),
            _definitions(),
        ),
    )
    return show(request, page)


def _rules(request: HttpRequest) -> dict[str, Rule]:
    return {rule.code: rule for rule in outside_of(request).standing_rules}


def _waiting(count: int) -> Content:
    if not count:
        return ""
    return messages.Notification(
        title=gettext("有 %(count)s 件督办等您处理") % {"count": count},
        body=navigation.Link(words=gettext("查看督办"), href=_orders(which=Which.MINE.value)),
        kind=messages.NotificationKind.ATTENTION,
    )


def _proposed(rules: Mapping[str, Rule]) -> Content:
    """Return the rules for which a change waits for another supervisor."""
    codes = sorted(proposed_rules())
    if not codes:
        return ""
    links = tuple(
        navigation.Link(
            words=rule_name(code, rules), href=reverse("console:supervision-rule", args=[code])
        )
        for code in codes
    )
    return messages.Notification(
        title=gettext("有监察规则的修改等另一名监察人员同意"),
        body=lists.PlainList(items=links),
        kind=messages.NotificationKind.ATTENTION,
    )


def _table(lines: tuple[BoardLine, ...]) -> Component:
    departments = published().catalogue.departments
    numbers = (
        gettext("在办件"),
        gettext("黄灯件"),
        gettext("橙灯件"),
        gettext("红灯件"),
        gettext("未结束的督办"),
        gettext("逾期未反馈"),
    )
    return lists.DataTable(
        caption=gettext("各部门在办件的红黄灯和督办"),
        columns=(
            lists.Column(words=gettext("部门")),
            *(lists.Column(words=words, number=True) for words in numbers),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    department_name(one.department, departments),
                    _down(one.running, _cases(one.department)),
                    _down(one.yellow, _cases(one.department, Level.YELLOW)),
                    _down(one.orange, _cases(one.department, Level.ORANGE)),
                    _down(one.red, _cases(one.department, Level.RED)),
                    _down(one.orders, _orders(department=one.department)),
                    _down(
                        one.overdue, _orders(department=one.department, which=Which.OVERDUE.value)
                    ),
                )
            )
            for one in lines
        ),
    )


def _down(count: int, address: str) -> Content:
    """Return a number that leads to what it counts."""
    return navigation.Link(words=str(count), href=address) if count else "0"


def _cases(department: str, light: Level | None = None) -> str:
    asked = {"department": department, **({"light": str(light.value)} if light else {})}
    return f"{reverse('console:supervision-cases')}?{urlencode(asked)}"


def _orders(**asked: str) -> str:
    return f"{reverse('console:supervision-orders')}?{urlencode(asked)}"


def _lateness() -> Component:
    replies, rulings = lateness()
    return Section(
        title=gettext("谁来监督监督者"),
        body=lists.SummaryList(
            rows=(
                lists.SummaryRow(
                    key=gettext("部门逾期反馈过的督办"),
                    value=_down(replies, _orders(which=Which.ANSWERED_LATE.value)),
                ),
                lists.SummaryRow(
                    key=gettext("监察机构逾期处理过的督办"),
                    value=_down(rulings, _orders(which=Which.RULED_LATE.value)),
                ),
            )
        ),
    )


def _definitions() -> Component:
    return messages.Details(
        summary=gettext("这些数字怎么算"),
        body=lists.PlainList(
            items=(
                gettext("在办件：已经收件、还没有办结的办件。"),
                gettext("红、橙、黄灯件：在办件按其中最重的一项发现计一次；申诉成立的不计。"),
                gettext("未结束的督办：还没有销号、也没有因申诉成立而撤销的督办。"),
                gettext("逾期未反馈：过了反馈期限，责任部门还没有反馈的督办。"),
            )
        ),
    )
