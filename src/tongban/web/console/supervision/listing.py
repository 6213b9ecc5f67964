"""Orders (督办): whoever has to move first at the top; filtered, and taken away as a file."""

from collections.abc import Iterator, Mapping
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
from tongban.core.officework.views import ListKind, Shown
from tongban.core.supervision.rules import Level, Rule
from tongban.store.supervision.queries import PAGE, OrderLine, Wanted, orders_for
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content, Words
from tongban.web.components.saved_views import OpenedList, open_list, views_bar
from tongban.web.components.sections import Page, show
from tongban.web.components.table_files import table_file
from tongban.web.components.words import plain_date, written_date
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.supervision.seats import SEATS, bar, own_department
from tongban.web.console.supervision.words import (
    department_name,
    lamp,
    rule_name,
    status_tag,
)

_IN_A_FILE: Final = 5000
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
    """Hand over the chosen orders as a file."""
    wanted = _wanted(request, request.GET, ended=request.GET.get("ended") == "1")
    note(officer_of(request), "supervision.export", "orders")
    return table_file(gettext("督办清单"), form, _columns(), _cells(request, wanted))


def rules_of(request: HttpRequest) -> dict[str, Rule]:
    """Return the rules by which cases are watched."""
    return {rule.code: rule for rule in outside_of(request).rules}


def _list(request: HttpRequest, *, ended: bool) -> HttpResponseBase:
    here = "console:supervision-ended" if ended else "console:supervision-orders"
    opened = open_list(officer_of(request), ListKind.ORDERS, request.GET)
    wanted = _wanted(request, opened.asked, ended=ended)
    after = _place(request.GET.get("after", ""))
    found = orders_for(officer_of(request), wanted, after=after)
    page = Page(
        title=gettext("已结束的督办") if ended else gettext("督办"),
        wide=True,
        body=(
            bar(here),
            views_bar(opened, columns=COLUMNS, here=reverse("console:supervision-orders")),
            _filter(request, wanted),
            _table(request, found, opened) if found else _nothing(wanted),
            _files(wanted) if found else "",
            navigation.Pagination(
                newer=_address(here, wanted) if after else "", older=_older(here, wanted, found)
            ),
        ),
    )
    return show(request, page)


def _wanted(request: HttpRequest, asked: Mapping[str, str], *, ended: bool) -> Wanted:
    """Return what an address asks for; what no order can have is left out."""
    levels = {str(level.value): level for level in Level}
    departments, rules = published().catalogue.departments, rules_of(request)
    department, rule = (asked.get(name, "") for name in ("department", "rule"))
    return Wanted(
        department=department if department in departments else "",
        level=levels.get(asked.get("level", "")),
        rule=rule if rule in rules else "",
        ended=ended,
    )


def _chosen(wanted: Wanted) -> dict[str, str]:
    chosen = {
        "department": wanted.department,
        "level": str(wanted.level.value) if wanted.level else "",
        "rule": wanted.rule,
    }
    return {name: value for name, value in chosen.items() if value}


def _address(name: str, wanted: Wanted, **more: str) -> str:
    chosen = {**_chosen(wanted), **more}
    return f"{reverse(name)}?{urlencode(chosen)}" if chosen else reverse(name)


def _filter(request: HttpRequest, wanted: Wanted) -> Component:
    chosen = _chosen(wanted)
    departments = published().catalogue.departments
    by_department = (
        _select("department", gettext("部门"), chosen, {
            code: one.short_name for code, one in departments.items()
        }),
    )  # fmt: skip
    return navigation.FilterBar(
        fields=(
            *(() if own_department(request) else by_department),
            _select(
                "level",
                gettext("等级"),
                chosen,
                {str(one.value): labels.label(one) for one in Level},
            ),
            _select(
                "rule",
                gettext("监察规则"),
                chosen,
                {code: labels.word(one.name) for code, one in rules_of(request).items()},
            ),
        ),
        clear=request.path if chosen else "",
    )


def _select(
    name: str, label: str, chosen: dict[str, str], choices: dict[str, str]
) -> fields.Select:
    return fields.Select(
        name=name,
        label=label,
        blank=gettext("全部"),
        value=chosen.get(name, ""),
        choices=tuple(fields.Choice(value=value, label=words) for value, words in choices.items()),
    )


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


def _cells(request: HttpRequest, wanted: Wanted) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the file, page by page, up to what a table program can bear."""
    rules, departments = rules_of(request), published().catalogue.departments
    after, written = None, 0
    while found := orders_for(officer_of(request), wanted, after=after):
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
        written += len(found)
        if len(found) < PAGE or written >= _IN_A_FILE:
            return
        after = found[-1].due_on, found[-1].id


def _late(one: OrderLine, today: date) -> bool:
    return not one.status.ended and one.due_on < today


def _nothing(wanted: Wanted) -> Content:
    if _chosen(wanted):
        return messages.EmptyState(title=gettext("没有符合条件的督办"))
    if wanted.ended:
        return messages.EmptyState(title=gettext("还没有结束的督办"))
    return messages.EmptyState(
        title=gettext("没有未结束的督办"), advice=gettext("规则发现问题时，督办会出现在这里。")
    )


def _files(wanted: Wanted) -> Component:
    ended = {"ended": "1"} if wanted.ended else {}
    chosen = urlencode({**_chosen(wanted), **ended})
    return lists.PlainList(
        items=tuple(
            navigation.Link(
                words=words,
                href=f"{reverse('console:supervision-file', args=[form])}?{chosen}",
            )
            for form, words in (("xlsx", gettext("下载表格")), ("csv", gettext("下载 CSV")))
        )
    )


def _older(here: str, wanted: Wanted, found: tuple[OrderLine, ...]) -> str:
    if len(found) < PAGE:
        return ""
    last = found[-1]
    return _address(here, wanted, after=f"{last.due_on.isoformat()}.{last.id}")


def _place(written: str) -> tuple[date, UUID] | None:
    """Return the place in the list that an address names; None for anything else."""
    day, _, order = written.partition(".")
    try:
        return date.fromisoformat(day), UUID(order)
    except ValueError:
        return None
