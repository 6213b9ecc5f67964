"""All cases (全部办件): those the department answers for, or those it works on for others too."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.cases.state import Status
from tongban.core.officework.views import ListKind
from tongban.core.people.actors import Officer
from tongban.store.cases.queries.case_lists import CaseOrder, ListedCase, cases_for
from tongban.store.paging import Page as Listed
from tongban.web.components import fields, labels, list_addresses, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.saved_views import OpenedList, open_list, views_bar
from tongban.web.components.sections import Page, show
from tongban.web.counter.lists import columns
from tongban.web.counter.lists.files import ways
from tongban.web.counter.lists.wanted import CASE_ORDERS, cases_wanted
from tongban.web.counter.requests import READERS, officer_of, outside_of


@officer_required(*READERS)
@require_safe
def all_cases(request: HttpRequest) -> HttpResponseBase:
    """Show one page of the cases of the officer's department."""
    officer, outside = officer_of(request), outside_of(request)
    opened = open_list(officer, ListKind.CASES, request.GET)
    filters, order = cases_wanted(opened.asked)
    page = cases_for(
        officer,
        filters,
        order=order,
        today=outside.today,
        after=list_addresses.place(request.GET.get("after", "")),
        before=list_addresses.place(request.GET.get("before", "")),
    )
    nothing = messages.EmptyState(
        title=gettext("没有符合条件的办件"), advice=gettext("可以换一个筛选，或者显示全部。")
    )
    body = (
        _tabs(opened),
        views_bar(opened, columns=columns.WORDS, here=reverse("counter:all_cases")),
        _filter_bar(request, opened),
        _table(page, opened, officer, outside) if page.lines else nothing,
        list_addresses.pages(
            opened.address, page, newer=gettext("上一页"), older=gettext("下一页")
        ),
        ways("counter:cases_file", opened) if page.lines else "",
    )
    return show(request, Page(title=gettext("全部办件"), body=body, wide=True))


def _table(
    page: Listed[ListedCase], opened: OpenedList, officer: Officer, outside: Outside
) -> Component:
    shown = columns.chosen(ListKind.CASES, opened.view)
    departments = published().catalogue.departments
    return lists.DataTable(
        caption=gettext("本部门的办件"),
        caption_hidden=True,
        columns=columns.heads(shown),
        rows=tuple(
            lists.Row(
                cells=tuple(
                    columns.case_cell(
                        line, one, officer=officer, departments=departments, outside=outside
                    )
                    for one in shown
                )
            )
            for line in page.lines
        ),
    )


def _tabs(opened: OpenedList) -> Component:
    worked = opened.asked.get("show") == "worked"
    told = ((gettext("主办的"), "led", not worked), (gettext("经办的"), "worked", worked))
    return navigation.Tabs(
        label=gettext("办件范围"),
        tabs=tuple(
            navigation.Tab(words=words, href=f"?show={show_}", current=current)
            for words, show_, current in told
        ),
    )


def _items(department: str) -> list[tuple[str, str]]:
    """Return the items (code, name) that a department answers for or has a step in."""
    known = published().catalogue.items.values()
    mine = (
        (one.code, one.name)
        for one in known
        if department in {one.department, *(step.department for step in one.steps)}
    )
    return sorted(mine, key=lambda pair: pair[1])


def _filter_bar(request: HttpRequest, opened: OpenedList) -> Component:
    asked = opened.asked
    items = _items(officer_of(request).department)
    worked = asked.get("show") == "worked"
    sort = fields.Select(
        name="sort",
        label=gettext("排序"),
        stands=True,
        choices=tuple(fields.Choice(value=one.value, label=CASE_ORDERS[one]) for one in CaseOrder),
        value=asked.get("sort", CaseOrder.RECEIVED.value),
    )
    return navigation.FilterBar(
        fields=(
            fields.Select(
                name="item",
                label=gettext("事项"),
                choices=tuple(fields.Choice(value=code, label=name) for code, name in items),
                value=asked.get("item", ""),
                blank=gettext("全部事项"),
            ),
            fields.Select(
                name="status",
                label=gettext("状态"),
                choices=tuple(
                    fields.Choice(value=one.value, label=labels.label(one)) for one in Status
                ),
                value=asked.get("status", ""),
                blank=gettext("全部状态"),
            ),
            *(() if worked else (sort,)),
        ),
        hidden=(("show", "worked" if worked else "led"),),
        clear="?show=led" if asked.get("item") or asked.get("status") else "",
    )
