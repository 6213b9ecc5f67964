"""The inbox (待办): what waits for the officer's department, the most urgent first.

A selection has an address, so it can be kept as a bookmark. Pages go by key, so the thousandth
costs what the first costs.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.cases import claiming
from tongban.actions.exchange.household.signing import has_checks
from tongban.actions.outside import Outside
from tongban.core.officework.views import ListKind, Shown
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, NotAllowed
from tongban.store.cases.queries import work as queries
from tongban.store.cases.queries.items_in_hand import items_in_hand
from tongban.store.cases.queries.work import COUNTED, Filters, Inbox, WorkLine, WorkOrder
from tongban.store.supervision.queries import waiting
from tongban.web.components import fields, list_addresses, lists, navigation
from tongban.web.components import messages as shown
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.saved_views import OpenedList, open_list, views_bar
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.counter import places, refusals
from tongban.web.counter.desk import found
from tongban.web.counter.fees.standing import fees_waiting
from tongban.web.counter.heard import concerns_waiting
from tongban.web.counter.joint.waiting import joint_waiting
from tongban.web.counter.lists import columns
from tongban.web.counter.lists.files import ways
from tongban.web.counter.lists.wanted import (
    KINDS,
    WORK_ORDERS,
    selection_of,
    selections,
    works_wanted,
)
from tongban.web.counter.office.campaigns import campaigns_waiting
from tongban.web.counter.office.notices import papers_wanted, seconds_wanted, standing_in
from tongban.web.counter.requests import HANDLERS, READERS, officer_of, outside_of

ORDERED = frozenset({Role.APPROVER, Role.SUPERVISOR})
"""Whoever answers for a department, or watches over all."""


@officer_required(*READERS)
@require_safe
def inbox(request: HttpRequest) -> HttpResponseBase:
    """Show one page of the open work of the officer's department."""
    officer, outside = officer_of(request), outside_of(request)
    opened = open_list(officer, ListKind.INBOX, request.GET)
    filters, order = works_wanted(opened.asked, outside)
    page = queries.inbox(
        officer,
        filters,
        order=order,
        today=outside.today,
        after=list_addresses.place(request.GET.get("after", "")),
        before=list_addresses.place(request.GET.get("before", "")),
    )
    chosen = selection_of(opened.asked, outside)
    body: Content = (
        *_orders(officer),
        *campaigns_waiting(officer, outside),
        *concerns_waiting(officer),
        *standing_in(officer),
        *seconds_wanted(officer),
        *papers_wanted(officer),
        *joint_waiting(officer, outside),
        _tabs(officer, selections(outside), chosen),
        views_bar(opened, columns=columns.WORDS, here=reverse("counter:inbox")),
        _filter_bar(officer, opened, chosen),
        _table(page, opened, officer, outside) if page.lines else _nothing(chosen),
        list_addresses.pages(
            opened.address, page, newer=gettext("前面的"), older=gettext("后面的")
        ),
        _further(opened) if page.lines else "",
        *fees_waiting(officer, outside),
        *_households(officer),
    )
    return show(request, Page(title=gettext("待办"), body=body, wide=True))


@officer_required(*HANDLERS)
@require_POST
def claim(request: HttpRequest, work: int) -> HttpResponseBase:
    """Take work in hand, then open it; a colleague who was faster keeps it."""
    with found():
        try:
            claiming.claim(officer_of(request), work, outside_of(request))
        except NotAllowed as refused:
            messages.warning(request, refusals.sentence(refused))
            return HttpResponseRedirect(reverse("counter:inbox"))
        except Conflict:
            messages.warning(request, gettext("同事刚刚领取了这项工作，请办理其他待办。"))
            return HttpResponseRedirect(reverse("counter:inbox"))
    return HttpResponseRedirect(places.work(work))


@officer_required(*HANDLERS)
@require_POST
def release(request: HttpRequest, work: int) -> HttpResponseBase:
    """Give work back to the department."""
    with found():
        try:
            claiming.release(officer_of(request), work)
        except Conflict:
            messages.warning(request, gettext("这项工作现在不在您手里。"))
        else:
            messages.success(request, gettext("已放回待办，同事可以领取。"))
    return HttpResponseRedirect(reverse("counter:inbox"))


