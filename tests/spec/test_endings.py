"""办结与送达: results reach people, and every case ends once."""

from dataclasses import replace

import pytest
from casework import (
    CITIZEN,
    COMPLETE,
    DIRECTOR,
    GROUNDS,
    WINDOW,
    Story,
    act,
    calendar,
    item,
    submission,
    working_day,
)

from tongban.core.cases.errors import (
    StepOutOfOrder,
    WrongMoment,
)
from tongban.core.cases.events import Completed
from tongban.core.cases.outcomes import CompletionKind, DeliveryWay, StepOutcome
from tongban.core.cases.state import Status
from tongban.core.cases.verbs.decision import refuse
from tongban.core.cases.verbs.delivery import deliver, issue
from tongban.core.cases.verbs.ending import (
    WithdrawalTooLate,
    close_uncorrected,
    close_without_decision,
    complete,
    withdraw,
)
from tongban.core.cases.verbs.receipt import receive
from tongban.core.cases.verbs.review import request_correction
from tongban.core.catalog.items import Channel
from tongban.core.vocabulary.errors import InvalidValue


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
    assert refused.value.citation is not None
    assert refused.value.citation.is_local
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
