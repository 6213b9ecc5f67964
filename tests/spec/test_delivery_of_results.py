"""How results reach people (送达): 行政许可法 §44, and what is owed until they have them."""

from datetime import date, timedelta

import pytest
from casework import CITIZEN, DIRECTOR, GROUNDS, WINDOW, Story

from tongban.core.cases import codec
from tongban.core.cases.delivery_events import DeliveryFault, IdentityCheck
from tongban.core.cases.due import Phase
from tongban.core.cases.errors import NotCompetent, StepOutOfOrder, WrongMoment
from tongban.core.cases.events import Delivered
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.state import Status
from tongban.core.cases.verbs.decision import refuse
from tongban.core.cases.verbs.delivery import (
    arrive,
    choose,
    deliver,
    dispatch,
    fail,
    hand_over,
    make_ready,
    may_choose,
    take_out,
)
from tongban.core.cases.verbs.ending import complete
from tongban.core.vocabulary.errors import InvalidValue

POST = {"recipient": "林小满", "phone": "13900000000", "address": "明川市青石路1号"}
UNTIL = date(2026, 12, 24)


def made_out() -> Story:
    return Story().accepted().examined().granted().issued().printed()


def sent() -> Story:
    story = made_out()
    story.do(choose, DeliveryWay.POST, by=CITIZEN, **POST)
    story.do(dispatch, carrier="速达", tracking="SD1")
    return story


def at_window() -> Story:
    story = made_out()
    story.do(make_ready, DeliveryWay.WINDOW, place="3号窗口")
    return story


def test_the_applicant_chooses_how_the_result_comes_and_may_change_it_until_it_left() -> None:
    story = Story().accepted()
    story.do(choose, DeliveryWay.POST, by=CITIZEN, **POST)
    assert story.state.result_delivery.way is DeliveryWay.POST

    story.do(choose, DeliveryWay.WINDOW, by=CITIZEN, place="centre")

    assert story.state.result_delivery.way is DeliveryWay.WINDOW
    assert may_choose(story.state)
    assert not may_choose(sent().state)
    with pytest.raises(WrongMoment):
        sent().do(choose, DeliveryWay.ELECTRONIC, by=CITIZEN)


def test_without_a_choice_the_result_is_electronic() -> None:
    assert Story().accepted().state.result_delivery.way is DeliveryWay.ELECTRONIC


def test_a_parcel_wants_name_telephone_and_address_and_collecting_wants_a_place() -> None:
    for missing in POST:
        with pytest.raises(InvalidValue):
            Story().accepted().do(choose, DeliveryWay.POST, by=CITIZEN, **{**POST, missing: " "})
    with pytest.raises(InvalidValue):
        Story().accepted().do(choose, DeliveryWay.LOCKER, by=CITIZEN)


def test_a_window_checks_who_takes_the_result_and_notes_the_signature() -> None:
    with pytest.raises(InvalidValue):
        at_window().do(hand_over, taken_by="林小满", checked=None, signed="已签名")
    with pytest.raises(InvalidValue):
        at_window().do(hand_over, taken_by="林小满", checked=IdentityCheck.CARD, signed=" ")

    story = at_window()
    event = story.do(hand_over, taken_by="林小满", checked=IdentityCheck.CARD, signed="已签名")

    assert isinstance(event, Delivered)
    assert event.way is DeliveryWay.WINDOW
    assert story.state.result_delivery.collected is not None
    story.do(complete)
    assert story.state.status is Status.COMPLETED


def test_a_locker_is_emptied_on_a_day_and_a_window_is_not() -> None:
    story = made_out()
    for way, until in ((DeliveryWay.LOCKER, None), (DeliveryWay.WINDOW, UNTIL)):
        with pytest.raises(InvalidValue):
            story.do(make_ready, way, place="1号柜", until=until)
    with pytest.raises(InvalidValue):
        story.do(make_ready, DeliveryWay.POST, place="1号柜")

    story.do(make_ready, DeliveryWay.LOCKER, place="1号柜", until=UNTIL)

    assert not may_choose(story.state)
    story.do(hand_over, taken_by="凭取件码", checked=None)
    assert story.state.status is Status.DELIVERED


