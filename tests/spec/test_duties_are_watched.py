"""后续事项监察: what is owed beside the steps shows when its day has passed, ended case or not."""

from datetime import date, timedelta

import pytest
from casework import (
    CITIZEN,
    DIRECTOR,
    GROUNDS,
    INSPECTOR,
    SECOND_INSPECTOR,
    WINDOW,
    Story,
    calendar,
    working_day,
)
from modework import REVIEW, filed, promised, ruled
from supervisionwork import deferred, found, granted, lawless

from tongban.core.cases.delivery_events import DeliveryFailed, DeliveryFault, ResultReady
from tongban.core.cases.mode_events import DebtOverdue, PostCheckOutcome
from tongban.core.cases.moving import passed_on_by
from tongban.core.cases.moving_events import ArrivedHome, SentHome
from tongban.core.cases.outcomes import DeliveryWay, LapseConsequence
from tongban.core.cases.rule_events import ReviewOutcome
from tongban.core.cases.verbs.debts import hand_in_debts
from tongban.core.cases.verbs.declaring import post_check
from tongban.core.cases.verbs.delivery import issue
from tongban.core.cases.verbs.reviewing import answer_review, ask_human, revoke_grant

ONE_DAY = timedelta(days=1)


def since(story: Story, rule: str) -> date | None:
    shown = found(story)
    return shown[rule].since if rule in shown else None


def decided() -> Story:
    """Return a case that was granted on a promise on its first day."""
    return promised().accepted().examined().granted()


def looked(story: Story, outcome: PostCheckOutcome) -> Story:
    story.do(
        post_check,
        by=INSPECTOR,
        outcome=outcome,
        words="到场看过",
        together_with=(SECOND_INSPECTOR,),
        calendar=calendar(),
    )
    return story


def asked() -> Story:
    story = ruled(filed(), draw=None)
    story.do(ask_human, by=CITIZEN, words="为什么", practice=REVIEW, calendar=calendar())
    return story


# -- promises --------------------------------------------------------------------------------------
def test_a_promise_that_nobody_looks_at_shows_after_the_day_that_was_told():
    assert since(decided().day(60), "post_check_passed") is None
    assert since(decided().day(61), "post_check_passed") == working_day(60) + ONE_DAY


def test_a_look_in_time_shows_nothing_and_a_late_one_does_not_undo_it():
    in_time = looked(decided().day(60), PostCheckOutcome.KEPT)
    late = looked(decided().day(65), PostCheckOutcome.KEPT)

    assert since(in_time.day(90), "post_check_passed") is None
    assert since(late.day(90), "post_check_passed") == working_day(60) + ONE_DAY


def test_what_had_to_be_put_right_is_looked_at_again_by_its_own_day():
    story = looked(decided().day(5), PostCheckOutcome.RECTIFY)
    shown = found(story.day(30))["post_check_passed"]

    assert shown.key == "2"
    assert shown.about == "核查承诺事项"


def test_what_was_found_wanting_is_decided_about_in_time():
    story = looked(decided().day(5), PostCheckOutcome.BROKEN)

    assert since(story.day(15), "revocation_passed") is None
    assert since(story.day(16), "revocation_passed") == working_day(15) + ONE_DAY


def test_a_grant_that_was_revoked_in_time_shows_nothing():
    story = looked(decided().day(5), PostCheckOutcome.BROKEN).day(8)
    story.do(revoke_grant, GROUNDS, by=DIRECTOR, decision_number="撤1")

    assert "revocation_passed" not in found(story.day(40))


# -- decisions by rules ----------------------------------------------------------------------------
def test_whoever_asks_for_a_human_is_answered_in_time():
    assert since(asked().day(5), "human_review_passed") is None
    assert since(asked().day(6), "human_review_passed") == working_day(5) + ONE_DAY

    answered = asked().day(4)
    answered.do(
        answer_review,
        by=INSPECTOR,
        outcome=ReviewOutcome.UPHELD,
        words="看过",
    )
    assert "human_review_passed" not in found(answered.day(20))


def test_what_was_drawn_is_looked_at_by_its_day():
    story = ruled(filed())

    assert "sample_check_passed" not in found(story.day(date(2026, 3, 9)))
    assert since(story.day(date(2026, 3, 10)), "sample_check_passed") == date(2026, 3, 10)


# -- papers that follow ----------------------------------------------------------------------------
def overdue() -> Story:
    return lawless(
        deferred().day(4),
        DebtOverdue,
        requirements=("health",),
        consequence=LapseConsequence.ACCEPTANCE_REVOKED,
        act_by=working_day(9),
    )


def test_a_department_decides_in_time_what_follows_from_papers_that_never_came():
    assert "lapse_passed" not in found(overdue().day(9))
    assert since(overdue().day(10), "lapse_passed") == working_day(9) + ONE_DAY

    came = overdue().day(8)
    came.do(hand_in_debts, ("health",), by=CITIZEN)
    assert "lapse_passed" not in found(came.day(12))


# -- between authorities ---------------------------------------------------------------------------
def sent() -> Story:
    return lawless(
        Story(),
        SentHome,
        mode="agency",
        from_area="519900",
        from_office="明川",
        to_area="519901",
        to_office="北山",
        note_number="转1",
        forward_due_on=working_day(2),
        acceptance_due_on=working_day(7),
        received_answers_for="收件",
        decided_answers_for="办理",
    )


def test_what_is_received_for_elsewhere_arrives_by_the_day_that_was_told():
    assert "forwarding_passed" not in found(sent().day(2))
    assert found(sent().day(3))["forwarding_passed"].about == "北山"

    arrived = lawless(sent().day(2), ArrivedHome, arrived_on=working_day(2))
    assert "forwarding_passed" not in found(arrived.day(9))


def test_it_is_the_office_that_passes_it_on_though_the_applicant_filed_it_there():
    *others, passed_on = sent().events

    assert passed_on_by(passed_on) == "明川"
    assert {passed_on_by(one) for one in others} == {""}


# -- results ---------------------------------------------------------------------------------------
def test_certificates_are_made_out_within_days_of_the_grant():
    assert "certificate_passed" not in found(granted().day(5))
    assert since(granted().day(6), "certificate_passed") == working_day(5) + ONE_DAY

    made = granted().printed()
    for output in ("licence", "letter"):
        made.do(issue, output, number="1")
    assert "certificate_passed" not in found(made.day(8))


def ready(story: Story) -> Story:
    return lawless(
        story, ResultReady, by=WINDOW, way=DeliveryWay.WINDOW, ready_on=story.on, place="1",
        until=None,
    )  # fmt: skip


def test_a_result_that_waits_to_be_taken_is_no_longer_the_departments_delay():
    assert "delivery_passed" not in found(ready(granted().day(3)).day(30))
    assert "delivery_passed" in found(ready(granted().day(12)).day(30))


@pytest.mark.parametrize(("day", "shows"), [(10, False), (11, True)])
def test_a_result_that_came_back_is_sent_again_within_days(day, shows):
    story = lawless(
        ready(granted().day(3)).day(5),
        DeliveryFailed,
        by=WINDOW,
        fault=DeliveryFault.NOT_TAKEN,
        failed_on=working_day(5),
        words="没有来取",
    )

    shown = found(story.day(day))

    assert ("redelivery_passed" in shown) is shows
    assert "delivery_passed" not in shown
