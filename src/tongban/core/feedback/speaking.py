"""What whoever spoke does (本人): speak, ask again, take back, add what was missing."""

from datetime import datetime
from typing import Final

from tongban.core.feedback.concern_events import (
    APPLICANT,
    ConcernOpened,
    ConcernReopened,
    ConcernWithdrawn,
)
from tongban.core.feedback.concerns import ConcernKind, ConcernState, ConcernStatus
from tongban.core.feedback.desk import require_status, said
from tongban.core.feedback.information_events import RequestClarified
from tongban.core.feedback.practice import MOST_REOPENINGS, FeedbackClock
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

_UNSETTLED: Final = (ConcernStatus.TO_ROUTE, ConcernStatus.WITH_UNIT, ConcernStatus.CLARIFYING)


def open_concern(
    kind: ConcernKind,
    *,
    department: str,
    at: datetime,
    clock: FeedbackClock,
    by: Signatory = APPLICANT,
) -> ConcernOpened:
    """Begin: work orders with the centre, ratings with a call, requests with the body."""
    limits = clock.limits
    if not kind.work_order and not department:
        raise InvalidValue("department", "请选择部门")
    limit = limits.route
    if kind is ConcernKind.POOR_RATING:
        limit = limits.contact
    elif kind is ConcernKind.INFORMATION:
        limit = limits.inform
    return ConcernOpened(at=at, by=by, kind=kind, department=department, due_on=clock.by(limit, at))


def may_reopen(state: ConcernState, clock: FeedbackClock, at: datetime) -> bool:
    """Tell whether whoever spoke may say that it is not settled."""
    return (
        state.status is ConcernStatus.CLOSED
        and state.kind is not ConcernKind.INFORMATION
        and state.reopenings < MOST_REOPENINGS
        and state.ended_on is not None
        and day_of(at) <= clock.later(clock.limits.reopen, state.ended_on)
    )


def reopen(
    state: ConcernState, *, at: datetime, clock: FeedbackClock, words: str
) -> ConcernReopened:
    """Say that it is not settled; the unit does it again in a new period."""
    require_status(state, ConcernStatus.CLOSED)
    if not may_reopen(state, clock, at):
        raise NotAllowed("too late or too often", rule="feedback.reopening")
    return ConcernReopened(
        at=at,
        by=APPLICANT,
        reason=said(words, "请写明哪里还没有解决"),
        due_on=clock.by(clock.limits.redo, at),
    )


def may_withdraw(state: ConcernState) -> bool:
    """Tell whether it can still be taken back; a poor rating is dealt with in any case."""
    return state.kind is not ConcernKind.POOR_RATING and state.status in _UNSETTLED


def withdraw(state: ConcernState, *, at: datetime) -> ConcernWithdrawn:
    """Take it back before it is answered."""
    if not may_withdraw(state):
        raise NotAllowed(f"it stands at {state.status.value}", rule="feedback.moved_on")
    return ConcernWithdrawn(at=at, by=APPLICANT)


def clarify(
    state: ConcernState, *, at: datetime, clock: FeedbackClock, words: str
) -> RequestClarified:
    """Add what was missing; the period of the answer begins anew (§30)."""
    require_status(state, ConcernStatus.CLARIFYING)
    return RequestClarified(
        at=at,
        by=APPLICANT,
        words=said(words, "请写明补充的内容"),
        due_on=clock.by(clock.limits.inform, at),
    )
