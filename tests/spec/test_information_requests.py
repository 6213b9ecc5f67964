"""Requests for government information (政府信息公开条例 §30-36): each period, each answer."""

import pytest
from casework import working_day
from concernwork import CLERK, CLOCK, HEAD, Told, refused, requested

from tongban.core.feedback import disclosing, speaking, unit
from tongban.core.feedback.concerns import ConcernStatus
from tongban.core.feedback.information_events import (
    InformationAnswer,
    RequestAbandoned,
    ThirdOpinionGiven,
)
from tongban.core.vocabulary.errors import InvalidValue


def test_information_is_given_within_twenty_working_days_and_twenty_more_with_approval():
    assert requested().state.due_on == working_day(20)
    assert requested().do(unit.extend, HEAD, 9, words="卷宗多").state.due_on == working_day(40)


def test_an_unclear_request_is_sent_back_once_and_within_seven_working_days():
    told = requested().do(disclosing.ask_to_clarify, CLERK, 7, words="请写明年度")
    assert told.state.due_on == working_day(17)
    told.says(speaking.clarify, 9, clock=CLOCK, words="2025年")

    assert told.state.due_on == working_day(29)
    again = (told.do, disclosing.ask_to_clarify, CLERK, 10)
    assert refused(*again, words="再写") == "feedback.clarified"
    late = (requested().do, disclosing.ask_to_clarify, CLERK, 8)
    assert refused(*late, words="晚了") == "feedback.clarify_late"


def test_who_adds_nothing_in_time_has_given_up():
    told = requested().do(disclosing.ask_to_clarify, CLERK, 7, words="请写明年度")

    assert told.falls_due(17) is None
    assert isinstance(told.falls_due(18), RequestAbandoned)
    assert told.state.status is ConcernStatus.ABANDONED


def asked(*, third_party: bool = True) -> Told:
    said = {"whom": "某公司", "third_party": third_party, "words": "是否同意公开"}
    return requested().do(disclosing.ask_opinion, CLERK, 5, **said)


@pytest.mark.parametrize("third_party", [True, False])
def test_days_in_which_others_are_asked_are_not_counted(third_party):
    told = asked(third_party=third_party)
    assert told.state.due_on == working_day(20)  # 15 working days for their opinion
    told.do(disclosing.take_opinion, CLERK, 11, words="同意")

    assert told.state.due_on == working_day(26)


def test_silence_of_who_was_asked_costs_fifteen_working_days_and_no_more():
    told = asked()
    event = told.falls_due(24)

    assert isinstance(event, ThirdOpinionGiven)
    assert event.silent
    assert told.state.due_on == working_day(35)


@pytest.mark.parametrize("answer", list(InformationAnswer))
def test_there_are_seven_answers_and_two_need_reasons(answer):
    said = {"answer": answer, "words": "见附件"}
    if answer.reasoned:
        with pytest.raises(InvalidValue):
            requested().do(disclosing.answer_information, CLERK, 3, **said)
    told = requested().do(disclosing.answer_information, CLERK, 3, **said, reasons="属于个人隐私")

    assert told.state.status is ConcernStatus.CLOSED
    assert answer.label
    assert 1 <= answer.item <= 7
