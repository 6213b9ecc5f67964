"""行政许可法第三十四条至第四十四条: examination in order, decision, delivery, and how cases end."""

from dataclasses import replace

import pytest
from casework import (
    CITIZEN,
    COMPLETE,
    DIRECTOR,
    FIREMAN,
    GROUNDS,
    INSPECTOR,
    SECOND_INSPECTOR,
    WINDOW,
    Story,
    act,
    calendar,
    days,
    item,
    step,
    submission,
    working_day,
)

from tongban.core.cases.errors import (
    HandsNotSeparate,
    HistoryOutOfOrder,
    NotCompetent,
    StepOutOfOrder,
    WrongMoment,
)
from tongban.core.cases.events import Completed, Event, Granted, Refused
from tongban.core.cases.outcomes import CompletionKind, DeliveryWay, StepOutcome
from tongban.core.cases.state import Status
from tongban.core.cases.verbs.decision import grant, refuse
from tongban.core.cases.verbs.delivery import deliver, issue
from tongban.core.cases.verbs.ending import (
    WithdrawalTooLate,
    close_uncorrected,
    close_without_decision,
    complete,
    withdraw,
)
from tongban.core.cases.verbs.examination import (
    clear_debt,
    finish_step,
    return_step,
    start_step,
)
from tongban.core.cases.verbs.instant import grant_at_once
from tongban.core.cases.verbs.receipt import receive
from tongban.core.cases.verbs.review import accept, request_correction
from tongban.core.cases.verbs.special import stop_clock
from tongban.core.catalog.items import CaseKind, Channel, ServiceItem
from tongban.core.catalog.steps import StepKind
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
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


# Debts


def owing(until: int | None = 4) -> Story:
    story = Story(papers=submission("lease", "plan"))
    story.do(
        accept,
        notice_number="受1",
        calendar=calendar(),
        deferred_until=working_day(until) if until else None,
    )
    return story


def test_nothing_is_granted_while_papers_are_owed() -> None:
    story = owing().examined()

    with pytest.raises(StepOutOfOrder, match="owed: health"):
        story.granted()

    story.do(clear_debt, "health")

    assert isinstance(story.granted().state.decision, Granted)


def test_only_what_is_owed_is_cleared() -> None:
    with pytest.raises(InvalidValue):
        owing().do(clear_debt, "lease")


def test_owed_papers_that_never_come_are_a_reason_to_refuse_after_their_day() -> None:
    for story, on in ((owing(), 4), (owing(None), 9), (Story().accepted(), 9)):
        with pytest.raises(StepOutOfOrder):
            story.day(on).do(refuse, GROUNDS, by=DIRECTOR, decision_number="不1")

    refused = owing().day(5).do(refuse, GROUNDS, by=DIRECTOR, decision_number="不1")

    assert isinstance(refused, Refused)


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
            step("visit", waits_for=("acceptance",), limit=days(0)),
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


# Delivery and the end


def test_a_result_is_made_out_only_after_a_grant_and_only_once() -> None:
    with pytest.raises(WrongMoment):
        Story().accepted().issued()
    story = Story().accepted().examined().granted().issued()
    with pytest.raises(WrongMoment, match="has been made out"):
        story.issued()
    with pytest.raises(InvalidValue):
        story.do(issue, "passport", number="1")
    story.do(issue, "letter", number="2")
    assert len(story.state.issued) == 2


def test_steps_after_the_decision_are_finished_before_delivery() -> None:
    story = Story().accepted().examined().granted().issued()

    with pytest.raises(StepOutOfOrder, match="print"):
        story.delivered()

    story.printed().delivered()

    assert story.state.status is Status.DELIVERED
    assert story.state.is_done(story.item.steps[-1])


def test_a_delivered_certificate_completes_with_the_national_code_zero() -> None:
    story = Story().accepted().examined().granted().issued().printed().delivered()

    event = story.do(complete)

    assert isinstance(event, Completed)
    assert event.kind is CompletionKind.WITH_CERTIFICATE
    assert event.kind.normal
    assert story.state.ended
    assert story.state.startable == ()


def test_a_delivered_refusal_completes_with_the_ordinary_code() -> None:
    story = Story().accepted().examined()
    story.do(refuse, GROUNDS, by=DIRECTOR, decision_number="不1")
    story.do(deliver, DeliveryWay.POST, tracking="EX123")

    event = story.do(complete)

    assert isinstance(event, Completed)
    assert event.kind is CompletionKind.ORDINARY


def test_an_applicant_may_withdraw_until_the_decision() -> None:
    story = Story().accepted().examined()
    decided = Story().accepted().examined().granted()

    story.do(withdraw, by=CITIZEN, reason="不办了")

    assert story.state.status is Status.WITHDRAWN
    with pytest.raises(WithdrawalTooLate) as refused:
        decided.do(withdraw, by=CITIZEN)
    assert str(refused.value.citation) == "《不动产登记暂行条例》第十五条"
    with pytest.raises(WrongMoment):
        story.do(withdraw, by=CITIZEN)


def test_papers_that_are_not_corrected_in_time_close_the_case() -> None:
    story = Story(papers=submission())
    story.do(
        request_correction, (), notice_number="补1", due_on=working_day(9), calendar=calendar()
    )
    with pytest.raises(WrongMoment):
        story.day(9).do(close_uncorrected)

    event = story.day(10).do(close_uncorrected)

    assert isinstance(event, Completed)
    assert event.kind is CompletionKind.NOT_CORRECTED
    assert "2026-03-13" in event.reason


def test_a_case_is_returned_voided_or_forwarded_only_with_a_reason() -> None:
    with pytest.raises(InvalidValue):
        Story().do(close_without_decision, CompletionKind.VOIDED, reason=" ")
    with pytest.raises(WrongMoment, match="not from choice"):
        Story().do(close_without_decision, CompletionKind.WITH_CERTIFICATE, reason="随意")

    event = Story().do(close_without_decision, CompletionKind.FORWARDED, reason="转报上级")

    assert isinstance(event, Completed)
    assert event.reason == "转报上级"


def test_a_case_asks_only_for_what_its_item_version_knows() -> None:
    for papers in (submission("diploma"), replace(COMPLETE, steps=("magic",))):
        with pytest.raises(InvalidValue, match="item food has no"):
            receive(item(), papers, act(working_day(0)), receipt_number="收1", channel=Channel.WEB)


def test_every_status_and_event_has_words_that_people_read() -> None:
    story = Story().accepted().examined().granted().issued().printed().delivered()

    assert all(status.label for status in Status)
    assert all(event.label for event in story.events)
    assert [outcome.label for outcome in StepOutcome] == ["通过", "不通过"]
    assert WINDOW.department == "market"
