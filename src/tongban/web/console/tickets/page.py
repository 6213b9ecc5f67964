"""One ticket (工单): what is asked, what happened, and what the steward can do about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.targets import published
from tongban.core.exchange.tickets import OUTCOMES, TicketStatus
from tongban.core.vocabulary.errors import NotFound
from tongban.store.tickets.queries import OpenedTicket, ticket_for
from tongban.web.components import fields, lists, messages, navigation, tickets
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, SideBySide, show
from tongban.web.console.requests import officer_of, outside_of
from tongban.web.console.tickets.listing import STEWARDS

LONGEST_WORDS: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed into a form that was not taken, and what is wrong with it, by field."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    news: messages.Notification | None = None


@officer_required(*STEWARDS)
@require_safe
def ticket(request: HttpRequest, ticket: UUID) -> HttpResponseBase:
    """Show a ticket of the department."""
    return show(request, page_of(request, found_ticket(request, ticket)))


def found_ticket(request: HttpRequest, ticket: UUID) -> OpenedTicket:
    """Return the ticket of an address, if the officer's department answers it.

    Raises:
        NotFound: the same for what never was and for what another department answers.
    """
    found = ticket_for(officer_of(request), ticket)
    if found is None:
        note(officer_of(request), "ticket.open", f"ticket:{ticket}", outcome="not_found")
        raise NotFound(f"no ticket {ticket} for this department")
    return found


def page_of(request: HttpRequest, found: OpenedTicket, typed: Typed | None = None) -> Page:
    """Return the page of a ticket."""
    said = typed or Typed()
    forms = tuple(_forms(request, found, said))
    wrong = tuple(_fields(found, said)) if said.errors else ()
    return Page(
        title=tickets.title(found.line.matter),
        caption=tickets.KINDS[found.line.kind],
        back=navigation.BackLink(href=reverse("console:tickets")),
        above=said.news or "",
        errors=messages.ErrorSummary.of(wrong),
        wide=True,
        body=SideBySide(
            main=(_facts(request, found), _history(found)),
            beside=forms,
            label=gettext("办理"),
        ),
    )


def _facts(request: HttpRequest, found: OpenedTicket) -> Component:
    catalogue, line = published().catalogue, found.line
    tag = tickets.status_tag(
        line.status, line.outcome, late=line.due_on < outside_of(request).today
    )
    rows = [
        lists.SummaryRow(key=gettext("编号"), value=line.number),
        lists.SummaryRow(key=gettext("状态"), value=tag),
        lists.SummaryRow(
            key=gettext("答复期限"), value=tickets.deadline(line.due_on, found.state.settled_on)
        ),
        *tickets.rows(line.matter, catalogue.datasets),
    ]
    if found.case_numbers:
        rows.append(lists.SummaryRow(key=gettext("办件"), value="、".join(found.case_numbers)))
    return lists.SummaryList(rows=tuple(rows))


def _history(found: OpenedTicket) -> Component:
    departments = published().catalogue.departments
    return Section(
        title=gettext("经过"),
        body=(
            lists.Timeline(moments=tuple(tickets.moments(found.history, departments))),
            lists.Paragraph(body=tickets.basis(found.line.kind)),
        ),
    )


def _forms(request: HttpRequest, found: OpenedTicket, typed: Typed) -> Iterator[Component]:
    if found.state.status is TicketStatus.SETTLED:
        return
    if found.looked and found.looked == officer_of(request).staff_number:
        yield messages.Inset(body=gettext("这次查阅是您本人做的，请由其他数据管理员答复。"))
        return
    if found.state.status is TicketStatus.OPEN:
        yield PostForm(
            action=_act(found, "take"),
            body="",
            buttons=navigation.Button(words=gettext("开始核实")),
        )
    outcome, words, department, reason = _fields(found, typed)
    yield Section(
        title=gettext("答复"),
        body=PostForm(
            action=_act(found, "settle"),
            hidden=(("revision", str(found.state.length)),),
            body=(outcome, words),
            buttons=navigation.Button(words=gettext("答复申请人")),
        ),
    )
    yield messages.Details(
        summary=gettext("不归本部门管？"),
        open=bool({"department", "reason"} & typed.errors.keys()),
        body=PostForm(
            action=_act(found, "forward"),
            body=(department, reason),
            buttons=navigation.Button(
                words=gettext("转给这个部门"), kind=navigation.ButtonKind.SECONDARY
            ),
        ),
    )


def _fields(found: OpenedTicket, typed: Typed) -> tuple[fields.Field, ...]:
    return (*_to_answer(found, typed), *_to_hand_on(found, typed))


def _to_answer(found: OpenedTicket, typed: Typed) -> tuple[fields.Field, ...]:
    values, errors = typed.values, typed.errors
    return (
        fields.Radios(
            name="outcome",
            label=gettext("核实结果"),
            choices=tuple(
                fields.Choice(value=one.value, label=tickets.OUTCOMES[one])
                for one in OUTCOMES[found.line.kind]
            ),
            value=values.get("outcome", ""),
            error=errors.get("outcome", ""),
        ),
        fields.Textarea(
            name="words",
            label=gettext("核实情况和理由"),
            hint=gettext("申请人会看到这段话。"),
            value=values.get("words", ""),
            limit=LONGEST_WORDS,
            error=errors.get("words", ""),
        ),
    )


def _to_hand_on(found: OpenedTicket, typed: Typed) -> tuple[fields.Field, ...]:
    departments = published().catalogue.departments
    values, errors = typed.values, typed.errors
    return (
        fields.Select(
            name="department",
            label=gettext("归哪个部门管"),
            blank=gettext("请选择"),
            choices=tuple(
                fields.Choice(value=code, label=one.name)
                for code, one in departments.items()
                if code != found.line.department
            ),
            value=values.get("department", ""),
            error=errors.get("department", ""),
        ),
        fields.TextInput(
            name="reason",
            label=gettext("转办理由"),
            value=values.get("reason", ""),
            error=errors.get("reason", ""),
        ),
    )


def _act(found: OpenedTicket, verb: str) -> str:
    return reverse("console:ticket_act", args=[found.line.id, verb])
