"""Declaration (告知承诺): told and promised in writing, decided on it, looked at afterwards.

国办发〔2020〕42号: free choice, decided on the promise; whoever promised falsely has the decision
revoked and is on record. 浙江 §14: rectification first, where it can be put right. 安阳 §26: it may
be taken back before the decision.
"""

from datetime import date

from tongban.core.cases import law
from tongban.core.cases.acts import Act, Performer
from tongban.core.cases.errors import HandsNotSeparate, WrongMoment
from tongban.core.cases.events import Event, Granted
from tongban.core.cases.mode_events import (
    DeclarationWithdrawn,
    Declared,
    PostChecked,
    PostCheckOutcome,
    RectificationReported,
)
from tongban.core.cases.mode_practices import DeclarationPractice
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.submissions import Submission
from tongban.core.cases.verbs.guards import (
    require_department,
    require_order,
    require_status,
    require_words,
)
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import due

_UNDECIDED = (Status.RECEIVED, Status.IN_PROGRESS, Status.SUSPENDED)
_PLACES = 2


def declare(
    practice: DeclarationPractice, requirements: tuple[str, ...], act: Act
) -> tuple[Event, ...]:
    """Record a promise with all that was told for it, as it was told."""
    return (
        Declared(
            at=act.at,
            by=act.by,
            requirements=requirements,
            duty=practice.duty,
            content=practice.content,
            liability=practice.liability,
            basis=str(practice.basis),
            decide_days=practice.decide_within.value,
            check_days=practice.check_within.value,
            rectify_days=practice.rectify_within.value,
        ),
    )


def ordinary(item: ServiceItem, state: CaseState, practice: DeclarationPractice) -> Submission:
    """Return what the ordinary way asks of a case once its promise is taken back."""
    promised = set(state.modes.declared.requirements) if state.modes.declared else set()
    was = state.submission
    needed = tuple(one for one in was.needed if one not in practice.falls_away)
    steps = {*was.steps, *practice.instead_steps}
    return Submission(
        needed=needed,
        provided=tuple(one for one in was.provided if one in needed and one not in promised),
        steps=tuple(step.id for step in item.steps if step.id in steps),
    )


def withdraw_declaration(
    state: CaseState, submission: Submission, act: Act, *, reason: str, papers_due_on: date
) -> tuple[Event, ...]:
    """Take a promise back before it is decided on; the case goes on the ordinary way."""
    require_status(state, act, *_UNDECIDED)
    if state.modes.promise is None:
        raise WrongMoment("no promise stands")
    return (
        DeclarationWithdrawn(
            at=act.at,
            by=act.by,
            reason=reason,
            submission=submission,
            papers_due_on=papers_due_on,
        ),
    )


def post_check(
    state: CaseState,
    act: Act,
    *,
    outcome: PostCheckOutcome,
    words: str,
    together_with: tuple[Performer, ...],
    calendar: WorkingCalendar,
) -> tuple[Event, ...]:
    """Say what was found where somebody had promised; two officers look (行政许可法 §34).

    Who did not put things right in time gets no second time.
    """
    require_order(state, act)
    require_department(act, state.item.department)
    require_words(words, "what was found")
    promise = state.modes.promise
    if promise is None or not isinstance(state.decision, Granted):
        raise WrongMoment("nothing was decided on a promise")
    if not state.modes.check_wanted or state.modes.revoked:
        raise WrongMoment("what was promised has been looked at")
    officers = (act.by, *together_with)
    if len({officer.identifier for officer in officers}) < _PLACES:
        raise HandsNotSeparate("two officers look at a promise", citation=law.TWO_OFFICERS)
    again = outcome is PostCheckOutcome.RECTIFY
    if again and state.modes.post_checks:
        raise InvalidValue("post-check", "it was to be put right once already")
    limit = law.working_days_of(promise.rectify_days)
    return (
        PostChecked(
            at=act.at,
            by=act.by,
            outcome=outcome,
            words=words,
            officers=officers,
            rectify_by=due(limit, act.today, calendar).on if again else None,
        ),
    )


def report_rectification(state: CaseState, act: Act, *, words: str) -> tuple[Event, ...]:
    """Say, as the party, that things are put right, so that somebody comes again."""
    require_order(state, act)
    require_words(words, "what was put right")
    if not may_report(state):
        raise WrongMoment("nothing is to be put right, or it was reported")
    return (RectificationReported(at=act.at, by=act.by, words=words),)


def may_report(state: CaseState) -> bool:
    """Tell whether something is to be put right that nobody has reported yet."""
    last = state.modes.last_check
    wanted = last is not None and last.outcome is PostCheckOutcome.RECTIFY
    return wanted and state.modes.rectified is None and state.modes.revoked is None
