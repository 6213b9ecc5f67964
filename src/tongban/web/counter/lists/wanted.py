"""What an address asks of a list (筛选): read leniently, what cannot be is left out."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext, gettext_lazy

from tongban.actions.outside import Outside
from tongban.core.cases.state import Status
from tongban.store.cases.queries.case_lists import CaseFilters, CaseOrder
from tongban.store.cases.queries.work import Filters, Holding, WorkOrder
from tongban.web.components.component import Words
from tongban.web.counter import lamps

KINDS = (
    ("review", gettext_lazy("受理审查")),
    ("step", gettext_lazy("办理环节")),
    ("decision", gettext_lazy("决定")),
    ("issue", gettext_lazy("制证送达")),
)
WORK_ORDERS: Mapping[WorkOrder, Words] = {
    WorkOrder.DUE: gettext_lazy("先到期的在前"),
    WorkOrder.RECEIVED: gettext_lazy("先收到的在前"),
    WorkOrder.LAMP: gettext_lazy("红灯在前"),
    WorkOrder.ITEM: gettext_lazy("同一事项排在一起"),
}
CASE_ORDERS: Mapping[CaseOrder, Words] = {
    CaseOrder.RECEIVED: gettext_lazy("新收的在前"),
    CaseOrder.DUE: gettext_lazy("先到期的在前"),
    CaseOrder.LAMP: gettext_lazy("红灯在前"),
    CaseOrder.ITEM: gettext_lazy("同一事项排在一起"),
}


def selections(outside: Outside) -> dict[str, tuple[str, Filters]]:
    """Return the usual selections of work: the name in the address, the words, what they select."""
    today = outside.today
    return {
        "all": (gettext("全部"), Filters()),
        "mine": (gettext("待我办"), Filters(holding=Holding.MINE)),
        "unclaimed": (gettext("未认领"), Filters(holding=Holding.NOBODY)),
        "today": (gettext("今日到期"), Filters(due_from=today, due_by=today)),
        "yellow": (gettext("黄灯"), lamps.yellow(today, outside.calendar)),
        "red": (gettext("红灯"), lamps.red(today)),
    }


def selection_of(asked: Mapping[str, str], outside: Outside) -> str:
    """Return the name of the selection that an address asks for."""
    name = asked.get("show", "all")
    return name if name in selections(outside) else "all"


def works_wanted(asked: Mapping[str, str], outside: Outside) -> tuple[Filters, WorkOrder]:
    """Return which work is asked for, and what stands first."""
    kind, item = asked.get("kind", ""), asked.get("item", "")
    filters = replace(
        selections(outside)[selection_of(asked, outside)][1],
        kind=kind if kind in dict(KINDS) else "",
        item=item if item.isprintable() else "",
    )
    orders = {one.value: one for one in WorkOrder}
    return filters, orders.get(asked.get("sort", ""), WorkOrder.DUE)


def cases_wanted(asked: Mapping[str, str]) -> tuple[CaseFilters, CaseOrder]:
    """Return which cases are asked for, and what stands first."""
    status, item = asked.get("status", ""), asked.get("item", "")
    filters = CaseFilters(
        worked=asked.get("show") == "worked",
        status=status if status in {one.value for one in Status} else "",
        item=item if item.isprintable() else "",
    )
    orders = {one.value: one for one in CaseOrder}
    return filters, orders.get(asked.get("sort", ""), CaseOrder.RECEIVED)
