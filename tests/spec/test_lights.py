"""红黄绿灯: how a case stands on a day, and by when the result is delivered."""

import pytest
from casework import (
    CITIZEN,
    DIRECTOR,
    GROUNDS,
    INSPECTOR,
    MONDAY,
    Story,
    calendar,
    days,
    item,
    working_day,
)

from tongban.core.cases.clocks import intervals
from tongban.core.cases.due import Phase, statutory_due
from tongban.core.cases.errors import (
    WrongMoment,
)
from tongban.core.cases.lights import Light
from tongban.core.cases.verbs.decision import refuse
from tongban.core.cases.verbs.ending import withdraw
from tongban.core.cases.verbs.examination import start_step
from tongban.core.cases.verbs.special import resume_clock, stop_clock


def stop(story: Story, procedure: str = "test") -> None:
    story.do(stop_clock, procedure, notice_number="特1", reason="需要检验", calendar=calendar())


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
