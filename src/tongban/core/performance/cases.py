"""What one case contributes (单件指标): counted once, the same for every figure and every group.

Whether a case was late follows from what supervision found, so that a board and a rule can never
tell two stories. Days are working days of the calendar.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from tongban.core.cases.due import promised_due
from tongban.core.cases.events import (
    Completed,
    CorrectionRequested,
    Delivered,
    Event,
    Resubmitted,
    StepFinished,
    StepReturned,
)
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.state import CaseState
from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.performance.traces import MeantOrder, traced
from tongban.core.vocabulary.calendars import WorkingCalendar

PROMISE_PASSED = "promise_passed"
PROMISE_NEAR = "promise_near"
STEP_PASSED = "step_passed"
RED = frozenset({PROMISE_PASSED, "statute_passed"})
"""The rules of `supervision.standing_rules` by which the clocks of a case are lit."""

_ONLINE: Final = frozenset({Channel.WEB, Channel.MOBILE})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """One case in short (单件): days, and what happened to it; nothing of anybody.

    `closed_on` is the day of the decision, or of the end without one. `early` closed within half of
    its promised period; `yellow`, `red`, `late` are what was found of its clock. `visits` is how
    often the applicant had to come, `deviated` whether it went otherwise than its item defines.
    """

    number: str
    item: str
    department: str
    received_on: date
    closed_on: date | None = None
    ended: bool = False
    days: int = 0
    early: bool = False
    yellow: bool = False
    red: bool = False
    late: bool = False
    corrected: bool = False
    returned: bool = False
    broken_off: bool = False
    steps: int = 0
    steps_late: int = 0
    online: bool = False
    visits: int = 0
    deviated: bool = False

    @property
    def closed(self) -> bool:
        """Tell whether the authority has done what it promised in time or late."""
        return self.closed_on is not None

    @property
    def same_day(self) -> bool:
        """Tell whether it was closed on the day it arrived."""
        return self.closed_on == self.received_on


def facts_of(
    number: str,
    state: CaseState,
    events: Sequence[Event],
    *,
    found: Collection[str],
    late_steps: int,
    calendar: WorkingCalendar,
) -> CaseFacts:
    """Return what a case contributes; `found` are the codes of the rules that stand against it."""
    closed_on = _closed_on(state)
    received = state.received.received_on
    return CaseFacts(
        number=number,
        item=state.item.code,
        department=state.item.department,
        received_on=received,
        closed_on=closed_on,
        ended=state.ended,
        days=calendar.count(received, closed_on) if closed_on else 0,
        early=_early(state, closed_on, calendar),
        yellow=PROMISE_NEAR in found,
        red=not RED.isdisjoint(found),
        late=PROMISE_PASSED in found,
        corrected=any(isinstance(one, CorrectionRequested) for one in events),
        returned=any(isinstance(one, StepReturned) for one in events),
        broken_off=_broken_off(events),
        steps=len(state.steps),
        steps_late=late_steps,
        online=state.received.channel in _ONLINE,
        visits=_visits(state, events),
        deviated=_deviated(state.item, events),
    )


def _closed_on(state: CaseState) -> date | None:
    """Return the day on which the case was decided, or ended without that."""
    if state.decision is not None:
        return state.decision.decided_on
    if state.completed is not None:
        return state.completed.completed_on
    if state.acceptance_refused is not None:
        return state.acceptance_refused.refused_on
    return state.withdrawn.withdrawn_on if state.withdrawn is not None else None


def _early(state: CaseState, closed_on: date | None, calendar: WorkingCalendar) -> bool:
    if closed_on is None or state.accepted is None:
        return False
    begun = state.accepted.accepted_on
    period = calendar.count(begun, promised_due(state, calendar).on)
    return 2 * calendar.count(begun, closed_on) <= period


def _broken_off(events: Iterable[Event]) -> bool:
    return any(isinstance(one, Completed) and not one.kind.normal for one in events)


def _visits(state: CaseState, events: Iterable[Event]) -> int:
    """Count papers brought to a window, steps that need presence, and results fetched there."""
    present = {step.id for step in state.item.steps if step.presence}
    came = 0 if state.received.channel in _ONLINE else 1
    for event in events:
        match event:
            case Resubmitted(by=by):
                came += bool(by.department)
            case StepFinished(step=step):
                came += step in present
            case Delivered(way=way):
                came += way is DeliveryWay.WINDOW
            case _:
                pass
    return came


def _deviated(item: ServiceItem, events: Iterable[Event]) -> bool:
    meant = MeantOrder(item)
    lines = pairwise(one.activity for one in traced(item, events))
    return any(not meant.allows(before, after) for before, after in lines)


def month_of(day: date) -> date:
    """Return the month to which a day belongs, as its first day."""
    return day.replace(day=1)
