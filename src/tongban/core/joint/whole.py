"""The clock over all (联办总时限): 45 working days from the first acceptance, once 15 more.

行政许可法 §42 paragraph 2. It runs beside the clocks of the cases and is over when each is decided.
Special procedures of any of them are not counted (§45), as with the period of one case.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tongban.core.cases.clocks import Pause, special_pauses
from tongban.core.cases.joint import JointExtension, JointHandling
from tongban.core.cases.lights import Light, Usage, usage
from tongban.core.cases.state import CaseState
from tongban.core.joint.matter import Matter
from tongban.core.vocabulary.calendars import WorkingCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeClock:
    """How the whole stands on a day (联办总时限); `over` once everything is decided."""

    accepted_on: date
    due_on: date
    provisional: bool
    usage: Usage
    light: Light
    over: bool


def handling(matter: Matter, states: Iterable[CaseState]) -> JointHandling | None:
    """Return the whole as the law counts it; None while nothing has been accepted."""
    begun = tuple(states)
    accepted = [state.accepted.accepted_on for state in begun if state.accepted]
    if not accepted:
        return None
    whole = JointHandling(accepted_on=min(accepted), pauses=_pauses(begun))
    given = matter.more_time
    if given is None:
        return whole
    extension = JointExtension(
        amount=given.amount,
        reason=given.reason,
        approver_role=given.approver_role,
        approved_on=min(accepted),
    )
    return replace(whole, extension=extension)


def whole_clock(
    matter: Matter, states: Iterable[CaseState], *, today: date, calendar: WorkingCalendar
) -> WholeClock | None:
    """Return by when all must be decided and how that stands; None while no period runs."""
    begun = tuple(states)
    whole = handling(matter, begun)
    if whole is None:
        return None
    last = whole.due(calendar)
    spent = usage(whole.accepted_on, last.on, pauses=whole.pauses, today=today, calendar=calendar)
    over = matter.ended is not None
    return WholeClock(
        accepted_on=whole.accepted_on,
        due_on=last.on,
        provisional=last.provisional,
        usage=spent,
        light=Light.GREEN if over else _light(spent, late=today > last.on),
        over=over,
    )


def _light(spent: Usage, *, late: bool) -> Light:
    if late:
        return Light.RED
    return Light.YELLOW if spent.nearly_over else Light.GREEN


def _pauses(states: tuple[CaseState, ...]) -> tuple[Pause, ...]:
    """Return the special procedures of all cases as pauses that do not overlap."""
    merged: list[Pause] = []
    every = (pause for state in states for pause in special_pauses(state))
    for pause in sorted(every, key=lambda one: one.starts_on):
        if merged and pause.starts_on <= merged[-1].ends_on:
            longest = max(merged[-1].ends_on, pause.ends_on)
            merged[-1] = replace(merged[-1], ends_on=longest)
        else:
            merged.append(pause)
    return tuple(merged)
