"""行政许可法第三十四条: steps in lawful order, two officers on the spot, papers that may follow."""

from dataclasses import replace

import pytest
from casework import (
    COMPLETE,
    FIREMAN,
    INSPECTOR,
    SECOND_INSPECTOR,
    Story,
    item,
    step,
)

from tongban.core.cases.errors import (
    HandsNotSeparate,
    NotCompetent,
    StepOutOfOrder,
    WrongMoment,
)
from tongban.core.cases.events import Event
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.verbs.examination import (
    finish_step,
    return_step,
    start_step,
)
from tongban.core.catalog.steps import StepKind
from tongban.core.vocabulary.errors import InvalidValue


def finish(story: Story, code: str, outcome: StepOutcome = StepOutcome.PASSED) -> Event:
    return story.do(
        finish_step,
        code,
        by=INSPECTOR,
        outcome=outcome,
        opinion="核查完毕",
        together_with=(SECOND_INSPECTOR,),
    )


# Steps


def test_departments_that_can_work_at_the_same_time_do() -> None:
    assert [one.id for one in Story().accepted().state.startable] == ["visit", "fire"]


def test_no_step_starts_before_what_it_waits_for() -> None:
    ordered = item(
        steps=(
            step("acceptance", kind=StepKind.ACCEPTANCE),
            step("visit", waits_for=("acceptance",)),
            step("fire", department="fire", waits_for=("visit",)),
        )
    )

    with pytest.raises(StepOutOfOrder, match="fire waits for visit"):
        Story(ordered).accepted().do(start_step, "fire", by=FIREMAN)


def test_a_step_that_the_situation_does_not_need_never_cuts_the_order() -> None:
    ordered = item(
        steps=(
            step("visit"),
            step("expert", waits_for=("visit",)),
            step("fire", department="fire", waits_for=("expert",)),
        )
    )
    story = Story(ordered, papers=replace(COMPLETE, steps=("visit", "fire"))).accepted()

    with pytest.raises(StepOutOfOrder):
        story.do(start_step, "fire", by=FIREMAN)
    with pytest.raises(InvalidValue):
        story.do(start_step, "expert")
    assert story.state.route.find("expert") is None
    assert story.state.route.find("fire") is not None


def test_no_step_starts_before_acceptance_or_twice() -> None:
    with pytest.raises(WrongMoment):
        Story().do(start_step, "visit", by=INSPECTOR)
    story = Story().accepted()
    story.do(start_step, "visit", by=INSPECTOR)
    with pytest.raises(WrongMoment):
        story.do(start_step, "visit", by=INSPECTOR)


def test_only_the_department_of_a_step_works_on_it() -> None:
    with pytest.raises(NotCompetent):
        Story().accepted().do(start_step, "fire", by=INSPECTOR)


def test_a_visit_takes_two_officers() -> None:
    story = Story().accepted()
    story.do(start_step, "visit", by=INSPECTOR)

    for others in ((), (INSPECTOR,)):
        with pytest.raises(HandsNotSeparate) as refused:
            story.do(
                finish_step,
                "visit",
                by=INSPECTOR,
                outcome=StepOutcome.PASSED,
                opinion="好",
                together_with=others,
            )
        assert str(refused.value.citation) == "《行政许可法》第三十四条第三款"

    finish(story, "visit")

    assert story.state.steps["visit"].officers == (INSPECTOR, SECOND_INSPECTOR)


def test_a_step_is_finished_once_it_is_open_and_with_an_opinion() -> None:
    story = Story().accepted()
    with pytest.raises(WrongMoment):
        finish(story, "visit")
    story.do(start_step, "visit", by=INSPECTOR)
    with pytest.raises(InvalidValue):
        story.do(finish_step, "visit", by=INSPECTOR, outcome=StepOutcome.PASSED, opinion=" ")


def test_a_returned_step_takes_what_followed_from_it_along() -> None:
    ordered = item(
        steps=(
            step("visit"),
            step("fire", department="fire", waits_for=("visit",)),
            step("print"),
        )
    )
    story = Story(ordered, papers=replace(COMPLETE, steps=("visit", "fire", "print"))).accepted()
    for code in ("visit", "print"):
        story.do(start_step, code, by=INSPECTOR)
        finish(story, code)
    story.do(start_step, "fire", by=FIREMAN)

    story.do(return_step, "visit", by=FIREMAN, reason="照片缺失")

    assert set(story.state.steps) == {"print"}
    with pytest.raises(WrongMoment):
        story.do(return_step, "visit", by=FIREMAN, reason="照片缺失")
    with pytest.raises(NotCompetent):
        story.do(return_step, "print", by=FIREMAN, reason="与己无关")
