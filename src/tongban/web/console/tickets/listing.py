"""Tickets to answer (待答复): the most urgent first; beside them those that were answered."""

from datetime import date
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.people.actors import Role
from tongban.store.tickets.queries import PAGE, TicketLine, tickets_for
from tongban.web.components import lists, messages, navigation, tickets
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, show
from tongban.web.components.words import written_date
from tongban.web.console.requests import officer_of, outside_of

STEWARDS: Final = (Role.DATA_STEWARD,)


@officer_required(*STEWARDS)
@require_safe
def inbox(request: HttpRequest) -> HttpResponseBase:
    """Show what the department has to answer."""
    return _list(request, settled=False)


@officer_required(*STEWARDS)
@require_safe
def answered(request: HttpRequest) -> HttpResponseBase:
    """Show what the department has answered."""
    return _list(request, settled=True)


def bar(here: str) -> navigation.Tabs:
    """Return the lists of tickets, and the figures about them."""
    places = (
        ("console:tickets", gettext("待答复")),
        ("console:tickets_answered", gettext("已答复")),
        ("console:tickets_figures", gettext("统计")),
    )
    return navigation.Tabs(
        label=gettext("校核工单"),
        tabs=tuple(
            navigation.Tab(words=words, href=reverse(name), current=name == here)
            for name, words in places
        ),
    )


def _list(request: HttpRequest, *, settled: bool) -> HttpResponseBase:
    here = "console:tickets_answered" if settled else "console:tickets"
    after = _place(request.GET.get("after", ""))
    found = tickets_for(officer_of(request), settled=settled, after=after)
    page = Page(
        title=gettext("校核工单"),
        wide=True,
        lead=lists.Paragraph(
            body=gettext("群众和企业对本部门的数据或者查阅提出的疑问，到期前核实、答复。")
        ),
        body=(
            bar(here),
            _table(found, today=outside_of(request).today) if found else _nothing(settled=settled),
            navigation.Pagination(newer=reverse(here) if after else "", older=_older(found)),
        ),
    )
    return show(request, page)


def _table(found: tuple[TicketLine, ...], *, today: date) -> Content:
    columns = (
        gettext("编号"),
        gettext("类型"),
        gettext("内容"),
        gettext("数据资源名称"),
        gettext("状态"),
        gettext("答复期限"),
    )
    datasets = published().catalogue.datasets
    return lists.DataTable(
        caption=gettext("校核工单"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in columns),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=line.number, href=reverse("console:ticket", args=[line.id])
                    ),
                    tickets.KINDS[line.kind],
                    tickets.title(line.matter),
                    datasets[line.dataset].name if line.dataset in datasets else line.dataset,
                    tickets.status_tag(line.status, line.outcome, late=line.due_on < today),
                    written_date(line.due_on),
                )
            )
            for line in found
        ),
    )


def _nothing(*, settled: bool) -> Content:
    if settled:
        return messages.EmptyState(title=gettext("还没有答复过"))
    return messages.EmptyState(
        title=gettext("没有待答复的工单"),
        advice=gettext("有人对本部门的数据提出异议时，会出现在这里。"),
    )


def _older(found: tuple[TicketLine, ...]) -> str:
    if len(found) < PAGE:
        return ""
    last = found[-1]
    return f"?{urlencode({'after': f'{last.due_on.isoformat()}.{last.id}'})}"


def _place(written: str) -> tuple[date, UUID] | None:
    """Return the place in the list that an address names; None for anything else."""
    day, _, ticket = written.partition(".")
    try:
        return date.fromisoformat(day), UUID(ticket)
    except ValueError:
        return None
