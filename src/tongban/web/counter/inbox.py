"""The inbox (待办): what waits for the officer's department, the most urgent first.

A selection has an address, so it can be kept as a bookmark. Pages go by key, so the thousandth
costs what the first costs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.cases import claiming
from tongban.actions.exchange.household.signing import has_checks
from tongban.actions.outside import Outside
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict
from tongban.store.cases.queries import work as queries
from tongban.store.cases.queries.work import COUNTED, Cursor, Filters, Holding, Inbox, WorkLine
from tongban.store.supervision.queries import waiting
from tongban.web.components import fields, labels, lists, navigation
from tongban.web.components import messages as shown
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.words import written_date
from tongban.web.counter import lamps, places
from tongban.web.counter.desk import found
from tongban.web.counter.heard import concerns_waiting
from tongban.web.counter.requests import HANDLERS, READERS, officer_of, outside_of

ORDERED = frozenset({Role.APPROVER, Role.SUPERVISOR})
"""Whoever answers for a department, or watches over all."""

KINDS = (
    ("review", gettext_lazy("受理审查")),
    ("step", gettext_lazy("办理环节")),
    ("decision", gettext_lazy("决定")),
    ("issue", gettext_lazy("制证送达")),
)
COLUMNS = (
    lists.Column(words=gettext_lazy("办件")),
    lists.Column(words=gettext_lazy("申请人"), one_line=True),
    lists.Column(words=gettext_lazy("要做的事")),
    lists.Column(words=gettext_lazy("到期")),
    lists.Column(words=gettext_lazy("领取")),
)


@officer_required(*READERS)
@require_safe
def inbox(request: HttpRequest) -> HttpResponseBase:
    """Show one page of the open work of the officer's department."""
    officer, outside = officer_of(request), outside_of(request)
    saved = selections(outside)
    chosen = request.GET.get("show", "all")
    if chosen not in saved:
        chosen = "all"
    filters = _narrowed(saved[chosen][1], request.GET)
    page = queries.inbox(
        officer,
        filters,
        after=_cursor(request.GET.get("after", "")),
        before=_cursor(request.GET.get("before", "")),
    )
    body: Content = (
        *_orders(officer),
        *concerns_waiting(officer),
        _tabs(officer, saved, chosen),
        _filter_bar(officer, request.GET, chosen),
        _table(page, outside) if page.lines else _nothing(chosen),
        _neighbours(request.GET, page),
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


def selections(outside: Outside) -> dict[str, tuple[str, Filters]]:
    """Return the saved selections: the name in the address, the words and what they select."""
    today = outside.today
    return {
        "all": (gettext("全部"), Filters()),
        "mine": (gettext("待我办"), Filters(holding=Holding.MINE)),
        "unclaimed": (gettext("未认领"), Filters(holding=Holding.NOBODY)),
        "today": (gettext("今日到期"), Filters(due_from=today, due_by=today)),
        "yellow": (gettext("黄灯"), lamps.yellow(today, outside.calendar)),
        "red": (gettext("红灯"), lamps.red(today)),
    }


def capped(count: int) -> str:
    """Return a count as it is shown: what was not counted further is 99+."""
    return f"{COUNTED - 1}+" if count >= COUNTED else str(count)


def _orders(officer: Officer) -> Iterator[Component]:
    """Yield what supervision asks of whoever decides for the department, when it asks anything."""
    if officer.roles & ORDERED and (count := waiting(officer)):
        yield shown.Notification(
            title=gettext("有 %(count)s 件督办等您处理") % {"count": count},
            body=navigation.Link(
                words=gettext("查看督办"), href=reverse("console:supervision-orders")
            ),
            kind=shown.NotificationKind.ATTENTION,
        )


def _households(officer: Officer) -> Iterator[Component]:
    """Yield the way to checks of households, for departments that have had one."""
    if officer.roles & set(HANDLERS) and has_checks(officer):
        yield navigation.Link(words=gettext("家庭经济状况核对"), href=reverse("counter:households"))


def _narrowed(filters: Filters, asked: Mapping[str, str]) -> Filters:
    kind, item = asked.get("kind", ""), asked.get("item", "")
    return replace(
        filters,
        kind=kind if kind in dict(KINDS) else "",
        item=item if item.isprintable() else "",
    )


def _cursor(written: str) -> Cursor | None:
    """Return the place that an address names; a spoilt address begins at the first page."""
    day, _, number = written.partition(".")
    try:
        return Cursor(due_on=date.fromisoformat(day), id=int(number))
    except ValueError:
        return None


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


def _filter_bar(officer: Officer, asked: Mapping[str, str], chosen: str) -> Component:
    items = queries.items_in_hand(officer)
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
        ),
        hidden=(("show", chosen),),
        clear=f"?{urlencode({'show': chosen})}" if narrowed else "",
    )


def _table(page: Inbox, outside: Outside) -> Component:
    return lists.DataTable(
        caption=gettext("待办工作，先到期的在前"),
        caption_hidden=True,
        columns=COLUMNS,
        rows=tuple(_row(line, outside) for line in page.lines),
    )


def _row(line: WorkLine, outside: Outside) -> lists.Row:
    lamp = lamps.of_work(line, today=outside.today, calendar=outside.calendar)
    journey = "" if line.filing_title == line.item_name else f"{line.filing_title}·"
    return lists.Row(
        cells=(
            (
                navigation.Link(words=line.item_name, href=places.work(line.id)),
                lists.Paragraph(body=f"{journey}{line.case_number}"),
            ),
            line.applicant_name,
            labels.word(line.name),
            (lists.Paragraph(body=written_date(line.due_on)), lamp),
            _hold(line),
        )
    )


def _hold(line: WorkLine) -> Content:
    """Return what can be done about holding the work: take it, give it back, or see that it is."""
    if line.mine:
        return shown.Tag(words=gettext("我在办"), tone=shown.Tone.GOOD)
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


def _neighbours(asked: Mapping[str, str], page: Inbox) -> Component:
    kept = {name: asked[name] for name in ("show", "item", "kind") if asked.get(name)}

    def address(name: str, cursor: Cursor | None) -> str:
        if cursor is None:
            return ""
        place = f"{cursor.due_on.isoformat()}.{cursor.id}"
        return f"?{urlencode({**kept, name: place})}"

    return navigation.Pagination(
        newer=address("before", page.previous),
        older=address("after", page.next),
        newer_words=gettext("更早到期的"),
        older_words=gettext("更晚到期的"),
    )
