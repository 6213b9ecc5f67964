"""Events and matters of tickets as JSON and back: the name says which, the body by its type."""

from collections.abc import Mapping
from typing import Any, Final

from tongban.core.exchange.ticket_events import (
    AnyTicketEvent,
    AskedLook,
    DisputedFact,
    Matter,
    QualityFinding,
    TicketKind,
)
from tongban.store.freezing.converter import opened
from tongban.store.freezing.histories import History

TICKETS: Final = History[AnyTicketEvent](AnyTicketEvent)
_MATTERS: Final[Mapping[TicketKind, type[Any]]] = {
    TicketKind.CORRECTION: DisputedFact,
    TicketKind.LOOK: AskedLook,
    TicketKind.FINDING: QualityFinding,
}


def matter_of(kind: TicketKind, stored: Mapping[str, Any]) -> Matter:
    """Return what a ticket is about."""
    matter: Matter = opened(stored, _MATTERS[kind])
    return matter
