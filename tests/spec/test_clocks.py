"""行政许可法第四十二条与第四十五条: which days count, and what stops the clock."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from casework import (
    BASIS,
    CITIZEN,
    DIRECTOR,
    FIREMAN,
    INSPECTOR,
    MONDAY,
    Story,
    calendar,
    days,
    item,
    step,
    submission,
    working_day,
)

from tongban.core.cases.acts import Act
from tongban.core.cases.clocks import IntervalKind, intervals
from tongban.core.cases.due import Phase
from tongban.core.cases.errors import (
    NotCompetent,
    ProcedureUnknown,
    WrongMoment,
)
from tongban.core.cases.lights import Light
from tongban.core.cases.submissions import Gap
from tongban.core.cases.verbs.ending import withdraw
from tongban.core.cases.verbs.examination import start_step
from tongban.core.cases.verbs.receipt import resubmit
from tongban.core.cases.verbs.review import request_correction
from tongban.core.cases.verbs.special import resume_clock, stop_clock
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import StepKind
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit


def stop(story: Story, procedure: str = "test") -> None:
    story.do(stop_clock, procedure, notice_number="特1", reason="需要检验", calendar=calendar())


# Counting


def test_the_decision_is_due_twenty_working_days_after_acceptance_and_promised_sooner() -> None:
    due = Story().day(2).accepted().due()

    assert (due.phase, due.statutory_on) == (Phase.DECISION, working_day(22))
    assert due.promised_on == working_day(12)


def test_twenty_working_days_from_24_january_2025_end_on_27_february() -> None:
    accepted = Story().accepted()
    accepted.events[-1] = replace(accepted.events[-1], accepted_on=date(2025, 1, 24))  # type: ignore[type-var]

    due = accepted.day(date(2025, 2, 27)).due()

    assert due.statutory_on == date(2025, 2, 27)


def test_a_due_date_in_a_year_without_a_published_calendar_says_provisional() -> None:
    accepted = Story().accepted()
    accepted.events[-1] = replace(accepted.events[-1], accepted_on=date(2026, 12, 28))  # type: ignore[type-var]

    assert accepted.day(date(2026, 12, 28)).due().provisional
    assert not Story().accepted().due().provisional


def test_civil_days_end_on_the_next_working_day() -> None:
    sixty = TimeLimit.calendar_days(60, BASIS)
    story = Story(item(statutory_limit=sixty, promised_limit=sixty)).accepted()

    sunday = MONDAY + timedelta(days=60)
    assert story.due().statutory_on == calendar().roll_forward(sunday)


def test_a_stop_shifts_civil_days_by_civil_days() -> None:
    sixty = TimeLimit.calendar_days(60, BASIS)
    story = Story(item(statutory_limit=sixty, promised_limit=sixty)).accepted()
    stop(story.day(2))
    story.day(4).do(resume_clock, result="合格")

    assert story.due().statutory_on == calendar().roll_forward(MONDAY + timedelta(days=62))


def test_a_promise_counted_in_other_days_is_never_later_than_the_law() -> None:
    generous = TimeLimit.calendar_days(40, BASIS)

    due = Story(item(promised_limit=generous)).accepted().due()

    assert due.promised_on == due.statutory_on


def test_the_day_of_a_moment_is_the_day_in_china() -> None:
    late_in_utc = datetime.fromisoformat("2026-03-02T17:00:00+00:00")

    assert Act(at=late_in_utc, by=CITIZEN).today == date(2026, 3, 3)


# Correction


def test_the_clock_of_the_decision_does_not_run_while_papers_are_corrected() -> None:
    story = Story(papers=submission("plan", "health"))
    story.do(
        request_correction,
        (Gap(subject="plan", why="不清楚"),),
        notice_number="补1",
        due_on=working_day(15),
        calendar=calendar(),
    )

    assert story.due().phase is Phase.CORRECTION
    assert story.due().reason == "等待申请人补正"
    assert story.day(16).due().reason == "补正期限已过"

    story.day(12).do(resubmit, submission("lease", "plan", "health"))
    story.day(13).accepted()

    assert story.due().statutory_on == working_day(33)
    assert [one.kind for one in intervals(story.state, today=story.on)] == [
        IntervalKind.REVIEW,
        IntervalKind.CORRECTION,
        IntervalKind.REVIEW,
        IntervalKind.RUNNING,
    ]


def test_while_papers_are_corrected_the_stretch_is_open() -> None:
    story = Story(papers=submission())
    story.do(
        request_correction, (), notice_number="补1", due_on=working_day(9), calendar=calendar()
    )

    assert intervals(story.state, today=story.on)[-1].kind is IntervalKind.CORRECTION
    assert intervals(story.state, today=story.on)[-1].ends_on is None


# Special procedures


def test_the_time_of_a_special_procedure_is_not_counted() -> None:
    story = Story().accepted()
    stop(story.day(2))
    story.day(5).do(resume_clock, result="合格")

    due = story.due()

    assert due.statutory_on == working_day(23)
    assert due.promised_on == working_day(13)
    assert due.usage is not None
    assert (due.usage.used, due.usage.remaining) == (2, 8)


def test_a_running_special_procedure_is_taken_to_last_as_long_as_was_told() -> None:
    story = Story().accepted()
    stop(story.day(2))

    assert story.due().statutory_on == working_day(25)
    assert story.state.status.label == "特别程序中"


def test_a_stop_ends_with_the_case_that_it_holds() -> None:
    story = Story().accepted()
    stop(story.day(2))
    story.day(4).do(withdraw, by=CITIZEN)

    last = intervals(story.state, today=working_day(30))[-1]

    assert (last.kind, last.ends_on) == (IntervalKind.SPECIAL, working_day(4))


def test_a_special_procedure_beyond_the_told_time_counts_again() -> None:
    story = Story().accepted()
    stop(story.day(2))
    story.day(9)

    due = story.due()

    assert due.statutory_on == working_day(25)
    assert (due.light, due.reason) == (Light.ORANGE, "特别程序超过告知的时间")
    assert intervals(story.state, today=story.on)[-1].kind is IntervalKind.RUNNING


def test_the_clock_stops_only_for_the_special_procedures_of_the_item() -> None:
    with pytest.raises(ProcedureUnknown) as refused:
        stop(Story().accepted(), "holiday")

    assert str(refused.value.citation) == "《行政许可法》第四十五条"


def test_the_clock_does_not_stop_without_a_written_notice_and_a_reason() -> None:
    """A26."""
    for words in ({"notice_number": " ", "reason": "检验"}, {"notice_number": "特1", "reason": ""}):
        with pytest.raises(InvalidValue):
            Story().accepted().do(stop_clock, "test", calendar=calendar(), **words)


def test_only_a_department_of_the_case_stops_its_clock() -> None:
    with pytest.raises(NotCompetent):
        Story().accepted().do(
            stop_clock,
            "test",
            by=replace(DIRECTOR, department="tax"),
            notice_number="特1",
            reason="检验",
            calendar=calendar(),
        )


def test_a_stopped_clock_is_not_stopped_again() -> None:
    story = Story().accepted()
    stop(story)

    with pytest.raises(WrongMoment):
        stop(story, "hearing")


def test_a_stop_after_the_last_day_saves_nothing() -> None:
    story = Story().accepted()
    stop(story.day(21))

    due = story.due()

    assert due.statutory_on == working_day(20)
    assert (due.light, due.reason) == (Light.RED, "超过法定期限")


# Publication


def published() -> ServiceItem:
    return item(
        steps=(
            step("acceptance", kind=StepKind.ACCEPTANCE),
            step("visit", waits_for=("acceptance",), limit=days(3)),
            step("fire", department="fire", kind=StepKind.PUBLICITY, limit=days(5)),
            step("decision", kind=StepKind.DECISION, waits_for=("visit", "fire")),
        )
    )


def test_a_publication_is_no_working_time_of_the_promise_but_the_law_counts_it() -> None:
    story = Story(published()).accepted()
    story.day(1).do(start_step, "fire", by=FIREMAN)

    due = story.due()

    assert due.promised_on == working_day(15)
    assert due.statutory_on == working_day(20)


def test_a_publication_beside_other_work_is_working_time() -> None:
    story = Story(published()).accepted()
    story.day(1).do(start_step, "fire", by=FIREMAN)
    story.do(start_step, "visit", by=INSPECTOR)

    assert story.due().promised_on == working_day(12)
