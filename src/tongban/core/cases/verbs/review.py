"""Review (受理审查): accept, name every gap at once, or refuse; silence accepts.

行政许可法 §32: within the period the applicant hears of all gaps in one notice; an authority that
stays silent past it has accepted the application as of the day it arrived. The period belongs to
the item: most give five working days, the land register none (不动产登记暂行条例 §17). Whatever an
officer tries after that day, the outcome is the acceptance that the law has already made.
"""

from datetime import date

from tongban.core.cases.acts import SYSTEM, Act
from tongban.core.cases.deferral import DeferralTerms
from tongban.core.cases.errors import IncompleteNotice, MissingEvidence, WrongMoment
from tongban.core.cases.events import (
    AcceptanceRefused,
    Accepted,
    CorrectionRequested,
    Event,
)
from tongban.core.cases.grounds import Grounds
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.submissions import Gap
from tongban.core.cases.verbs.deferring import require_terms
from tongban.core.cases.verbs.guards import require_status, require_words
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeUnit, due


def is_silent(state: CaseState, *, today: date, calendar: WorkingCalendar) -> bool:
    """Tell whether the period to answer has passed without a word to the applicant."""
    limit = state.item.acceptance_limit
    return state.status is Status.RECEIVED and (today > due(limit, state.submitted_on, calendar).on)


def accept(
    state: CaseState,
    act: Act,
    *,
    notice_number: str,
    calendar: WorkingCalendar,
    deferred_until: date | None = None,
    deferral: DeferralTerms | None = None,
) -> tuple[Event, ...]:
    """Accept; papers that may follow later become debts (容缺受理), in the terms of the city."""
    require_status(state, act, Status.RECEIVED)
    if is_silent(state, today=act.today, calendar=calendar):
        return _by_silence(state, act)
    require_words(notice_number, "the notice number")
    deferrable = {need.id for need in state.item.requirements if need.deferrable}
    lacking = [need for need in state.submission.missing if need not in deferrable]
    if lacking:
        raise MissingEvidence(f"not there and not deferrable: {', '.join(lacking)}")
    if state.submission.missing and deferral is not None:
        deferred_until = require_terms(deferral, deferred_until)
    return (
        Accepted(
            at=act.at,
            by=act.by,
            accepted_on=act.today,
            deemed=False,
            notice_number=notice_number,
            deferred=state.submission.missing,
            deferred_until=deferred_until if state.submission.missing else None,
        ),
    )


def request_correction(
    state: CaseState,
    gaps: tuple[Gap, ...],
    act: Act,
    *,
    notice_number: str,
    due_on: date,
    calendar: WorkingCalendar,
) -> tuple[Event, ...]:
    """Name every gap in one notice: those the officer found and all papers that are missing."""
    require_status(state, act, Status.RECEIVED)
    if is_silent(state, today=act.today, calendar=calendar):
        return _by_silence(state, act)
    require_words(notice_number, "the notice number")
    _require_named_before(state, gaps)
    named = {gap.subject for gap in gaps}
    complete = gaps + tuple(
        Gap(subject=need, why="未提交") for need in state.submission.missing if need not in named
    )
    if not complete:
        raise InvalidValue("correction notice", "there is nothing to correct")
    if due_on < act.today:
        raise InvalidValue("correction notice", "the day to hand in papers has passed")
    return (
        CorrectionRequested(
            at=act.at, by=act.by, notice_number=notice_number, gaps=complete, due_on=due_on
        ),
    )


def refuse_acceptance(
    state: CaseState,
    grounds: Grounds,
    act: Act,
    *,
    notice_number: str,
    calendar: WorkingCalendar,
) -> tuple[Event, ...]:
    """Refuse to accept (不予受理), saying why and what the person can do."""
    require_status(state, act, Status.RECEIVED)
    if is_silent(state, today=act.today, calendar=calendar):
        return _by_silence(state, act)
    require_words(notice_number, "the notice number")
    return (
        AcceptanceRefused(
            at=act.at,
            by=act.by,
            refused_on=act.today,
            notice_number=notice_number,
            reasons=grounds.reasons,
            basis=grounds.basis,
            remedies=grounds.remedies,
        ),
    )


def deem(state: CaseState, act: Act, *, calendar: WorkingCalendar) -> tuple[Event, ...]:
    """Record the acceptance that silence has made.

    Where the answer is owed on the spot, whoever was left without one is accepted the same day.
    """
    require_status(state, act, Status.RECEIVED)
    on_the_spot = state.item.acceptance_limit.unit is TimeUnit.INSTANT
    if not on_the_spot and not is_silent(state, today=act.today, calendar=calendar):
        raise WrongMoment("the period to answer has not passed")
    return _by_silence(state, act)


def _by_silence(state: CaseState, act: Act) -> tuple[Event, ...]:
    # What is missing stays owed, but asking for it no longer holds up the clock.
    return (
        Accepted(
            at=act.at,
            by=SYSTEM,
            accepted_on=state.submitted_on,
            deemed=True,
            notice_number="",
            deferred=state.submission.missing,
            deferred_until=None,
        ),
    )


def _require_named_before(state: CaseState, gaps: tuple[Gap, ...]) -> None:
    """Raise if a later notice names what the first one could have named (§32, §72)."""
    if not state.corrections:
        return
    for gap in gaps:
        newly_needed = (
            gap.subject in state.submission.needed and gap.subject not in state.needed_at_notice
        )
        if not newly_needed and not {gap.subject, gap.arises_from} & state.noticed:
            raise IncompleteNotice(f"the first notice did not name {gap.subject}")
