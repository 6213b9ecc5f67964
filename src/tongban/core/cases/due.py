"""Due dates (到期日): by when the case must move, in whichever phase it is, and how it stands.

Three numbers stand beside each other: what the law allows, what the authority promised (never
later), and what has been used. A promise that is broken lights red even while the law still holds.
"""

import enum
from dataclasses import dataclass, replace
from datetime import date

from tongban.core.cases.clocks import Pause, deadline, promise_pauses, special_pauses
from tongban.core.cases.errors import WrongMoment
from tongban.core.cases.events import Granted
from tongban.core.cases.law import working_days_of
from tongban.core.cases.lights import Light, Usage, usage
from tongban.core.cases.state import CaseState
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.limits import DueDate, TimeLimit


class Phase(enum.Enum):
    """Who owes what now."""

    REVIEW = "review"
    CORRECTION = "correction"
    DECISION = "decision"
    DELIVERY = "delivery"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDue:
    """By when an open step should be finished."""

    step: str
    due_on: date
    provisional: bool
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDue:
    """How a case stands on a day. `promised_on` is what its light goes by.

    Both dates are None when nothing is due; `provisional` says that a date lies in a year whose
    holidays are not published yet.
    """

    phase: Phase
    statutory_on: date | None = None
    promised_on: date | None = None
    provisional: bool = False
    steps: tuple[StepDue, ...] = ()
    usage: Usage | None = None
    light: Light = Light.GREEN
    reason: str = ""


def statutory_due(state: CaseState, calendar: WorkingCalendar) -> DueDate:
    """Return the last lawful day for the decision of an accepted case."""
    limits = _extended(state, state.item.statutory_limit)
    return deadline(limits, _accepted_on(state), pauses=special_pauses(state), calendar=calendar)


def promised_due(state: CaseState, calendar: WorkingCalendar) -> DueDate:
    """Return the day by which the authority promised to decide: never later than the lawful one."""
    limits = _extended(state, state.item.promised_limit)
    pauses = promise_pauses(state, calendar)
    promised = deadline(limits, _accepted_on(state), pauses=pauses, calendar=calendar)
    promised = _sooner_by_promise(state, promised, pauses, calendar)
    statutory = statutory_due(state, calendar)
    return promised if promised.on <= statutory.on else statutory


def _sooner_by_promise(
    state: CaseState, usual: DueDate, pauses: tuple[Pause, ...], calendar: WorkingCalendar
) -> DueDate:
    """Return the day that holds where somebody promised (告知承诺), if it is the sooner."""
    promise = state.modes.promise
    if promise is None:
        return usual
    within = (working_days_of(promise.decide_days),)
    sooner = deadline(within, _accepted_on(state), pauses=pauses, calendar=calendar)
    return min(sooner, usual, key=lambda one: one.on)


def case_due(state: CaseState, *, today: date, calendar: WorkingCalendar) -> CaseDue:
    """Return by when the case must move and how it stands `today`."""
    if state.ended:
        return CaseDue(phase=Phase.ENDED)
    if state.decision:
        return _delivery_due(state, today, calendar)
    if state.accepted:
        return _decision_due(state, today, calendar)
    if state.awaiting_correction:
        return _correction_due(state, today)
    return _review_due(state, today, calendar)


def _review_due(state: CaseState, today: date, calendar: WorkingCalendar) -> CaseDue:
    last = deadline(
        (state.item.acceptance_limit,), state.submitted_on, pauses=(), calendar=calendar
    )
    due = CaseDue(
        phase=Phase.REVIEW,
        statutory_on=last.on,
        promised_on=last.on,
        provisional=last.provisional,
        usage=usage(state.submitted_on, last.on, pauses=(), today=today, calendar=calendar),
    )
    return _lit(due, today, over="逾期未告知，自收到之日起视为受理")


def _correction_due(state: CaseState, today: date) -> CaseDue:
    due_on = state.corrections[-1].due_on
    reason = "补正期限已过" if today > due_on else "等待申请人补正"
    return CaseDue(phase=Phase.CORRECTION, promised_on=due_on, reason=reason)