def test_what_lies_in_a_locker_past_its_days_goes_back_and_the_way_is_chosen_anew() -> None:
    story = made_out()
    story.do(make_ready, DeliveryWay.LOCKER, place="1号柜", until=story.on)
    for too_soon in (story, at_window()):
        with pytest.raises(WrongMoment):
            too_soon.do(take_out)
    story.on += timedelta(days=1)

    story.do(take_out)

    came_back = story.state.result_delivery.came_back
    assert came_back is not None
    assert came_back.fault is DeliveryFault.EXPIRED
    assert may_choose(story.state)


def test_a_parcel_that_arrives_delivers_the_result_under_its_waybill() -> None:
    story = sent()

    event = story.do(arrive)

    assert isinstance(event, Delivered)
    assert (event.way, event.tracking) == (DeliveryWay.POST, "SD1")
    with pytest.raises(WrongMoment):
        at_window().do(arrive)
    with pytest.raises(WrongMoment):
        sent().do(hand_over, taken_by="林小满", checked=IdentityCheck.CARD, signed="已签名")


def test_what_did_not_arrive_is_owed_again_and_may_set_out_anew() -> None:
    story = sent()
    assert story.state.result_delivery.round == 1

    story.do(fail, DeliveryFault.LOST, words="快递丢失")

    assert story.state.result_delivery.round == 2
    assert story.state.result_delivery.came_back is not None
    assert story.state.status is Status.ISSUED
    assert may_choose(story.state)
    story.do(make_ready, DeliveryWay.WINDOW, place="3号窗口")
    assert story.state.result_delivery.came_back is None


def test_nothing_fails_that_is_not_on_its_way() -> None:
    with pytest.raises(WrongMoment):
        made_out().do(fail, DeliveryFault.LOST, words="快递丢失")
    with pytest.raises(InvalidValue):
        sent().do(fail, DeliveryFault.LOST, words="")


def test_one_result_is_on_its_way_once_and_only_its_department_sends_it() -> None:
    with pytest.raises(WrongMoment):
        sent().do(dispatch, carrier="速达", tracking="SD2")
    with pytest.raises(NotCompetent):
        made_out().do(dispatch, by=CITIZEN, carrier="速达", tracking="SD2")
    with pytest.raises(InvalidValue):
        made_out().do(dispatch, carrier="速达", tracking="")
    with pytest.raises(StepOutOfOrder):
        Story().accepted().examined().granted().issued().do(
            dispatch, carrier="速达", tracking="SD2"
        )


def test_the_ten_days_rest_while_the_result_waits_for_the_person_and_count_on_after() -> None:
    story = sent()
    late = story.on + timedelta(days=60)
    story.day(late)

    assert story.due().phase is Phase.DELIVERY
    assert story.due().usage is None
    assert "等申请人" in story.due().reason

    story.do(fail, DeliveryFault.RETURNED, words="无人签收")

    assert story.due().usage is not None
    assert story.due().reason == "超过送达期限"


def test_a_refusal_may_be_sent_like_a_result() -> None:
    story = Story().accepted().examined()
    story.do(refuse, GROUNDS, by=DIRECTOR, decision_number="不1")

    story.do(dispatch, carrier="速达", tracking="SD3")

    assert story.do(arrive).name == "delivered"


def test_an_electronic_result_needs_no_way_of_its_own() -> None:
    story = made_out()

    story.do(deliver, DeliveryWay.ELECTRONIC, by=WINDOW)

    assert not may_choose(story.state)


def test_what_happened_on_the_way_is_read_again_as_it_was_written() -> None:
    story = sent()
    story.do(fail, DeliveryFault.LOST, words="快递丢失")
    story.do(make_ready, DeliveryWay.WINDOW, place="3号窗口")
    story.do(hand_over, taken_by="林小满", checked=IdentityCheck.CARD, signed="已签名")

    assert [codec.decode(codec.encode(event)) for event in story.events] == story.events
