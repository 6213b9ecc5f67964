"""Concerns (诉求): who moves by when, who may, and what nobody may."""

from datetime import timedelta

import pytest
from casework import MONDAY, working_day
from concernwork import (
    CENTRE,
    CLERK,
    CLOCK,
    HEAD,
    INFORMATION,
    POOR,
    SUPERVISOR,
    Told,
    answered,
    at,
    called,
    contacted,
    officer,
    order,
    rectified,
    refused,
    requested,
)

from tongban.core.feedback import centre, disclosing, judging, speaking, unit
from tongban.core.feedback.concern_events import ConcernLate, ConcernOpened
from tongban.core.feedback.concerns import ConcernChannel, ConcernKind, ConcernSeat, ConcernStatus
from tongban.core.feedback.folding import advance, fold
from tongban.core.feedback.information_events import (
    InformationAnswer,
)
from tongban.core.feedback.poor_rating_events import Misjudged, Rectification
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import InvalidValue


def test_whoever_rated_poorly_is_called_within_one_working_day():
    state = Told(POOR).state

    assert (state.status, state.due_on) == (ConcernStatus.TO_CONTACT, working_day(1))
    assert state.status.seat is ConcernSeat.CENTRE


def test_a_poor_rating_is_put_right_within_fifteen_working_days_of_it():
    assert (contacted().state.status, contacted().state.due_on) == (
        ConcernStatus.WITH_UNIT,
        working_day(15),
    )


def test_a_poor_rating_ends_only_after_the_rater_was_asked_again():
    told = rectified()
    assert told.state.status is ConcernStatus.TO_CALL_BACK

    assert called(told, 4).state.status is ConcernStatus.CLOSED
    assert told.state.ended_on == working_day(4)


def test_a_rater_who_is_still_not_satisfied_sends_it_back_to_the_unit():
    state = called(rectified(), 4, satisfied=False).state

    assert (state.status, state.due_on, state.redone) == (
        ConcernStatus.WITH_UNIT,
        working_day(9),
        1,
    )


def test_a_call_back_that_reaches_nobody_is_tried_three_times():
    told = rectified()
    for day in (4, 5):
        assert called(told, day, reached=False).state.status is ConcernStatus.TO_CALL_BACK

    state = called(told, 6, reached=False).state
    assert (state.status, state.satisfied) == (ConcernStatus.CLOSED, None)


def test_a_mistaken_rating_is_not_counted_after_an_appeal():
    told = contacted().do(unit.appeal, HEAD, 2, words="评错了部门")
    assert told.state.due_on == working_day(7)

    told.do(judging.exclude, SUPERVISOR, 3, misjudged=Misjudged.MISTAKEN, words="属实")
    assert told.state.status is ConcernStatus.EXCLUDED
    assert Misjudged.MISTAKEN.label == "误评"


def test_a_rating_that_stands_is_put_right_and_not_appealed_again():
    told = contacted().do(unit.appeal, HEAD, 2, words="评错了部门")
    told.do(judging.uphold, SUPERVISOR, 3, words="评价无误")

    assert told.state.due_on == working_day(15)
    assert refused(told.do, unit.appeal, HEAD, 4, words="再次申诉") == "feedback.appealed"


def test_nobody_judges_the_appeal_of_their_own_department():
    told = contacted().do(unit.appeal, HEAD, 2, words="评错了部门")
    own = officer("market", Role.SUPERVISOR)

    assert refused(told.do, judging.uphold, own, 3, words="是") == "feedback.judging"


def test_the_outcome_of_a_poor_rating_is_published_once():
    told = called(rectified(), 4).do(centre.publish, CENTRE, 5, words="已增开窗口")

    assert told.state.published
    assert told.state.ended_on == working_day(4)
    assert refused(told.do, centre.publish, CENTRE, 6, words="再") == "feedback.published"


def test_a_work_order_is_handed_on_within_a_day_and_answered_within_five():
    assert Told(ConcernKind.ENQUIRY).state.due_on == working_day(1)
    assert (order().state.status, order().state.due_on) == (
        ConcernStatus.WITH_UNIT,
        working_day(5),
    )


def test_the_wrong_unit_returns_it_within_24_hours_and_with_the_reason():
    told = order().do(unit.give_back, CLERK, 1, words="归城管")
    assert (told.state.status, told.state.returns) == (ConcernStatus.TO_ROUTE, 1)

    late = order()
    assert refused(late.do, unit.give_back, CLERK, 2, words="归城管") == "feedback.return_late"
    with pytest.raises(InvalidValue):
        order().do(unit.give_back, CLERK, 1, words=" ")


