"""My questions (我的疑问和数据校核): what I asked departments to check, and what they answered."""

from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.store.tickets.queries import (
    PAGE,
    OpenedTicket,
    TicketLine,
    ticket_of,
    tickets_of,
)
from tongban.web.components import lists, messages, navigation, tickets
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import written_moment
from tongban.web.hall.visitor import citizen_of, outside_of, theirs


@citizen_required
@require_safe
def my_tickets(request: HttpRequest) -> HttpResponseBase:
    """Show what the person asked departments to check, the latest first."""
    before = _moment(request.GET.get("before", ""))
    found = tickets_of(citizen_of(request), before=before)
    older = (
        f"?{urlencode({'before': found[-1].opened_at.isoformat()})}" if len(found) == PAGE else ""
    )
    page = Page(
        title=gettext("我的疑问和数据校核"),
        back=navigation.BackLink(href=reverse("hall:looks")),
        body=(
            _cards(request, found),
            navigation.Pagination(newer=reverse("hall:tickets") if before else "", older=older),
        ),
    )
    return show(request, page)


@citizen_required
@require_safe
def my_ticket(request: HttpRequest, ticket: UUID) -> HttpResponseBase:
    """Show one of them, with the answer."""
    found = theirs(ticket_of(citizen_of(request), ticket), request, "ticket.open", ticket)
    line = found.line
    page = Page(
        title=tickets.title(line.matter),
        caption=tickets.KINDS[line.kind],
        back=navigation.BackLink(href=reverse("hall:tickets")),
        body=(*_answer(found), _facts(request, found), _history(found)),
    )
    return show(request, page)


def _cards(request: HttpRequest, found: tuple[TicketLine, ...]) -> Content:
    if not found:
        return messages.EmptyState(
            title=gettext("还没有提出过"),
            advice=gettext(
                "办事时发现部门的数据不对，或者对谁查了您的数据有疑问，提出后在这里看结果。"
            ),
        )
    today = outside_of(request).today
    return lists.CardList(
        rows=True,
        cards=tuple(
            lists.Card(
                title=tickets.title(line.matter),
                href=reverse("hall:ticket", args=[line.id]),
                summary=gettext("%(moment)s提出，编号 %(number)s")
                % {"moment": written_moment(line.opened_at), "number": line.number},
                facts=(tickets.status_tag(line.status, line.outcome, late=line.due_on < today),),
            )
            for line in found
        ),
    )


def _answer(found: OpenedTicket) -> tuple[messages.Notification, ...]:
    outcome = found.state.outcome
    if outcome is None:
        return ()
    return (messages.Notification(title=str(tickets.OUTCOMES[outcome]), body=found.state.words),)


def _facts(request: HttpRequest, found: OpenedTicket) -> lists.SummaryList:
    catalogue, line = published().catalogue, found.line
    department = catalogue.departments.get(line.department)
    rows = [
        lists.SummaryRow(key=gettext("编号"), value=line.number),
        lists.SummaryRow(
            key=gettext("状态"),
            value=tickets.status_tag(
                line.status, line.outcome, late=line.due_on < outside_of(request).today
            ),
        ),
        lists.SummaryRow(
            key=gettext("答复部门"), value=department.name if department else line.department
        ),
        lists.SummaryRow(
            key=gettext("答复期限"), value=tickets.deadline(line.due_on, found.state.settled_on)
        ),
        *tickets.rows(line.matter, catalogue.datasets),
    ]
    if found.case_numbers:
        rows.append(lists.SummaryRow(key=gettext("办件"), value="、".join(found.case_numbers)))
    return lists.SummaryList(rows=tuple(rows))


def _history(found: OpenedTicket) -> Section:
    departments = published().catalogue.departments
    return Section(
        title=gettext("经过"),
        body=(
            lists.Timeline(moments=tuple(tickets.moments(found.history, departments))),
            lists.Paragraph(body=tickets.basis(found.line.kind)),
        ),
    )


def _moment(written: str) -> datetime | None:
    """Return the moment in an address, or None for anything that is not one with its zone."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
