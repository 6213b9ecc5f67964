"""Answer tickets (核实答复): the steward takes one in hand, hands it on, or settles it.

Whoever asked is told by the outbox, and reads the answer on their own page; so do the officers of
the case, on the page of the case.
"""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.authoring.review import Hand
from tongban.core.exchange import tickets
from tongban.core.exchange.ticket_events import AnyTicketEvent, TicketOutcome
from tongban.core.exchange.tickets import TicketState
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.cases.models import OutboxRow
from tongban.store.freezing.converter import stored
from tongban.store.tickets.events import TICKETS
from tongban.store.tickets.models import Ticket, TicketRecord

_Verb = Callable[[TicketState, Hand, str], AnyTicketEvent]


def take(officer: Officer, ticket: UUID, outside: Outside) -> TicketState:
    """Begin to check."""
    return _done(
        officer,
        ticket,
        outside,
        lambda state, hand, looked: tickets.take(state, hand, looked=looked),
    )


def forward(
    officer: Officer, ticket: UUID, outside: Outside, *, department: str, reason: str
) -> TicketState:
    """Hand it on to the department that it belongs to."""
    if department not in published().catalogue.departments:
        raise InvalidValue("department", "请选择部门")
    return _done(
        officer,
        ticket,
        outside,
        lambda state, hand, _: tickets.forward(state, hand, department=department, reason=reason),
    )


def settle(
    officer: Officer,
    ticket: UUID,
    outside: Outside,
    *,
    outcome: TicketOutcome,
    words: str,
    revision: int | None = None,
) -> TicketState:
    """Answer it, in words that whoever asked will read."""
    return _done(
        officer,
        ticket,
        outside,
        lambda state, hand, looked: tickets.settle(
            state, hand, outcome=outcome, words=words, looked=looked
        ),
        revision=revision,
    )


@transaction.atomic
def _done(
    officer: Officer, ticket: UUID, outside: Outside, verb: _Verb, *, revision: int | None = None
) -> TicketState:
    """Let core decide on a locked ticket of the officer's department, and keep what follows.

    Raises:
        NotFound: when the department has no such ticket.
        Conflict: when it has moved on from `revision`.
    """
    rows = Ticket.objects.select_for_update(no_key=True)
    row = rows.filter(pk=ticket, department=officer.department).first()
    if row is None:
        raise NotFound(f"no ticket {ticket} for {officer.department}")
    if revision is not None and revision != row.revision:
        raise Conflict(f"the ticket has moved on from {revision}")
    state = tickets.fold(TICKETS.read(row.records.order_by("sequence")))
    event = verb(state, Hand(officer=officer, at=outside.now), row.looked)
    return _keep(officer, row, event, tickets.advance(state, event))


def _keep(officer: Officer, row: Ticket, event: AnyTicketEvent, state: TicketState) -> TicketState:
    record = TicketRecord(
        ticket=row,
        sequence=state.length,
        name=event.name,
        by=officer.staff_number,
        at=event.at,
    )
    record.content = stored(event)
    record.save(force_insert=True)
    row.status, row.department, row.revision = state.status.value, state.department, state.length
    if state.outcome is not None:
        row.outcome, row.settled_at = state.outcome.value, event.at
    row.save(update_fields=["status", "department", "revision", "outcome", "settled_at"])
    OutboxRow.objects.create(
        topic=f"ticket.{event.name}", key=row.number, content={"ticket": str(row.pk)}
    )
    note(
        officer,
        f"ticket.{event.name}",
        f"ticket:{row.pk}",
        concerned=[bytes(row.subject_index)],
        details={"dataset": row.dataset},
    )
    return state
