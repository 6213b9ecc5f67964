"""Folding (归并): from a list of events to the state, one small rule for each kind of event.

Folding trusts the history: what may happen is decided by the verbs before an event is written.
Only a history that does not begin with its receipt is refused, and one that goes over to a version
that is not at hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import singledispatch
from types import MappingProxyType

from tongban.core.cases.acts import day_of
from tongban.core.cases.debt_events import DebtCleared, DebtHandedIn, DebtSentBack
from tongban.core.cases.delivery_events import (
    DeliveryChosen,
    DeliveryFailed,
    Dispatched,
    ResultCollected,
    ResultReady,
)
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
from tongban.core.cases.fee_events import FeeEvent
from tongban.core.cases.mode_folding import fold_mode
from tongban.core.cases.modes import begun_anew
from tongban.core.cases.moving_events import ArrivedHome, SentHome, SentUp
from tongban.core.cases.rebase_events import Rebased, RebaseDeclined, RebaseOffered
from tongban.core.cases.renewal_events import RenewalDeemed
from tongban.core.cases.result_delivery import DeliveryEvent
from tongban.core.cases.rule_events import ModeEvent
from tongban.core.cases.state import CaseState, StepProgress, Stop
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.errors import InvalidValue

Versions = Mapping[int, ServiceItem]
NO_LATER: Versions = MappingProxyType({})


def fold(item: ServiceItem, events: Iterable[Event], later: Versions = NO_LATER) -> CaseState:
    """Return the state that `events` of a case lead to; the first is its receipt.

    `item` is the version that it was filed under, `later` those that it went over to (改用新版).
    """
    history = iter(events)
    first = next(history, None)
    if not isinstance(first, Received):
        raise InvalidValue("case history", "a case begins with its receipt")
    state = CaseState(item=item, received=first, last_at=first.at, length=1)
    return advance(state, history, later)


def advance(state: CaseState, events: Iterable[Event], later: Versions = NO_LATER) -> CaseState:
    """Return `state` after more `events`."""
    more = tuple(events)
    if not more:
        return state
    length = state.length + len(more)
    for event in more:
        state = _after(event, _under(event, state, later))
    return replace(state, last_at=more[-1].at, length=length)


def filed_version(events: Iterable[Event], current: int) -> int:
    """Return the version that a case was filed under, being under `current` now."""
    went_over = (event for event in events if isinstance(event, Rebased))
    return next((event.from_version for event in went_over), current)


def later_versions(events: Iterable[Event]) -> tuple[int, ...]:
    """Return the versions that these events go over to, in their order."""
    return tuple(event.to_version for event in events if isinstance(event, Rebased))


def _under(event: Event, state: CaseState, later: Versions) -> CaseState:
    """Return `state` under the version that holds from `event` on."""
    if not isinstance(event, Rebased):
        return state
    if event.to_version not in later:
        raise InvalidValue("case history", f"version {event.to_version} is not at hand")
    return replace(state, item=later[event.to_version])


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
    return replace(state, resubmissions=(*state.resubmissions, event), rederived=None)


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
    started = StepProgress(
        step=event.step,
        kind=next(step.kind for step in state.item.steps if step.id == event.step),
        started_on=day_of(event.at),
        started_by=event.by,
    )
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
        modes=begun_anew(state.modes),
    )


@_after.register
def _(event: DebtCleared, state: CaseState) -> CaseState:
    return replace(
        state,
        debts=tuple(one for one in state.debts if one != event.requirement),
        handed_in=tuple(one for one in state.handed_in if one != event.requirement),
    )


@_after.register
def _(event: ModeEvent, state: CaseState) -> CaseState:
    return fold_mode(event, state)


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


@_after.register
def _(event: RebaseOffered, state: CaseState) -> CaseState:
    return replace(state, rebase_offer=event)


@_after.register
def _(_event: RebaseDeclined, state: CaseState) -> CaseState:
    return replace(state, rebase_offer=None)


@_after.register
def _(event: Rebased, state: CaseState) -> CaseState:
    """Count the same papers by the newer version; after acceptance what it misses is owed."""
    over = replace(state, rederived=event.submission, rebase_offer=None)
    if state.accepted is None:
        return over
    unsettled = {*event.submission.missing, *state.debts}
    debts = tuple(one for one in event.submission.needed if one in unsettled)
    return replace(
        over,
        debts=debts,
        debt_days={one: day for one, day in state.debt_days.items() if one in debts},
        handed_in=tuple(one for one in state.handed_in if one in debts),
    )


@_after.register(Granted)
@_after.register(Refused)
def _(event: Granted | Refused, state: CaseState) -> CaseState:
    return replace(state, decision=event)


@_after.register
def _(event: Issued, state: CaseState) -> CaseState:
    return replace(state, issued=(*state.issued, event))


@_after.register(DeliveryChosen)
@_after.register(ResultReady)
@_after.register(Dispatched)
@_after.register(ResultCollected)
@_after.register(DeliveryFailed)
def _(event: DeliveryEvent, state: CaseState) -> CaseState:
    return replace(state, result_delivery=state.result_delivery.after(event))


@_after.register
def _(event: Delivered, state: CaseState) -> CaseState:
    return replace(state, delivered=event)


@_after.register
def _(event: FeeEvent, state: CaseState) -> CaseState:
    return replace(state, fees=state.fees.after(event))


@_after.register
def _(event: Completed, state: CaseState) -> CaseState:
    return replace(state, completed=event)


@_after.register
def _(event: Withdrawn, state: CaseState) -> CaseState:
    return replace(state, withdrawn=event)


@_after.register(SentHome)
@_after.register(ArrivedHome)
@_after.register(SentUp)
def _(event: SentHome | ArrivedHome | SentUp, state: CaseState) -> CaseState:
    return replace(state, moves=state.moves.after(event))


@_after.register
def _(_event: RenewalDeemed, state: CaseState) -> CaseState:
    return state
