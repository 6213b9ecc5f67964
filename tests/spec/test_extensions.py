"""行政许可法第四十二条: a period is extended once, in time, with approval and a reason."""

from dataclasses import replace

import pytest
from casework import (
    DIRECTOR,
    HEAD,
    MONDAY,
    Story,
    calendar,
    item,
    working_day,
)

from tongban.core.cases.errors import (
    ExtensionRefused,
    HandsNotSeparate,
    WrongMoment,
)
from tongban.core.cases.joint import JointExtension, JointHandling
from tongban.core.cases.law import JOINT_EXTENSION_APPROVER
from tongban.core.cases.verbs.extension import (
    approve_extension,
    decline_extension,
    request_extension,
)
from tongban.core.cases.verbs.special import resume_clock, stop_clock


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


def test_a_stop_during_the_extension_still_counts_out() -> None:
    story = Story().accepted()
    ask(story.day(18))
    approve(story.day(19))
    stop(story.day(25))
    story.day(27).do(resume_clock, result="合格")

    assert story.due().statutory_on == working_day(32)


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
