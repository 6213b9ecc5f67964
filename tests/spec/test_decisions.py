"""行政许可法第三十八条: who decides, when, and what a decision waits for."""

from dataclasses import replace

import pytest
from casework import (
    COMPLETE,
    DIRECTOR,
    FIREMAN,
    GROUNDS,
    INSPECTOR,
    SECOND_INSPECTOR,
    Story,
    calendar,
    days,
    item,
    step,
)

from tongban.core.cases.errors import (
    HandsNotSeparate,
    HistoryOutOfOrder,
    NotCompetent,
    StepOutOfOrder,
    WrongMoment,
)
from tongban.core.cases.events import Event, Refused
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.state import Status
from tongban.core.cases.verbs.decision import grant, refuse
from tongban.core.cases.verbs.examination import (
    finish_step,
    start_step,
)
from tongban.core.cases.verbs.instant import grant_at_once
from tongban.core.cases.verbs.special import stop_clock
from tongban.core.catalog.items import CaseKind, ServiceItem
from tongban.core.catalog.steps import StepKind
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit


def finish(story: Story, code: str, outcome: StepOutcome = StepOutcome.PASSED) -> Event:
    return story.do(
        finish_step,
        code,
        by=INSPECTOR,
        outcome=outcome,
        opinion="核查完毕",
        together_with=(SECOND_INSPECTOR,),
    )


# Decision


def test_a_decision_waits_for_every_step_before_it() -> None:
    story = Story().accepted()

    with pytest.raises(StepOutOfOrder, match="visit, fire"):
        story.granted()


def test_nothing_is_granted_after_a_failed_step_but_it_may_be_refused() -> None:
    story = Story().accepted().examined(StepOutcome.FAILED)

    with pytest.raises(StepOutOfOrder, match="not passed: visit"):
        story.granted()

    assert isinstance(story.do(refuse, GROUNDS, by=DIRECTOR, decision_number="不1"), Refused)
    assert story.state.status is Status.REFUSED


def test_one_failed_step_is_enough_to_refuse_without_waiting_for_the_others() -> None:
    story = Story().accepted()
    story.do(start_step, "visit", by=INSPECTOR)
    finish(story, "visit", StepOutcome.FAILED)

    assert isinstance(story.do(refuse, GROUNDS, by=DIRECTOR, decision_number="不1"), Refused)
    assert story.state.startable == ()


def test_there_is_no_decision_before_acceptance_while_the_clock_stands_or_twice() -> None:
    stopped = Story().accepted().examined()
    stopped.do(stop_clock, "hearing", notice_number="特1", reason="听证", calendar=calendar())

    for story in (Story(), stopped, Story().accepted().examined().granted()):
        with pytest.raises(WrongMoment):
            story.granted()


def test_who_examined_does_not_decide() -> None:
    """A19."""
    story = Story().accepted().examined()

    with pytest.raises(HandsNotSeparate):
        story.do(grant, by=SECOND_INSPECTOR, decision_number="准1", opinion="同意")


def test_only_the_department_of_the_decision_decides() -> None:
    story = Story().accepted().examined()
    without = item(steps=(step("visit"),))
    simple = Story(without, papers=replace(COMPLETE, steps=("visit",))).accepted()

    with pytest.raises(NotCompetent):
        story.do(grant, by=FIREMAN, decision_number="准1", opinion="同意")
    with pytest.raises(NotCompetent):
        simple.do(grant, by=FIREMAN, decision_number="准1", opinion="同意")


def test_of_several_decisions_the_last_one_is_the_decision() -> None:
    twice = item(
        steps=(
            step("draft", kind=StepKind.DECISION),
            step("final", kind=StepKind.DECISION, waits_for=("draft",)),
        )
    )
    story = Story(twice, papers=replace(COMPLETE, steps=("draft", "final"))).accepted()
    with pytest.raises(StepOutOfOrder, match="draft"):
        story.granted()
    story.do(start_step, "draft")
    story.do(finish_step, "draft", outcome=StepOutcome.PASSED, opinion="拟同意")

    assert story.granted().state.is_done(twice.steps[1])


def test_acts_are_recorded_in_the_order_of_time() -> None:
    story = Story().day(2).accepted()

    with pytest.raises(HistoryOutOfOrder):
        story.day(1).do(start_step, "visit", by=INSPECTOR)


# Instant items


def instant() -> ServiceItem:
    at_once = TimeLimit.instant(Citation.local("即办"))
    return item(
        case_kind=CaseKind.INSTANT,
        promised_limit=at_once,
        acceptance_limit=at_once,
        steps=(
            step("acceptance", kind=StepKind.ACCEPTANCE),
            step("visit", waits_for=("acceptance",), limit=days(1)),
            step("decision", kind=StepKind.DECISION, waits_for=("visit",)),
        ),
    )


IN_ONE_GO = replace(COMPLETE, steps=("acceptance", "visit", "decision"))


def test_an_instant_item_is_accepted_examined_and_granted_in_one_session() -> None:
    story = Story(instant(), papers=IN_ONE_GO)

    story.do(grant_at_once, decision_number="准1", opinion="同意", calendar=calendar())

    assert [event.name for event in story.events] == [
        "received",
        "accepted",
        "step_started",
        "step_finished",
        "granted",
    ]
    assert {event.at for event in story.events} == {story.events[0].at}


def test_a_promised_item_is_not_decided_at_once() -> None:
    with pytest.raises(WrongMoment):
        Story().do(grant_at_once, decision_number="准1", opinion="同意", calendar=calendar())
