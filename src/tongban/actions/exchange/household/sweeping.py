"""Sweeping (到期处理): answers to disputes, checks that are over, what is kept no longer.

What somebody holds as evidence (`actions.retention`) stays until the hold is lifted.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.exchange.household.keeping import append_to_check, held
from tongban.actions.outside import Outside
from tongban.core.exchange.household import course
from tongban.core.exchange.household.events import AnyCheckEvent
from tongban.core.exchange.ticket_events import TicketOutcome
from tongban.core.exchange.tickets import TicketStatus
from tongban.store.exchange.queries.households import KeptHousehold, to_sweep
from tongban.store.retention.queries import held_now, holds_stand_still
from tongban.store.tickets.models import Ticket


def sweep(outside: Outside) -> int:
    """Do what falls due without anybody; return how many checks it changed."""
    long_ago = outside.now - course.LONGEST
    return sum(_swept(one, outside) for one in to_sweep(outside.today, long_ago))


@transaction.atomic
def _swept(check: UUID, outside: Outside) -> bool:
    row, opened = held(check)
    events = tuple(_due(opened, outside))
    if not events:
        return False
    append_to_check(row, opened.check, *events, at=outside.now)
    for event in events:
        note(
            None,
            f"household.{event.name}",
            f"household:{row.pk}",
            case_number=row.number,
            concerned=opened.concerned,
            details={"item": row.item},
        )
    return True


def _due(opened: KeptHousehold, outside: Outside) -> Iterator[AnyCheckEvent]:
    """Yield what follows by itself; a check that lapses today is forgotten tomorrow."""
    for ticket, outcome in _answered(opened):
        corrected = outcome == TicketOutcome.CORRECTED.value
        if event := course.settle(opened.check, ticket, corrected=corrected, at=outside.now):
            yield event
    if lapsed := course.lapse(opened.check, at=outside.now):
        yield lapsed
    forgotten = course.forget(opened.check, at=outside.now)
    if forgotten and not _held_as_evidence(opened):
        yield forgotten


def _held_as_evidence(opened: KeptHousehold) -> bool:
    """Tell whether somebody holds what concerns these people, or this check, as evidence."""
    holds_stand_still()
    held = held_now()
    return not held.people.isdisjoint(opened.concerned) or opened.number in held.cases


def _answered(opened: KeptHousehold) -> Iterator[tuple[str, str]]:
    """Yield the disputes that their holders have answered, and how."""
    waiting = [code for code, one in opened.check.disputes.items() if one.corrected is None]
    found = Ticket.objects.filter(pk__in=waiting, status=TicketStatus.SETTLED.value)
    for ticket, outcome in found.values_list("pk", "outcome"):
        yield str(ticket), outcome
