"""What an address asks of a list of orders (督办筛选): read leniently, and asked for in a bar."""

from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.targets import published
from tongban.core.supervision.rules import Level, Rule
from tongban.store.supervision.order_lists import OrderSort, Wanted, Which
from tongban.web.components import fields, labels, navigation
from tongban.web.components.component import Component, Words
from tongban.web.console.requests import outside_of
from tongban.web.console.supervision.seats import own_department

SORTS: Final[Mapping[OrderSort, Words]] = {
    OrderSort.DUE: gettext_lazy("先到期的在前"),
    OrderSort.NEWEST: gettext_lazy("新发的在前"),
    OrderSort.LEVEL: gettext_lazy("红灯在前"),
    OrderSort.RUNG: gettext_lazy("督办等级高的在前"),
}
ENDED_SORTS: Final[Mapping[OrderSort, Words]] = {
    OrderSort.DUE: gettext_lazy("新结束的在前"),
    OrderSort.NEWEST: gettext_lazy("新发的在前"),
}
WHICH: Final[Mapping[Which, Words]] = {
    Which.OPEN: gettext_lazy("未结束的"),
    Which.MINE: gettext_lazy("等我处理的"),
    Which.OVERDUE: gettext_lazy("逾期未反馈的"),
    Which.ANSWERED_LATE: gettext_lazy("部门逾期反馈过的"),
    Which.RULED_LATE: gettext_lazy("监察机构逾期处理过的"),
}
_AT_FIRST: Final = (Which.OPEN, Which.ENDED)


def rules_of(request: HttpRequest) -> dict[str, Rule]:
    """Return the rules by which cases are watched."""
    return {rule.code: rule for rule in outside_of(request).rules}


def wanted_orders(request: HttpRequest, asked: Mapping[str, str], *, ended: bool) -> Wanted:
    """Return what an address asks for; what no order can have is left out."""
    levels = {str(level.value): level for level in Level}
    which = {one.value: one for one in WHICH}.get(asked.get("which", ""), Which.OPEN)
    departments, rules = published().catalogue.departments, rules_of(request)
    department, rule = (asked.get(name, "") for name in ("department", "rule"))
    return Wanted(
        which=Which.ENDED if ended else which,
        department=department if department in departments else "",
        level=levels.get(asked.get("level", "")),
        rule=rule if rule in rules else "",
    )


def sort_of(asked: Mapping[str, str]) -> OrderSort:
    """Return what an address wants to stand first."""
    sorts = {one.value: one for one in OrderSort}
    return sorts.get(asked.get("sort", ""), OrderSort.DUE)


def chosen(wanted: Wanted) -> dict[str, str]:
    """Return by what a list is narrowed, as an address says it."""
    told = {
        "which": "" if wanted.which in _AT_FIRST else wanted.which.value,
        "department": wanted.department,
        "level": str(wanted.level.value) if wanted.level else "",
        "rule": wanted.rule,
    }
    return {name: value for name, value in told.items() if value}


def filter_bar(request: HttpRequest, wanted: Wanted, sort: OrderSort) -> Component:
    """Return the filters of a list of orders."""
    asked = chosen(wanted)
    ended = wanted.which is Which.ENDED
    return navigation.FilterBar(
        fields=(
            *(() if ended else (_which(asked),)),
            *(() if own_department(request) else (_department(asked),)),
            _select(
                "level",
                gettext("等级"),
                asked,
                {str(one.value): labels.label(one) for one in Level},
            ),
            _select(
                "rule",
                gettext("监察规则"),
                asked,
                {code: labels.word(one.name) for code, one in rules_of(request).items()},
            ),
            fields.Select(
                name="sort",
                label=gettext("排序"),
                stands=True,
                value=sort.value,
                choices=tuple(
                    fields.Choice(value=one.value, label=words)
                    for one, words in (ENDED_SORTS if ended else SORTS).items()
                ),
            ),
        ),
        clear=request.path if asked else "",
    )


def _which(asked: dict[str, str]) -> fields.Select:
    return fields.Select(
        name="which",
        label=gettext("范围"),
        stands=True,
        value=asked.get("which", Which.OPEN.value),
        choices=tuple(fields.Choice(value=one.value, label=words) for one, words in WHICH.items()),
    )


def _department(asked: dict[str, str]) -> fields.Select:
    departments = published().catalogue.departments
    names = {code: one.short_name for code, one in departments.items()}
    return _select("department", gettext("部门"), asked, names)


def _select(name: str, label: str, asked: dict[str, str], choices: dict[str, str]) -> fields.Select:
    return fields.Select(
        name=name,
        label=label,
        blank=gettext("全部"),
        value=asked.get(name, ""),
        choices=tuple(fields.Choice(value=value, label=words) for value, words in choices.items()),
    )
