"""Where a concern stands after its events (诉求状态的推算): one rule for each kind of event."""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch
from typing import TypeAlias

from tongban.core.feedback.concern_events import (
    CalledBack,
    ConcernAnswered,
    ConcernExtended,
    ConcernLate,
    ConcernMerged,
    ConcernOpened,
    ConcernReopened,
    ConcernReturned,
    ConcernRouted,
    ConcernWithdrawn,
)
from tongban.core.feedback.concerns import ConcernKind, ConcernSeat, ConcernState, ConcernStatus
from tongban.core.feedback.information_events import (
    ClarificationAsked,
    InformationAnswered,
    RequestAbandoned,
    RequestClarified,
    ThirdOpinionAsked,
    ThirdOpinionGiven,
)
from tongban.core.feedback.poor_rating_events import (
    OutcomePublished,
    PoorRatingRectified,
    RaterContacted,
    RatingAppealed,
    RatingExcluded,
    RatingUpheld,
)
from tongban.core.feedback.practice import MOST_MISSES
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import InvalidValue

AnyConcernEvent: TypeAlias = (
    ConcernOpened
    | ConcernRouted
    | ConcernReturned
    | ConcernExtended
    | ConcernAnswered
    | CalledBack
    | ConcernReopened
    | ConcernMerged
    | ConcernWithdrawn
    | ConcernLate
    | RaterContacted
    | PoorRatingRectified
    | RatingAppealed
    | RatingExcluded
    | RatingUpheld
    | OutcomePublished
    | ClarificationAsked
    | RequestClarified
    | RequestAbandoned
    | ThirdOpinionAsked
    | ThirdOpinionGiven
    | InformationAnswered
)
"""All that can happen to a concern."""


def fold(events: Iterable[AnyConcernEvent]) -> ConcernState:
    """Return what events amount to; the first one opens.

    Raises:
        InvalidValue: when they do not begin with the opening.
    """
    history = iter(events)
    first = next(history, None)
    if not isinstance(first, ConcernOpened):
        raise InvalidValue("concern", "a concern begins with its opening")
    state = ConcernState(
        kind=first.kind,
        status=_begins(first.kind),
        department=first.department,
        opened_on=day_of(first.at),
        due_on=first.due_on,
    )
    for event in history:
        state = advance(state, event)
    return state


def advance(state: ConcernState, event: AnyConcernEvent) -> ConcernState:
    """Return the state after one more event."""
    now = replace(_after(event, state), length=state.length + 1)
    ended = day_of(event.at) if now.status.ended else None
    return replace(now, ended_on=(state.ended_on or ended) if ended else None)


def _begins(kind: ConcernKind) -> ConcernStatus:
    match kind:
        case ConcernKind.POOR_RATING:
            return ConcernStatus.TO_CONTACT
        case ConcernKind.INFORMATION:
            return ConcernStatus.WITH_UNIT
        case _:
            return ConcernStatus.TO_ROUTE


@singledispatch
def _after(event: object, state: ConcernState) -> ConcernState:
    del state
    raise InvalidValue("concern", f"nothing follows from {type(event).__name__} here")


@_after.register
def _(event: ConcernRouted, state: ConcernState) -> ConcernState:
    return replace(
        state,
        status=ConcernStatus.WITH_UNIT,
        department=event.department,
        due_on=event.due_on,
        return_until=event.return_until,
        extended=False,
    )


@_after.register
def _(event: ConcernReturned, state: ConcernState) -> ConcernState:
    return replace(
        state,
        status=ConcernStatus.TO_ROUTE,
        due_on=event.due_on,
        return_until=None,
        returns=state.returns + 1,
    )


@_after.register
def _(event: ConcernExtended, state: ConcernState) -> ConcernState:
    return replace(state, due_on=event.due_on, extended=True)


@_after.register(ConcernAnswered)
@_after.register(PoorRatingRectified)
def _(event: ConcernAnswered | PoorRatingRectified, state: ConcernState) -> ConcernState:
    return replace(
        state,
        status=ConcernStatus.TO_CALL_BACK,
        due_on=event.due_on,
        return_until=None,
        misses=0,
    )


@_after.register
def _(event: CalledBack, state: ConcernState) -> ConcernState:
    if not event.reached:
        misses = state.misses + 1
        status = ConcernStatus.CLOSED if misses >= MOST_MISSES else state.status
        return replace(state, status=status, misses=misses, due_on=event.due_on)
    if event.satisfied:
        return replace(state, status=ConcernStatus.CLOSED, satisfied=True, misses=0)
    return replace(
        state,
        status=ConcernStatus.WITH_UNIT,
        satisfied=False,
        due_on=event.due_on,
        redone=state.redone + 1,
        extended=False,
    )


@_after.register
def _(event: ConcernReopened, state: ConcernState) -> ConcernState:
    return replace(
        state,
        status=ConcernStatus.WITH_UNIT,
        due_on=event.due_on,
        reopenings=state.reopenings + 1,
        extended=False,
        satisfied=False,
        published=False,
    )


@_after.register(ConcernMerged)
@_after.register(ConcernWithdrawn)
@_after.register(RatingExcluded)
@_after.register(RequestAbandoned)
@_after.register(InformationAnswered)
def _(event: object, state: ConcernState) -> ConcernState:
    return replace(state, status=_ENDS[type(event)])


_ENDS = {
    ConcernMerged: ConcernStatus.MERGED,
    ConcernWithdrawn: ConcernStatus.WITHDRAWN,
    RatingExcluded: ConcernStatus.EXCLUDED,
    RequestAbandoned: ConcernStatus.ABANDONED,
    InformationAnswered: ConcernStatus.CLOSED,
}


@_after.register
def _(event: ConcernLate, state: ConcernState) -> ConcernState:
    by_unit = event.seat is ConcernSeat.UNIT
    return replace(
        state,
        late_on=event.was_due_on,
        units_late=state.units_late + by_unit,
        others_late=state.others_late + (not by_unit),
    )


@_after.register(RaterContacted)
@_after.register(RatingUpheld)
def _(event: RaterContacted | RatingUpheld, state: ConcernState) -> ConcernState:
    return replace(state, status=ConcernStatus.WITH_UNIT, due_on=event.due_on)


@_after.register
def _(event: RatingAppealed, state: ConcernState) -> ConcernState:
    return replace(state, status=ConcernStatus.APPEALED, due_on=event.due_on, appealed=True)


@_after.register
def _(event: OutcomePublished, state: ConcernState) -> ConcernState:
    del event
    return replace(state, published=True)


@_after.register
def _(event: ClarificationAsked, state: ConcernState) -> ConcernState:
    return replace(state, status=ConcernStatus.CLARIFYING, due_on=event.due_on, clarified=True)


@_after.register
def _(event: RequestClarified, state: ConcernState) -> ConcernState:
    return replace(state, status=ConcernStatus.WITH_UNIT, due_on=event.due_on)


@_after.register
def _(event: ThirdOpinionAsked, state: ConcernState) -> ConcernState:
    return replace(
        state,
        status=ConcernStatus.OPINION,
        paused_on=day_of(event.at),
        resumes_to=state.due_on,
        due_on=event.due_on,
    )


@_after.register
def _(event: ThirdOpinionGiven, state: ConcernState) -> ConcernState:
    return replace(
        state,
        status=ConcernStatus.WITH_UNIT,
        paused_on=None,
        resumes_to=None,
        due_on=event.due_on,
    )
