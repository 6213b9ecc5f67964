"""Orders (督办): sorted as somebody needs them, filtered, and taken away as a file."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.targets import published
from tongban.core.officework.views import ListKind, Shown
from tongban.store.paging import every
from tongban.store.supervision.order_lists import OrderLine, Wanted, Which, orders_for
from tongban.web.components import labels, list_addresses, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content, Words
from tongban.web.components.saved_views import OpenedList, open_list, views_bar
from tongban.web.components.sections import Page, show
from tongban.web.components.table_files import table_file
from tongban.web.components.words import plain_date, written_date
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.supervision.order_filters import (
    chosen,
    filter_bar,
    rules_of,
    sort_of,
    wanted_orders,
)
from tongban.web.console.supervision.seats import SEATS, bar
from tongban.web.console.supervision.words import (
    department_name,
    lamp,
    rule_name,
    status_tag,
)

_IN_A_FILE: Final = 5000
_AT_ONCE: Final = 500
_PLACES: Final = {False: "console:supervision-orders", True: "console:supervision-ended"}
COLUMNS: Final[Mapping[Shown, Words]] = {
    Shown.CASE: gettext_lazy("督办编号"),
    Shown.LEVEL: gettext_lazy("等级"),
    Shown.RULE: gettext_lazy("发现的问题"),
    Shown.DEPARTMENT: gettext_lazy("责任部门"),
    Shown.ITEM: gettext_lazy("事项"),
    Shown.RUNG: gettext_lazy("督办等级"),
    Shown.STATUS: gettext_lazy("状态"),
    Shown.DUE: gettext_lazy("处理期限"),
}


@officer_required(*SEATS)
@require_safe
def orders(request: HttpRequest) -> HttpResponseBase:
    """Show the orders that are not ended."""
    return _list(request, ended=False)


@officer_required(*SEATS)
@require_safe
def ended(request: HttpRequest) -> HttpResponseBase:
    """Show the orders that are ended."""
    return _list(request, ended=True)


@officer_required(*SEATS)
@require_safe
def orders_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """Hand over the chosen orders as a file, in the order in which they are listed."""
    opened = open_list(officer_of(request), ListKind.ORDERS, request.GET)
    ended = request.GET.get("which") == Which.ENDED.value
    wanted = wanted_orders(request, opened.asked, ended=ended)
    note(officer_of(request), "supervision.export", "orders")
    page = partial(
        orders_for,
        officer_of(request),
        wanted,
        sort=sort_of(opened.asked),
        today=outside_of(request).today,
        most=_AT_ONCE,
    )
    told = _cells(request, every(page, _IN_A_FILE))
    return table_file(gettext("督办清单"), form, _columns(), told)


def _list(request: HttpRequest, *, ended: bool) -> HttpResponseBase:
    officer, outside = officer_of(request), outside_of(request)
    opened = open_list(officer, ListKind.ORDERS, request.GET)
    wanted = wanted_orders(request, opened.asked, ended=ended)
    found = orders_for(
        officer,
        wanted,
        sort=sort_of(opened.asked),
        today=outside.today,
        after=list_addresses.place(request.GET.get("after", "")),
        before=list_addresses.place(request.GET.get("before", "")),
    )
    page = Page(
        title=gettext("已结束的督办") if ended else gettext("督办"),
        wide=True,
        body=(
            bar(_PLACES[ended]),
            views_bar(opened, columns=COLUMNS, here=reverse("console:supervision-orders")),
            filter_bar(request, wanted, sort_of(opened.asked)),
            _table(request, found.lines, opened) if found.lines else _nothing(wanted),
            list_addresses.pages(
                opened.address, found, newer=gettext("上一页"), older=gettext("下一页")
            ),
            _files(wanted, opened) if found.lines else "",
        ),
    )
    return show(request, page)


def _columns() -> tuple[str, ...]:
    return tuple(str(words) for words in COLUMNS.values())


def _table(request: HttpRequest, found: tuple[OrderLine, ...], opened: OpenedList) -> Component:
    rules, departments = rules_of(request), published().catalogue.departments
    today = outside_of(request).today
    stands = opened.view.shows if opened.view else lambda _: True
    return lists.DataTable(
        caption=gettext("督办清单"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for one, words in COLUMNS.items() if stands(one)),
        rows=tuple(
            lists.Row(
                cells=tuple(
                    cell
                    for shown, cell in zip(
                        COLUMNS,
                        (
                            navigation.Link(
                                words=one.number,
                                href=reverse("console:supervision-order", args=[one.id]),
                            ),
                            lamp(one.level),
                            rule_name(one.rule, rules),
                            department_name(one.department, departments),
                            one.item,
                            labels.label(one.rung),
                            status_tag(one.status, late=_late(one, today)),
                            "—" if one.status.ended else written_date(one.due_on),
                        ),
                        strict=True,
                    )
                    if stands(shown)
                )
            )
            for one in found
        ),
    )


def _cells(request: HttpRequest, found: Iterable[OrderLine]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the file."""
    rules, departments = rules_of(request), published().catalogue.departments
    for one in found:
        yield (
            one.number,
            labels.label(one.level),
            rule_name(one.rule, rules),
            department_name(one.department, departments),
            one.item,
            labels.label(one.rung),
            labels.label(one.status),
            plain_date(one.due_on),
        )


def _late(one: OrderLine, today: date) -> bool:
    return not one.status.ended and one.due_on < today


def _nothing(wanted: Wanted) -> Content:
    if chosen(wanted):
        return messages.EmptyState(title=gettext("没有符合条件的督办"))
    if wanted.which is Which.ENDED:
        return messages.EmptyState(title=gettext("还没有结束的督办"))
    return messages.EmptyState(
        title=gettext("没有未结束的督办"), advice=gettext("规则发现问题时，督办会出现在这里。")
    )


def _files(wanted: Wanted, opened: OpenedList) -> Component:
    asked = urlencode({**opened.address, "which": wanted.which.value})
    return lists.PlainList(
        items=tuple(
            navigation.Link(
                words=words, href=f"{reverse('console:supervision-file', args=[form])}?{asked}"
            )
            for form, words in (("xlsx", gettext("下载表格")), ("csv", gettext("下载 CSV")))
        )
    )
