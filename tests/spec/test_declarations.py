"""告知承诺 (国办发〔2020〕42号): told and promised, decided sooner, looked at afterwards."""

from dataclasses import replace

import pytest
from casework import (
    CITIZEN,
    DIRECTOR,
    GROUNDS,
    INSPECTOR,
    SECOND_INSPECTOR,
    calendar,
    item,
    working_day,
)
from modework import LOCAL, PROMISE, REVIEW, WD, promised

from tongban.core.cases.due import promised_due
from tongban.core.cases.duties import DutyKind, duties
from tongban.core.cases.errors import HandsNotSeparate, WrongMoment
from tongban.core.cases.mode_events import PostCheckOutcome
from tongban.core.cases.mode_practices import Risk
from tongban.core.cases.state import Status
from tongban.core.cases.verbs.declaring import (
    may_report,
    ordinary,
    post_check,
    report_rectification,
    withdraw_declaration,
)
from tongban.core.cases.verbs.reviewing import revoke_grant
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit


def owed(story):
    return {one.kind: one.due_on for one in duties(story.state, REVIEW, calendar())}


def decided(**changes):
    return promised(**changes).accepted().examined().granted()


def looked(story, outcome, *, together_with=(SECOND_INSPECTOR,)):
    return story.do(
        post_check,
        by=INSPECTOR,
        outcome=outcome,
        words="到场看过",
        together_with=together_with,
        calendar=calendar(),
    )


def withdraw(story):
    papers = ordinary(story.item, story.state, replace(PROMISE, falls_away=("lease",)))
    story.do(
        withdraw_declaration, papers, by=CITIZEN, reason="改交材料", papers_due_on=working_day(5)
    )
    return story


# -- eligibility -----------------------------------------------------------------------------------
@pytest.mark.parametrize("risk", [one for one in Risk if one is not Risk.ORDINARY])
def test_a_class_of_high_risk_is_open_only_where_a_law_itself_says_so(risk):
    with pytest.raises(InvalidValue, match="high risk"):
        replace(PROMISE, risk=risk)
    with pytest.raises(InvalidValue, match="high risk"):
        replace(PROMISE, risk=risk, opened_by=LOCAL)

    assert replace(PROMISE, risk=risk, opened_by=Citation(law="消防法", article="15")).risk is risk


def test_duty_content_and_liability_are_told_in_writing():
    for lacking in ({"duty": " "}, {"content": ()}, {"liability": ""}):
        with pytest.raises(InvalidValue, match="told in writing"):
            replace(PROMISE, **lacking)
    with pytest.raises(InvalidValue, match="working days"):
        replace(PROMISE, check_within=TimeLimit.months(2, LOCAL))


# -- the decision ----------------------------------------------------------------------------------
def test_what_was_told_is_kept_with_the_promise():
    declared = promised().state.modes.promise

    assert (declared.duty, declared.content, declared.liability) == (
        PROMISE.duty,
        PROMISE.content,
        PROMISE.liability,
    )


def test_a_promise_has_it_decided_by_a_day_of_its_own_and_never_later():
    assert promised_due(promised().accepted().state, calendar()).on == working_day(1)
    slow = promised(decide_within=WD(15, LOCAL)).accepted()

    assert promised_due(slow.state, calendar()).on == working_day(10)
    at_once = promised(decide_within=TimeLimit.instant(LOCAL)).accepted()
    assert promised_due(at_once.state, calendar()).on == working_day(0)


def test_a_promise_may_be_taken_back_before_the_decision_and_the_ordinary_way_goes_on():
    story = withdraw(promised().accepted())

    assert promised_due(story.state, calendar()).on == working_day(10)
    assert story.state.owed == ("plan",)
    assert story.state.debt_days == {"plan": working_day(5)}
    with pytest.raises(WrongMoment):
        withdraw(story)


def test_taken_back_before_acceptance_the_paper_is_simply_missing():
    assert withdraw(promised()).state.submission.missing == ("plan",)
    assert withdraw(promised()).state.debts == ()


def test_what_was_decided_cannot_be_taken_back():
    with pytest.raises(WrongMoment):
        withdraw(decided())


def test_steps_that_a_promise_spared_come_back_in_their_order():
    story = promised()
    steps = tuple(one for one in story.state.submission.steps if one != "visit")
    story.events[0] = replace(
        story.events[0], submission=replace(story.state.submission, steps=steps)
    )
    papers = ordinary(item(), story.state, replace(PROMISE, instead_steps=("visit",)))

    assert papers.steps == ("acceptance", "visit", "fire", "decision", "print", "delivery")


# -- the check afterwards --------------------------------------------------------------------------
def test_what_was_promised_is_looked_at_within_the_time_of_the_item():
    assert owed(promised().accepted()) == {}
    assert owed(decided()) == {DutyKind.POST_CHECK: working_day(60)}


def test_who_kept_the_promise_hears_so_and_nothing_more_is_owed():
    story = decided()
    looked(story, PostCheckOutcome.KEPT)

    assert owed(story) == {}
    with pytest.raises(WrongMoment):
        looked(story, PostCheckOutcome.KEPT)


def test_two_officers_look():
    for alone in ((), (INSPECTOR,)):
        with pytest.raises(HandsNotSeparate):
            looked(decided(), PostCheckOutcome.KEPT, together_with=alone)


def test_what_can_be_put_right_gets_days_once_and_somebody_comes_again():
    story = decided()
    with pytest.raises(WrongMoment):
        story.do(report_rectification, by=CITIZEN, words="已改")
    looked(story, PostCheckOutcome.RECTIFY)
    assert owed(story) == {DutyKind.POST_CHECK: working_day(10)}
    assert may_report(story.state)
    story.do(report_rectification, by=CITIZEN, words="已经补装应急灯")
    assert not may_report(story.state)
    with pytest.raises(InvalidValue, match="once already"):
        looked(story, PostCheckOutcome.RECTIFY)
    looked(story, PostCheckOutcome.KEPT)

    assert owed(story) == {}


def test_a_broken_promise_has_the_grant_revoked_by_somebody_who_did_not_look():
    story = decided()
    with pytest.raises(WrongMoment):
        story.do(revoke_grant, GROUNDS, by=DIRECTOR, decision_number="撤1号")
    looked(story, PostCheckOutcome.BROKEN)
    assert owed(story) == {DutyKind.REVOCATION: working_day(10)}
    for finder in (INSPECTOR, SECOND_INSPECTOR):
        with pytest.raises(HandsNotSeparate):
            story.do(revoke_grant, GROUNDS, by=finder, decision_number="撤1号")
    story.do(revoke_grant, GROUNDS, by=DIRECTOR, decision_number="撤1号")

    assert story.state.status is Status.REVOKED
    assert story.state.modes.revoked.remedies == GROUNDS.remedies


def test_nothing_is_looked_at_where_nothing_was_promised_or_decided():
    with pytest.raises(WrongMoment):
        looked(promised().accepted(), PostCheckOutcome.KEPT)
    with pytest.raises(WrongMoment):
        looked(withdraw(promised()), PostCheckOutcome.KEPT)


def test_words_of_outcomes_are_all_there():
    assert all(one.label for one in PostCheckOutcome)