def test_24_hours_run_from_the_minute_of_the_handing_on():
    told = order()
    assert told.state.return_until == at(MONDAY) + timedelta(hours=24)


def test_the_head_of_the_unit_adds_five_working_days_once_and_in_time():
    told = order().do(unit.extend, HEAD, 5, words="要现场检测")
    assert told.state.due_on == working_day(10)

    assert refused(told.do, unit.extend, HEAD, 6, words="再延") == "feedback.extended"
    assert refused(order().do, unit.extend, CLERK, 1, words="延") == "feedback.head"
    assert refused(order().do, unit.extend, HEAD, 6, words="延") == "feedback.extension_late"


def test_a_poor_rating_has_no_extension():
    assert refused(contacted().do, unit.extend, HEAD, 2, words="延") == "feedback.no_extension"


def test_what_is_not_settled_is_reopened_twice_and_within_fifteen_working_days():
    told = called(answered())
    for day in (5, 8):
        told.says(speaking.reopen, day, clock=CLOCK, words="还在漏水")
        called(answered(told, day + 1), day + 2)

    assert told.state.reopenings == 2
    assert refused(told.says, speaking.reopen, 11, clock=CLOCK, words="又漏") == (
        "feedback.reopening"
    )
    late = called(answered())
    assert speaking.may_reopen(late.state, CLOCK, at(working_day(17)))
    assert not speaking.may_reopen(late.state, CLOCK, at(working_day(18)))


def test_the_same_matter_is_merged_and_needs_no_second_answer():
    told = order().do(centre.merge, CENTRE, 1, into="诉1", words="同一处漏水")

    assert told.state.status is ConcernStatus.MERGED
    assert told.falls_due(30) is None
    assert refused(contacted().do, centre.merge, CENTRE, 2, into="诉1", words="同") == (
        "feedback.merging"
    )


def test_whoever_spoke_may_take_it_back_until_it_is_answered():
    assert order().says(speaking.withdraw, 1).state.status is ConcernStatus.WITHDRAWN
    assert refused(answered().says, speaking.withdraw, 2) == "feedback.moved_on"
    assert not speaking.may_withdraw(contacted().state)


def test_lateness_of_each_side_stands_in_the_history_once_for_each_day():
    told = order()
    assert told.falls_due(5) is None
    assert isinstance(told.falls_due(6), ConcernLate)
    assert told.falls_due(7) is None
    answered(told, 8)
    told.falls_due(14)

    assert (told.state.units_late, told.state.others_late) == (1, 1)


def test_verbs_of_one_kind_are_not_those_of_another():
    assert refused(requested().do, unit.answer, CLERK, 1, words="好") == "feedback.kind"
    said = {"remedy": Rectification.EXPLAINED, "words": "说明"}
    assert refused(order().do, unit.rectify, CLERK, 1, **said) == "feedback.kind"
    said = {"answer": InformationAnswer.NOT_HELD, "words": "没有"}
    assert refused(order().do, disclosing.answer_information, CLERK, 1, **said) == "feedback.kind"


def test_only_whose_turn_it_is_may_move():
    assert refused(order().do, unit.answer, officer("fire", Role.WINDOW), 1, words="好") == (
        "feedback.unit"
    )
    assert refused(order().do, centre.route, CLERK, 1, department="fire") == "feedback.centre"
    assert refused(answered().do, unit.answer, CLERK, 2, words="好") == "feedback.moved_on"


def test_what_must_be_said_is_said():
    with pytest.raises(InvalidValue):
        Told(ConcernKind.HELP).do(centre.route, CENTRE, 0, department="")
    with pytest.raises(InvalidValue):
        order().do(centre.merge, CENTRE, 1, into="", words="同")
    with pytest.raises(InvalidValue):
        speaking.open_concern(INFORMATION, department="", at=at(MONDAY), clock=CLOCK)
    said = {"whom": " ", "third_party": True, "words": "?"}
    with pytest.raises(InvalidValue):
        requested().do(disclosing.ask_opinion, CLERK, 5, **said)


def test_a_history_begins_with_its_opening_and_only_there():
    opened = order().events[0]
    assert isinstance(opened, ConcernOpened)
    with pytest.raises(InvalidValue):
        fold(order().events[1:])
    with pytest.raises(InvalidValue):
        advance(order().state, opened)


def test_words_for_people_are_there():
    for kind in (ConcernKind, ConcernStatus, ConcernChannel, ConcernSeat, Rectification):
        assert all(one.label for one in kind)
