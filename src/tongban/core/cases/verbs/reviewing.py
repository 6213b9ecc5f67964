"""Looking again (质检与人工复核): at what was drawn, and at whatever the person asks.

个人信息保护法 §24: whoever was decided about by rules alone may have a human look, and is told what
came of it. What was found wanting is revoked by somebody who did not find it.
"""

from tongban.core.cases.acts import Act, day_of
from tongban.core.cases.errors import HandsNotSeparate, WrongMoment
from tongban.core.cases.events import Event, Granted
from tongban.core.cases.grounds import Grounds
from tongban.core.cases.law import SEPARATE_HANDS
from tongban.core.cases.mode_events import GrantRevoked
from tongban.core.cases.mode_practices import HumanReviewPractice
from tongban.core.cases.rule_events import (
    CheckFinding,
    HumanReviewAnswered,
    HumanReviewAsked,
    ReviewOutcome,
    SampleChecked,
)
from tongban.core.cases.state import CaseState
from tongban.core.cases.verbs.guards import require_department, require_order, require_words
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.limits import due


def check_sample(
    state: CaseState,
    act: Act,
    *,
    finding: CheckFinding,
    words: str,
    practice: HumanReviewPractice,
    calendar: WorkingCalendar,
) -> tuple[Event, ...]:
    """Look again at a drawn case; a fault opens a review by a human."""
    require_order(state, act)
    require_department(act, state.item.department)
    require_words(words, "what was found")
    if state.modes.check_open is None:
        raise WrongMoment("the case is not drawn, or has been looked at")
    checked = SampleChecked(at=act.at, by=act.by, finding=finding, words=words)
    if finding is CheckFinding.IN_ORDER or state.modes.review_open:
        return (checked,)
    return (checked, _asked(act, words, practice, calendar))


def ask_human(
    state: CaseState,
    act: Act,
    *,
    words: str,
    practice: HumanReviewPractice,
    calendar: WorkingCalendar,
) -> tuple[Event, ...]:
    """Ask, as the applicant, that a human look at what rules decided; nobody has to say why."""
    require_order(state, act)
    if not may_ask(state):
        raise WrongMoment("rules have not decided it, or a human looks already")
    return (_asked(act, words, practice, calendar),)


def may_ask(state: CaseState) -> bool:
    """Tell whether there is a decision of rules that no human has looked at yet."""
    by_rules = state.modes.rules is not None and state.modes.rules.passed
    return by_rules and state.modes.asked is None and state.modes.revoked is None


def answer_review(
    state: CaseState, act: Act, *, outcome: ReviewOutcome, words: str
) -> tuple[Event, ...]:
    """Answer as a human: it stands, it is put right, or it ought to be revoked."""
    require_order(state, act)
    require_department(act, state.item.department)
    require_words(words, "the answer")
    asked = state.modes.review_open
    if asked is None:
        raise WrongMoment("nobody waits for a review")
    if asked.by.identifier == act.by.identifier:
        raise HandsNotSeparate("who asks does not answer", citation=SEPARATE_HANDS)
    return (HumanReviewAnswered(at=act.at, by=act.by, outcome=outcome, words=words),)


def revoke_grant(
    state: CaseState, grounds: Grounds, act: Act, *, decision_number: str
) -> tuple[Event, ...]:
    """Revoke a grant that was found wanting (撤销), as somebody other than who found it.

    行政许可法 §69; 国办发〔2020〕42号: a false promise has the decision revoked.
    """
    require_order(state, act)
    require_department(act, state.item.department)
    require_words(decision_number, "the decision number")
    if not isinstance(state.decision, Granted) or state.modes.found_wanting is None:
        raise WrongMoment("nothing was found that would have it revoked")
    if act.by.identifier in state.modes.finders:
        raise HandsNotSeparate("who found it does not revoke it", citation=SEPARATE_HANDS)
    return (
        GrantRevoked(
            at=act.at,
            by=act.by,
            revoked_on=act.today,
            decision_number=decision_number,
            reasons=grounds.reasons,
            basis=grounds.basis,
            remedies=grounds.remedies,
        ),
    )


def _asked(
    act: Act, words: str, practice: HumanReviewPractice, calendar: WorkingCalendar
) -> HumanReviewAsked:
    due_on = due(practice.within, day_of(act.at), calendar).on
    return HumanReviewAsked(at=act.at, by=act.by, words=words, due_on=due_on)