def capped(count: int) -> str:
    """Return a count as it is shown: what was not counted further is 99+."""
    return f"{COUNTED - 1}+" if count >= COUNTED else str(count)


def _orders(officer: Officer) -> Iterator[Component]:
    """Yield what supervision asks of whoever decides for the department, when it asks anything."""
    if officer.roles & ORDERED and (count := waiting(officer)):
        yield shown.Notification(
            title=gettext("有 %(count)s 件督办等您处理") % {"count": count},
            body=navigation.Link(
                words=gettext("查看督办"),
                href=f"{reverse('console:supervision-orders')}?which=mine",
            ),
            kind=shown.NotificationKind.ATTENTION,
        )


def _households(officer: Officer) -> Iterator[Component]:
    """Yield the way to checks of households, for departments that have had one."""
    if officer.roles & set(HANDLERS) and has_checks(officer):
        yield navigation.Link(words=gettext("家庭经济状况核对"), href=reverse("counter:households"))


def _tabs(officer: Officer, saved: Mapping[str, tuple[str, Filters]], chosen: str) -> Component:
    counts = queries.counted(officer, {name: filters for name, (_, filters) in saved.items()})
    return navigation.Tabs(
        label=gettext("常用筛选"),
        tabs=tuple(
            navigation.Tab(
                words=gettext("%(words)s（%(count)s）")
                % {"words": words, "count": capped(counts[name])},
                href=f"?{urlencode({'show': name})}",
                current=name == chosen,
            )
            for name, (words, _) in saved.items()
        ),
    )


def _filter_bar(officer: Officer, opened: OpenedList, chosen: str) -> Component:
    asked = opened.asked
    items = items_in_hand(officer)
    narrowed = asked.get("item") or asked.get("kind")
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
                name="kind",
                label=gettext("环节"),
                choices=tuple(fields.Choice(value=kind, label=words) for kind, words in KINDS),
                value=asked.get("kind", ""),
                blank=gettext("全部环节"),
            ),
            fields.Select(
                name="sort",
                label=gettext("排序"),
                stands=True,
                choices=tuple(
                    fields.Choice(value=one.value, label=words)
                    for one, words in WORK_ORDERS.items()
                ),
                value=asked.get("sort", WorkOrder.DUE.value),
            ),
        ),
        hidden=(("show", chosen),),
        clear=f"?{urlencode({'show': chosen})}" if narrowed else "",
    )


def _table(page: Inbox, opened: OpenedList, officer: Officer, outside: Outside) -> Component:
    stand = columns.chosen(ListKind.INBOX, opened.view)
    return lists.DataTable(
        caption=gettext("待办工作"),
        caption_hidden=True,
        columns=columns.heads(stand),
        rows=tuple(
            lists.Row(
                cells=tuple(
                    _hold(line)
                    if one is Shown.HOLDER
                    else columns.work_cell(line, one, officer=officer, outside=outside)
                    for one in stand
                )
            )
            for line in page.lines
        ),
    )


def _further(opened: OpenedList) -> Content:
    """Return what can be done with the whole list: many at once, or take it away."""
    query = urlencode(opened.address)
    batch = f"{reverse('counter:batch')}?{query}"
    return (
        lists.Paragraph(body=navigation.Link(words=gettext("批量办理这些待办"), href=batch)),
        ways("counter:inbox_file", opened),
    )


def _hold(line: WorkLine) -> Content:
    """Return what can be done about holding the work: take it, give it back, or see that it is."""
    if line.mine:
        return shown.Tag(words=columns.holding_words(line), tone=shown.Tone.GOOD)
    if line.claimed:
        return shown.Tag(words=gettext("同事在办"))
    return PostForm(
        body="",
        action=reverse("counter:claim", args=[line.id]),
        buttons=navigation.Button(
            words=gettext("领取"), kind=navigation.ButtonKind.SECONDARY, about=line.case_number
        ),
    )


def _nothing(chosen: str) -> Component:
    ways = (
        ()
        if chosen == "all"
        else (navigation.Link(words=gettext("查看全部待办"), href="?show=all"),)
    )
    return shown.EmptyState(
        title=gettext("没有待办工作"), advice=gettext("新的办件会出现在这里。"), ways=ways
    )
