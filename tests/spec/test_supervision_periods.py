"""Supervision of periods (时限监察): what shows while time passes."""

from datetime import timedelta

from casework import (
    CITIZEN,
    DIRECTOR,
    HEAD,
    INSPECTOR,
    Story,
    calendar,
    submission,
    working_day,
)
from supervisionwork import accepted, deferred, found, granted

from tongban.core.cases.debt_events import DebtHandedIn
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.submissions import Gap
from tongban.core.cases.verbs.debts import hand_in_debts
from tongban.core.cases.verbs.delivery import deliver, issue
from tongban.core.cases.verbs.examination import start_step
from tongban.core.cases.verbs.extension import approve_extension, request_extension
from tongban.core.cases.verbs.receipt import resubmit
from tongban.core.cases.verbs.review import request_correction
from tongban.core.cases.verbs.special import resume_clock, stop_clock
from tongban.core.supervision.rules import Level


# -- periods ---------------------------------------------------------------------------------------
def test_a_case_that_moves_in_time_shows_nothing():
    story = granted().printed()
    for output in ("licence", "letter"):
        story.do(issue, output, number="1")
    story.do(deliver, DeliveryWay.WINDOW)

    assert found(story) == {}


def test_it_shows_from_the_first_day_on_that_nine_tenths_of_the_promise_are_used():
    story = accepted().day(9)

    assert found(story)["promise_near"].since == working_day(9)
    assert "promise_near" not in found(story.day(8))
    assert found(story.day(10))["promise_near"].since == working_day(9)


def test_a_promise_is_broken_on_the_day_after_the_last_promised_one():
    story = accepted().day(10)

    assert "promise_passed" not in found(story)
    assert found(story.day(15))["promise_passed"].since == working_day(10) + timedelta(days=1)


def test_the_lawful_period_is_watched_beside_the_promised_one():
    story = accepted().day(21)

    shown = found(story)

    assert shown["statute_passed"].since == working_day(20) + timedelta(days=1)
    assert shown["statute_passed"].rule.level is Level.RED


def test_time_that_does_not_count_does_not_count_here_either():
    story = accepted().day(2)
    story.do(stop_clock, "hearing", notice_number="特1", reason="听证", calendar=calendar())

    assert "promise_passed" not in found(story.day(14))


def test_an_extension_that_comes_too_late_does_not_undo_that_the_day_had_passed():
    story = accepted().day(8)
    story.do(request_extension, amount=5, reason="复杂", calendar=calendar())
    story.day(12)
    story.do(
        approve_extension, by=DIRECTOR, approver_role=HEAD, notice_number="延1", calendar=calendar()
    )

    assert found(story)["promise_passed"].since == working_day(10) + timedelta(days=1)


def test_silence_on_papers_shows_once_for_each_round_of_papers():
    story = Story().day(7)
    first = found(story)["review_passed"]

    assert first.key == "1"
    assert first.since == working_day(5) + timedelta(days=1)


def test_a_second_round_of_papers_has_its_own_period():
    story = Story(papers=submission("plan")).day(1)
    gap = Gap(subject="lease", why="没有")
    story.do(
        request_correction, (gap,), notice_number="补1", due_on=working_day(9), calendar=calendar()
    )
    story.day(3).do(resubmit, submission("plan", "lease", "health"), by=CITIZEN)

    assert found(story.day(9))["review_passed"].key == "2"


def test_a_step_is_late_even_though_the_case_is_not():
    story = accepted().day(1)
    story.do(start_step, "visit", by=INSPECTOR)

    shown = found(story.day(5))

    assert shown["step_passed"].about == "环节visit"
    assert shown["step_passed"].since == working_day(4) + timedelta(days=1)
    assert "promise_passed" not in shown


def test_a_special_procedure_is_late_after_the_day_that_was_told():
    story = accepted().day(1)
    story.do(stop_clock, "test", notice_number="特1", reason="检验", calendar=calendar())

    assert "procedure_passed" not in found(story.day(6))
    assert found(story.day(7))["procedure_passed"].about == "检验"

    story.do(resume_clock, result="合格")
    assert found(story)["procedure_passed"].since == working_day(6) + timedelta(days=1)


def test_a_permit_is_delivered_within_its_period():
    story = granted().day(11)

    assert found(story)["delivery_passed"].since == working_day(10) + timedelta(days=1)


def test_a_deferred_paper_that_never_comes_shows_after_its_day():
    assert "debt_passed" not in found(deferred().day(3))
    assert found(deferred().day(4))["debt_passed"].about == "health"


def test_a_deferred_paper_that_came_in_time_does_not_show():
    story = deferred().day(2)
    assert isinstance(story.do(hand_in_debts, ("health",), by=CITIZEN), DebtHandedIn)

    assert "debt_passed" not in found(story.day(5))
