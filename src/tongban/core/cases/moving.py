"""Where a case has moved (转交情况): received here for elsewhere, arrived there, sent up."""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from tongban.core.cases.case_event import CaseEvent
from tongban.core.cases.moving_events import ArrivedHome, MovingEvent, SentHome, SentUp


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What has been sent where, and whether it arrived."""

    home: SentHome | None = None
    arrived: ArrivedHome | None = None
    up: SentUp | None = None

    @property
    def waits_to_arrive(self) -> bool:
        """Tell whether the home authority has yet to say that it is there."""
        return self.home is not None and self.arrived is None

    @property
    def counts_from(self) -> date | None:
        """Return from when the home authority's periods count; None where nothing was sent.

        They never wait for it: the day by which it had to be forwarded counts as its arrival.
        """
        if self.home is None:
            return None
        latest = self.home.forward_due_on
        return latest if self.arrived is None else min(self.arrived.arrived_on, latest)

    def after(self, event: MovingEvent) -> "Moves":
        """Return the moves after one more event."""
        match event:
            case SentHome():
                return replace(self, home=event)
            case ArrivedHome():
                return replace(self, arrived=event)
            case SentUp():
                return replace(self, up=event)
            case _ as impossible:  # pragma: no cover
                assert_never(impossible)


def passed_on_by(event: CaseEvent) -> str:
    """Return the office that passed a case on, though its applicant filed it there; else blank."""
    return event.from_office if isinstance(event, SentHome) else ""
