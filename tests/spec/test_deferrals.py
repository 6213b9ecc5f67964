"""容缺受理: papers that follow have their day, a reminder, an extension, and an end."""

from dataclasses import replace
from datetime import date

import pytest
from casework import (
    CITIZEN,
    FIREMAN,
    GROUNDS,
    INSPECTOR,
    Story,
    calendar,
    days,
    item,
    submission,
    working_day,
)
from modework import DEFERRAL, REVIEW

from tongban.core.cases.deferral import overdue_on, remind_on, terms
from tongban.core.cases.duties import DutyKind, duties
from tongban.core.cases.errors import DeferralRefused, NotCompetent, WrongMoment
from tongban.core.cases.mode_practices import HandlingModes
from tongban.core.cases.outcomes import CompletionKind, LapseConsequence
from tongban.core.cases.state import Status
from tongban.core.cases.verbs.debts import clear_debt, hand_in_debts, send_back_debt
from tongban.core.cases.verbs.deferring import extend_debt, lapse, note_overdue, remind
from tongban.core.cases.verbs.review import accept
from tongban.core.vocabulary.errors import InvalidValue

MONDAY = working_day(0)


def of(promise=10, *, trusted=True):
    return terms(
        item(promised_limit=days(promise)), DEFERRAL, MONDAY, trusted=trusted, calendar=calendar()
    )


def owing(until=None, *, trusted=True):
    """Return the story of a case that was accepted without its health certificate."""
    story = Story(papers=replace(submission("lease", "plan")))
    story.do(
        accept,
        notice_number="受1号",
        calendar=calendar(),
        deferred_until=until,
        deferral=of(trusted=trusted),
    )
    return story


def late():
    story = owing().day(9)
    story.do(note_overdue, DEFERRAL, calendar=calendar())
    return story


def ended(consequence):
    story = late()
    practice = replace(DEFERRAL, consequence=consequence)
    story.do(lapse, practice, GROUNDS, notice_number="撤受1号")
    return story


# -- the day ---------------------------------------------------------------------------------------
def test_papers_may_follow_until_two_working_days_before_the_promised_day():
    assert of(10).latest == working_day(8)


def test_papers_may_follow_for_twenty_working_days_at_the_longest():
    assert of(60).latest == working_day(20)


def test_where_the_promise_leaves_no_day_nothing_may_follow():
    assert of(2).latest is None
    with pytest.raises(DeferralRefused, match="太短"):
        Story(papers=submission("lease", "plan")).do(
            accept, notice_number="受1号", calendar=calendar(), deferral=of(2)
        )


def test_the_day_that_was_told_is_no_later_than_the_terms_allow():
    assert owing().state.debt_days == {"health": working_day(8)}
    assert owing(working_day(3)).state.debt_days == {"health": working_day(3)}
    with pytest.raises(DeferralRefused, match="最晚"):
        owing(working_day(9))


def test_nothing_may_follow_for_a_party_in_bad_credit_until_it_is_repaired():
    with pytest.raises(DeferralRefused, match="信用"):
        owing(trusted=False)


def test_the_day_on_which_a_paper_arrives_counts_whenever_it_is_looked_at():
    story = owing().day(8)
    story.do(hand_in_debts, ("health",), by=CITIZEN)
    story.day(9)

    assert story.state.never_came(story.on) == ()
    with pytest.raises(WrongMoment):
        story.do(note_overdue, DEFERRAL, calendar=calendar())
    with pytest.raises(WrongMoment):
        story.do(lapse, DEFERRAL, GROUNDS, notice_number="撤受1号")


def test_a_paper_sent_back_may_not_come_again_later_than_the_terms_allow():
    story = owing().day(3)
    story.do(hand_in_debts, ("health",), by=CITIZEN)
    with pytest.raises(DeferralRefused):
        story.do(
            send_back_debt,
            "health",
            reason="看不清",
            due_on=working_day(9),
            latest=working_day(8),
        )


