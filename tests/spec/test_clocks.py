"""行政许可法第四十二条至第四十五条: which days count, who may stop or extend the clock, and how."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from casework import (
    BASIS,
    CITIZEN,
    DIRECTOR,
    FIREMAN,
    GROUNDS,
    HEAD,
    INSPECTOR,
    MONDAY,
    Story,
    act,
    calendar,
    days,
    item,
    step,
    submission,
    working_day,
)

from tongban.core.cases.acts import CHINA_STANDARD_TIME, Act
from tongban.core.cases.clocks import IntervalKind, intervals
from tongban.core.cases.due import Phase, statutory_due
from tongban.core.cases.errors import (
    ExtensionRefused,
    HandsNotSeparate,
    NotCompetent,
    ProcedureUnknown,
    WrongMoment,
)
from tongban.core.cases.folding import fold
from tongban.core.cases.joint import JointExtension, JointHandling
from tongban.core.cases.law import JOINT_EXTENSION_APPROVER
from tongban.core.cases.lights import Light
from tongban.core.cases.submissions import Gap
from tongban.core.cases.verbs.decision import refuse
from tongban.core.cases.verbs.ending import withdraw
from tongban.core.cases.verbs.examination import start_step
from tongban.core.cases.verbs.extension import (
    approve_extension,
    decline_extension,
    request_extension,
)
from tongban.core.cases.verbs.receipt import resubmit
from tongban.core.cases.verbs.review import request_correction
from tongban.core.cases.verbs.special import resume_clock, stop_clock
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import StepKind
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit


def stop(story: Story, procedure: str = "test") -> None:
    story.do(stop_clock, procedure, notice_number="特1", reason="需要检验", calendar=calendar())


def ask(story: Story, amount: int = 10) -> None:
    story.do(request_extension, amount=amount, reason="案情复杂", calendar=calendar())


def approve(story: Story, role: str = HEAD) -> None:
    story.do(
        approve_extension,
        by=DIRECTOR,
        approver_role=role,
        notice_number="延1",
        calendar=calendar(),
    )


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


def test_a_stop_during_the_extension_still_counts_out() -> None:
    story = Story().accepted()
    ask(story.day(18))
    approve(story.day(19))
    stop(story.day(25))
    story.day(27).do(resume_clock, result="合格")

    assert story.due().statutory_on == working_day(32)


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


# Extension


def test_an_approved_extension_moves_both_dates() -> None:
    story = Story().accepted()
    ask(story.day(8), amount=5)
    approve(story.day(9))

    due = story.due()

    assert (due.promised_on, due.statutory_on) == (working_day(15), working_day(25))


def test_an_extension_without_approval_moves_nothing() -> None:
    story = Story().accepted()
    ask(story)

    assert story.due().statutory_on == working_day(20)


def test_the_period_is_extended_only_once() -> None:
    story = Story().accepted()
    ask(story)
    approve(story)

    with pytest.raises(ExtensionRefused, match="once") as refused:
        ask(story)
    assert str(refused.value.citation) == "《行政许可法》第四十二条第一款"


def test_only_the_approver_whom_the_item_names_approves() -> None:
    story = Story().accepted()
    ask(story)

    with pytest.raises(ExtensionRefused, match=HEAD):
        approve(story, "窗口负责人")


def test_who_asks_for_an_extension_does_not_approve_it() -> None:
    story = Story().accepted()
    story.do(request_extension, by=DIRECTOR, amount=1, reason="复杂", calendar=calendar())

    with pytest.raises(HandsNotSeparate):
        approve(story)


def test_an_extension_is_within_the_limit_of_the_item() -> None:
    for amount in (0, 11):
        with pytest.raises(ExtensionRefused):
            ask(Story().accepted(), amount)
    with pytest.raises(ExtensionRefused, match="none"):
        ask(Story(item(extension_limit=None)).accepted())


def test_what_is_over_cannot_be_extended() -> None:
    story = Story().accepted()

    with pytest.raises(ExtensionRefused, match="over"):
        ask(story.day(21))


def test_an_extension_is_answered_before_it_is_asked_for_again() -> None:
    story = Story().accepted()
    with pytest.raises(WrongMoment):
        approve(story)
    ask(story)
    with pytest.raises(WrongMoment):
        ask(story)

    story.do(decline_extension, by=DIRECTOR, approver_role=HEAD, reason="理由不足")
    ask(story)

    assert story.due().statutory_on == working_day(20)
    assert story.state.extension_request is not None


# Joint handling


def joint(amount: int = 15, **changes: object) -> JointExtension:
    extension = JointExtension(
        amount=amount,
        reason="涉及部门多",
        approver_role=JOINT_EXTENSION_APPROVER,
        approved_on=working_day(40),
    )
    return replace(extension, **changes)  # type: ignore[arg-type]


def test_joint_handling_ends_within_forty_five_working_days_and_fifteen_more_at_most() -> None:
    handling = JointHandling(accepted_on=MONDAY)

    longer = handling.extended(joint(), calendar=calendar())

    assert handling.due(calendar()).on == working_day(45)
    assert longer.due(calendar()).on == working_day(60)


@pytest.mark.parametrize(
    "unlawful",
    [
        joint(16),
        joint(0),
        joint(approver_role=HEAD),
        joint(reason=" "),
        joint(approved_on=working_day(46)),
    ],
)
def test_a_joint_extension_is_approved_in_time_by_the_government_with_a_reason(
    unlawful: JointExtension,
) -> None:
    with pytest.raises(ExtensionRefused):
        JointHandling(accepted_on=MONDAY).extended(unlawful, calendar=calendar())


def test_a_joint_handling_is_extended_only_once() -> None:
    longer = JointHandling(accepted_on=MONDAY).extended(joint(), calendar=calendar())

    with pytest.raises(ExtensionRefused, match="once"):
        longer.extended(joint(), calendar=calendar())


# Lights


@pytest.mark.parametrize(
    ("on", "light", "reason"),
    [
        (0, Light.GREEN, ""),
        (8, Light.GREEN, ""),
        (9, Light.YELLOW, "还剩 1 个工作日"),
        (10, Light.YELLOW, "今天到期"),
        (11, Light.RED, "超过承诺期限"),
        (21, Light.RED, "超过法定期限"),
    ],
)
def test_the_light_turns_yellow_near_the_promise_and_red_after_it(
    on: int, light: Light, reason: str
) -> None:
    due = Story().accepted().day(on).due()

    assert (due.light, due.reason) == (light, reason)


def test_nine_tenths_of_a_long_promise_turn_yellow_before_the_last_day() -> None:
    story = Story(item(promised_limit=days(20))).accepted()

    assert story.day(17).due().light is Light.GREEN
    assert story.day(18).due().light is Light.YELLOW


def test_a_late_step_turns_orange_though_the_whole_is_in_time() -> None:
    story = Story().accepted()
    story.do(start_step, "visit", by=INSPECTOR)

    assert story.day(3).due().light is Light.GREEN

    late = story.day(4).due()

    assert (late.light, late.reason) == (Light.ORANGE, "环节超时：环节visit")
    assert [(one.step, one.due_on, one.late) for one in late.steps] == [
        ("visit", working_day(3), True)
    ]


def test_a_stop_gives_open_steps_the_same_days_back() -> None:
    story = Story().accepted()
    story.day(1).do(start_step, "visit", by=INSPECTOR)
    stop(story)
    story.day(3).do(resume_clock, result="合格")

    assert story.due().steps[0].due_on == working_day(6)


def test_a_stop_that_ended_before_a_step_gives_it_nothing() -> None:
    story = Story().accepted()
    stop(story)
    story.day(3).do(resume_clock, result="合格")
    story.do(start_step, "visit", by=INSPECTOR)

    assert story.due().steps[0].due_on == working_day(6)


def test_an_unanswered_application_turns_red_when_silence_has_accepted_it() -> None:
    story = Story()

    assert (story.due().phase, story.due().light) == (Phase.REVIEW, Light.GREEN)
    assert story.day(6).due().reason == "逾期未告知，自收到之日起视为受理"


# Delivery


def test_a_granted_permit_is_delivered_within_ten_working_days() -> None:
    story = Story().accepted().examined().granted()

    assert (story.due().phase, story.due().statutory_on) == (Phase.DELIVERY, working_day(10))
    assert story.day(11).due().reason == "超过送达期限"

    story.issued().printed().delivered()

    assert story.due().statutory_on is None


def test_a_refusal_and_an_item_without_delivery_limit_have_no_delivery_date() -> None:
    refused = Story().accepted().examined()
    refused.do(refuse, GROUNDS, by=DIRECTOR, decision_number="不1")
    boundless = Story(item(delivery_limit=None)).accepted().examined().granted()

    assert refused.due().statutory_on is None
    assert boundless.due().statutory_on is None


def test_nothing_is_due_of_a_case_that_has_ended() -> None:
    story = Story().accepted()
    story.do(withdraw, by=CITIZEN)

    assert story.due().phase is Phase.ENDED
    assert intervals(story.state, today=story.on)[-1].ends_on == MONDAY


def test_the_decision_has_no_clock_before_acceptance() -> None:
    with pytest.raises(WrongMoment):
        statutory_due(Story().state, calendar())


def test_a_history_begins_with_its_receipt_and_holds_nothing_strange() -> None:
    story = Story().accepted()

    with pytest.raises(InvalidValue, match="begins with its receipt"):
        fold(story.item, story.events[1:])
    with pytest.raises(InvalidValue, match="begins with its receipt"):
        fold(story.item, ())
    with pytest.raises(InvalidValue, match="Received cannot follow"):
        fold(story.item, [*story.events, story.events[0]])


def test_a_moment_without_a_zone_is_no_moment() -> None:
    naive = datetime(2026, 3, 2)  # noqa: DTZ001 - the point of the test

    with pytest.raises(InvalidValue):
        Act(at=naive, by=CITIZEN)
    with pytest.raises(InvalidValue):
        replace(Story().events[0], at=naive)
    assert act(MONDAY).at.tzinfo == CHINA_STANDARD_TIME
