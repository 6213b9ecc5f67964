"""Requests in a table (需求列表): what waits for a department, and all of them."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.exchange.request_state import RequestStatus
from tongban.store.exchange.queries.requests import RequestLine, listed_requests, waiting_for
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, show
from tongban.web.components.words import written_date
from tongban.web.console.data import places
from tongban.web.console.data.frame import tabs, tag
from tongban.web.console.data.names import Names, names
from tongban.web.console.data.words import REQUESTS
from tongban.web.console.requests import KEEPERS, officer_of, outside_of


@officer_required(*KEEPERS)
@require_safe
def inbox(request: HttpRequest) -> HttpResponseBase:
    """Show what waits for the officer's department, the earliest day first."""
    called = names()
    found = waiting_for(officer_of(request).department)
    late = [one for one in found if one.due_on and one.due_on < outside_of(request).today]
    body: tuple[Content, ...] = (tabs(request, "inbox"),)
    if late:
        words = gettext("有 %(count)d 件已经超过期限。") % {"count": len(late)}
        body += (messages.WarningText(words=words),)
    body += (request_table(found, called),)
    page = Page(
        title=gettext("待办的数据需求"),
        lead=gettext("等本部门审查、答复、确认或裁定的需求，期限近的在前。"),
        body=body,
        wide=True,
    )
    return show(request, page)


@officer_required(*KEEPERS)
@require_safe
def requests(request: HttpRequest) -> HttpResponseBase:
    """Show requests, made shorter by department and state."""
    called, asked = names(), request.GET
    known = {one.value for one in RequestStatus}
    status = asked.get("status", "") if asked.get("status") in known else ""
    found = listed_requests(department=asked.get("department", ""), status=status)
    body: Content = (
        tabs(request, "requests"),
        _filter(asked, called),
        request_table(found, called),
    )
    return show(request, Page(title=gettext("数据需求"), body=body, wide=True))


def request_table(found: Sequence[RequestLine], called: Names) -> Component:
    """Return requests in a table, each with the way to its page."""
    if not found:
        return messages.EmptyState(
            title=gettext("没有数据需求"),
            advice=gettext("数据需求清单会指出要哪些数据最能少交材料。"),
            ways=(navigation.Link(words=gettext("看数据需求清单"), href=places.demand_list()),),
        )
    heads = (
        gettext("需求"),
        gettext("数据"),
        gettext("需求部门"),
        gettext("提供部门"),
        gettext("状态"),
        gettext("期限"),
    )
    return lists.DataTable(
        caption=gettext("数据需求"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.title, href=places.request(one.id)),
                    called.dataset(one.dataset),
                    called.department(one.asker),
                    called.department(one.holder),
                    tag(REQUESTS[one.status]),
                    "" if one.due_on is None else written_date(one.due_on),
                )
            )
            for one in found
        ),
    )


def _filter(asked: QueryDict, called: Names) -> Component:
    departments = called.catalogue.departments
    return navigation.FilterBar(
        fields=(
            fields.Select(
                name="department",
                label=gettext("部门"),
                value=asked.get("department", ""),
                blank=gettext("全部部门"),
                choices=tuple(
                    fields.Choice(value=code, label=one.short_name)
                    for code, one in departments.items()
                ),
            ),
            fields.Select(
                name="status",
                label=gettext("状态"),
                value=asked.get("status", ""),
                blank=gettext("全部"),
                choices=tuple(
                    fields.Choice(value=one.value, label=words)
                    for one, (words, _) in REQUESTS.items()
                ),
            ),
        ),
        clear=places.plain("requests") if any(asked.values()) else "",
    )