# -- reminders -------------------------------------------------------------------------------------
def test_the_applicant_is_reminded_once_before_the_day():
    assert remind_on(working_day(8), DEFERRAL, calendar()) == working_day(6)
    assert overdue_on(date(2026, 3, 12)) == date(2026, 3, 13)
    story = owing().day(6)
    reminded = story.do(remind)

    assert (reminded.requirements, reminded.due_on) == (("health",), working_day(8))
    with pytest.raises(WrongMoment):
        story.do(remind)


# -- force majeure ---------------------------------------------------------------------------------
def extend(story, until, *, requirement="health", by=INSPECTOR):
    return story.do(
        extend_debt,
        requirement,
        DEFERRAL,
        by=by,
        due_on=until,
        reason="洪水封路",
        calendar=calendar(),
    )


def test_force_majeure_extends_the_day_of_a_paper_within_limits():
    story = late()
    extend(story, working_day(15))

    assert story.state.debt_days == {"health": working_day(15)}
    assert story.state.modes.overdue is None
    assert story.state.never_came(story.on) == ()
    for too in (working_day(15), working_day(40)):
        with pytest.raises(DeferralRefused, match="不可抗力"):
            extend(story, too)


def test_only_the_department_extends_and_only_what_is_owed():
    with pytest.raises(NotCompetent):
        extend(late(), working_day(15), by=FIREMAN)
    with pytest.raises(InvalidValue):
        extend(late(), working_day(15), requirement="lease")


# -- the end ---------------------------------------------------------------------------------------
def test_a_paper_that_is_late_is_a_duty_of_the_department_to_decide_on():
    story = late()
    owed = list(duties(story.state, REVIEW, calendar()))

    assert [(one.kind, one.due_on) for one in owed] == [(DutyKind.LAPSE, working_day(14))]
    with pytest.raises(WrongMoment):
        story.do(note_overdue, DEFERRAL, calendar=calendar())


@pytest.mark.parametrize(
    ("consequence", "status", "kind"),
    [
        (LapseConsequence.ACCEPTANCE_REVOKED, Status.COMPLETED, CompletionKind.RETURNED),
        (LapseConsequence.TERMINATED, Status.COMPLETED, CompletionKind.NOT_CORRECTED),
        (LapseConsequence.DEEMED_WITHDRAWN, Status.WITHDRAWN, None),
    ],
)
def test_what_was_told_beforehand_follows_when_papers_never_came(consequence, status, kind):
    state = ended(consequence).state

    assert state.status is status
    assert state.modes.lapsed.reasons == GROUNDS.reasons
    assert (state.completed.kind if state.completed else None) is kind


def test_a_paper_that_comes_late_but_before_the_end_is_taken_and_keeps_the_case():
    story = late()
    story.do(hand_in_debts, ("health",), by=CITIZEN)
    story.do(clear_debt, "health")

    assert list(duties(story.state, REVIEW, calendar())) == []
    with pytest.raises(WrongMoment):
        story.do(lapse, DEFERRAL, GROUNDS, notice_number="撤受1号")


def test_terms_of_an_item_stand_before_those_of_the_city():
    own = replace(DEFERRAL, consequence=LapseConsequence.TERMINATED)
    modes = HandlingModes(deferral=DEFERRAL, deferrals={"food": own})

    assert modes.deferral_of("food") is own
    assert modes.deferral_of("other") is DEFERRAL
    assert all(one.label for one in LapseConsequence)


def test_a_paper_sent_back_has_a_day_of_its_own_of_which_somebody_is_reminded_again():
    story = late()
    story.do(hand_in_debts, ("health",), by=CITIZEN)
    story.do(send_back_debt, "health", reason="看不清", due_on=working_day(12))

    assert list(duties(story.state, REVIEW, calendar())) == []
    assert story.state.modes.reminded is None
