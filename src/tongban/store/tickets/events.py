"""Events and matters of tickets as JSON and back: the name says which, the body by its type."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, get_args

from tongban.core.exchange.ticket_events import (
    AnyTicketEvent,
    AskedLook,
    DisputedFact,
    Matter,
    TicketKind,
)
from tongban.store.freezing.converter import opened
from tongban.store.tickets.models import TicketRecord

_EVENTS: Final[Mapping[str, type[Any]]] = {one.name: one for one in get_args(AnyTicketEvent)}
_MATTERS: Final[Mapping[TicketKind, type[Any]]] = {
    TicketKind.CORRECTION: DisputedFact,
    TicketKind.LOOK: AskedLook,
}


def events_of(records: Iterable[TicketRecord]) -> tuple[AnyTicketEvent, ...]:
    """Return the events that the records of a ticket keep, in their order."""
    return tuple(opened(one.content, _EVENTS[one.name]) for one in records)


def matter_of(kind: TicketKind, stored: Mapping[str, Any]) -> Matter:
    """Return what a ticket is about."""
    matter: Matter = opened(stored, _MATTERS[kind])
    return matter