def _decision_due(state: CaseState, today: date, calendar: WorkingCalendar) -> CaseDue:
    statutory = statutory_due(state, calendar)
    promised = promised_due(state, calendar)
    due = CaseDue(
        phase=Phase.DECISION,
        statutory_on=statutory.on,
        promised_on=promised.on,
        provisional=statutory.provisional or promised.provisional,
        steps=_step_dues(state, today, calendar),
        usage=usage(
            _accepted_on(state),
            promised.on,
            pauses=promise_pauses(state, calendar),
            today=today,
            calendar=calendar,
        ),
    )
    late = "超过法定期限" if today > statutory.on else "超过承诺期限"
    lit = _lit(due, today, over=late)
    slow = _slow_part(state, lit, today)
    return replace(lit, light=Light.ORANGE, reason=slow) if slow else lit


def _delivery_due(state: CaseState, today: date, calendar: WorkingCalendar) -> CaseDue:
    limit = state.item.delivery_limit
    if limit is None or state.delivered or not isinstance(state.decision, Granted):
        return CaseDue(phase=Phase.DELIVERY)
    decided_on = state.decision.decided_on
    last = deadline((limit,), decided_on, pauses=(), calendar=calendar)
    if state.result_delivery.under_way is not None:
        return CaseDue(
            phase=Phase.DELIVERY,
            statutory_on=last.on,
            promised_on=last.on,
            provisional=last.provisional,
            reason="结果已备好或者已交寄，等申请人收到",
        )
    due = CaseDue(
        phase=Phase.DELIVERY,
        statutory_on=last.on,
        promised_on=last.on,
        provisional=last.provisional,
        usage=usage(decided_on, last.on, pauses=(), today=today, calendar=calendar),
    )
    return _lit(due, today, over="超过送达期限")


def _step_dues(state: CaseState, today: date, calendar: WorkingCalendar) -> tuple[StepDue, ...]:
    limits = {step.id: step.limit for step in state.item.steps}
    dues = []
    for progress in state.open_steps:
        pauses = _since(special_pauses(state), progress.started_on)
        last = deadline(
            (limits[progress.step],), progress.started_on, pauses=pauses, calendar=calendar
        )
        dues.append(
            StepDue(
                step=progress.step,
                due_on=last.on,
                provisional=last.provisional,
                late=today > last.on,
            )
        )
    return tuple(dues)


def _since(pauses: tuple[Pause, ...], start: date) -> tuple[Pause, ...]:
    """Return what of `pauses` lies after `start`."""
    return tuple(
        replace(pause, starts_on=max(pause.starts_on, start))
        for pause in pauses
        if pause.ends_on > start
    )


def _lit(due: CaseDue, today: date, *, over: str) -> CaseDue:
    if due.promised_on is not None and today > due.promised_on:
        return replace(due, light=Light.RED, reason=over)
    if due.usage is not None and due.usage.nearly_over:
        left = due.usage.remaining
        reason = f"还剩 {left} 个工作日" if left else "今天到期"
        return replace(due, light=Light.YELLOW, reason=reason)
    return due


def _slow_part(state: CaseState, due: CaseDue, today: date) -> str:
    """Name the part that is late while the whole is not, or nothing."""
    if due.light is Light.RED:
        return ""
    if state.stopped and today > state.stopped.due_on:
        return "特别程序超过告知的时间"
    names = {step.id: step.name for step in state.item.steps}
    late = [names[step.step] for step in due.steps if step.late]
    return f"环节超时：{'、'.join(late)}" if late else ""


def _extended(state: CaseState, limit: TimeLimit) -> tuple[TimeLimit, ...]:
    longest = state.item.extension_limit
    if state.extension is None or longest is None:
        return (limit,)
    return (limit, replace(longest, value=state.extension.amount))


def _accepted_on(state: CaseState) -> date:
    if state.accepted is None:
        raise WrongMoment("the clock of the decision starts with acceptance")
    return state.accepted.accepted_on
