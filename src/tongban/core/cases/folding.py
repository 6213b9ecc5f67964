"""Folding (归并): from a list of events to the state, one small rule for each kind of event.

Folding trusts the history: what may happen is decided by the verbs before an event is written.
Only a history that does not begin with its receipt is refused.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch

from tongban.core.cases.acts import day_of
from tongban.core.cases.debt_events import DebtCleared, DebtHandedIn, DebtSentBack
from tongban.core.cases.events import (
    AcceptanceRefused,
    Accepted,
    ClockResumed,
    ClockStopped,
    Completed,
    CorrectionRequested,
    Delivered,
    Event,
    ExtensionApproved,
    ExtensionDeclined,
    ExtensionRequested,
    Granted,
    Issued,
    Received,
    Refused,
    Resubmitted,
    StepFinished,
    StepReturned,
    StepStarted,
    Withdrawn,
)
from tongban.core.cases.state import CaseState, StepProgress, Stop
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.errors import InvalidValue


def fold(item: ServiceItem, events: Iterable[Event]) -> CaseState:
    """Return the state that `events` of a case under `item` lead to; the first is its receipt."""
    history = iter(events)
    first = next(history, None)
    if not isinstance(first, Received):
        raise InvalidValue("case history", "a case begins with its receipt")
    state = CaseState(item=item, received=first, last_at=first.at, length=1)
    return advance(state, history)


def advance(state: CaseState, events: Iterable[Event]) -> CaseState:
    """Return `state` after more `events`."""
    more = tuple(events)
    if not more:
        return state
    length = state.length + len(more)
    for event in more:
        state = _after(event, state)
    return replace(state, last_at=more[-1].at, length=length)


@singledispatch
def _after(event: object, state: CaseState) -> CaseState:
    """Return `state` with what `event` changes."""
    raise InvalidValue("case history", f"{type(event).__name__} cannot follow {state.status.value}")


@_after.register
def _(event: CorrectionRequested, state: CaseState) -> CaseState:
    first = not state.corrections
    return replace(
        state,
        corrections=(*state.corrections, event),
        needed_at_notice=frozenset(state.submission.needed) if first else state.needed_at_notice,
    )


@_after.register
def _(event: Resubmitted, state: CaseState) -> CaseState:
    return replace(state, resubmissions=(*state.resubmissions, event))


@_after.register
def _(event: Accepted, state: CaseState) -> CaseState:
    until = event.deferred_until
    days = dict.fromkeys(event.deferred, until) if until else {}
    return replace(state, accepted=event, debts=event.deferred, debt_days=days)


@_after.register
def _(event: AcceptanceRefused, state: CaseState) -> CaseState:
    return replace(state, acceptance_refused=event)


@_after.register
def _(event: StepStarted, state: CaseState) -> CaseState:
    started = StepProgress(step=event.step, started_on=day_of(event.at), started_by=event.by)
    return replace(state, steps={**state.steps, event.step: started})


@_after.register
def _(event: StepFinished, state: CaseState) -> CaseState:
    finished = replace(
        state.steps[event.step],
        finished_on=day_of(event.at),
        outcome=event.outcome,
        opinion=event.opinion,
        officers=event.officers,
    )
    return replace(state, steps={**state.steps, event.step: finished})


@_after.register
def _(event: StepReturned, state: CaseState) -> CaseState:
    again = state.route.downstream(event.step) | {event.step}
    kept = {step: progress for step, progress in state.steps.items() if step not in again}
    return replace(state, steps=kept)


@_after.register
def _(event: DebtHandedIn, state: CaseState) -> CaseState:
    came = {*state.handed_in, *event.requirements}
    return replace(state, handed_in=tuple(one for one in state.debts if one in came))


@_after.register
def _(event: DebtSentBack, state: CaseState) -> CaseState:
    return replace(
        state,
        handed_in=tuple(one for one in state.handed_in if one != event.requirement),
        debt_days={**state.debt_days, event.requirement: event.due_on},
    )


@_after.register
def _(event: DebtCleared, state: CaseState) -> CaseState:
    return replace(
        state,
        debts=tuple(one for one in state.debts if one != event.requirement),
        handed_in=tuple(one for one in state.handed_in if one != event.requirement),
    )


@_after.register
def _(event: ClockStopped, state: CaseState) -> CaseState:
    stop = Stop(procedure=event.procedure, stopped_on=event.stopped_on, due_on=event.due_on)
    return replace(state, stops=(*state.stops, stop))


@_after.register
def _(event: ClockResumed, state: CaseState) -> CaseState:
    *earlier, last = state.stops
    return replace(state, stops=(*earlier, replace(last, resumed_on=event.resumed_on)))


@_after.register
def _(event: ExtensionRequested, state: CaseState) -> CaseState:
    return replace(state, extension_request=event)


@_after.register
def _(event: ExtensionApproved, state: CaseState) -> CaseState:
    return replace(state, extension=event, extension_request=None)


@_after.register
def _(_event: ExtensionDeclined, state: CaseState) -> CaseState:
    return replace(state, extension_request=None)


@_after.register(Granted)
@_after.register(Refused)
def _(event: Granted | Refused, state: CaseState) -> CaseState:
    return replace(state, decision=event)


@_after.register
def _(event: Issued, state: CaseState) -> CaseState:
    return replace(state, issued=(*state.issued, event))


@_after.register
def _(event: Delivered, state: CaseState) -> CaseState:
    return replace(state, delivered=event)


@_after.register
def _(event: Completed, state: CaseState) -> CaseState:
    return replace(state, completed=event)


@_after.register
def _(event: Withdrawn, state: CaseState) -> CaseState:
    return replace(state, withdrawn=event)
