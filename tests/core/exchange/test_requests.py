"""A request from the question to the answer: whose turn it is, until when, and who may do what."""

from datetime import date, timedelta

import pytest
from exchangework import (
    ASKER,
    HOLDER,
    MARRIAGE,
    NEEDED,
    TODAY,
    asker,
    asking,
    hand,
    holder,
    keeper,
    terms,
)

from tongban.adapters.holidays import official_calendar
from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.exchange import requesting
from tongban.core.exchange.grants import GrantKind
from tongban.core.exchange.request_events import Said
from tongban.core.exchange.request_state import RequestStatus, Stage, advance, fold
from tongban.core.exchange.statistics import by_holder
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

CALENDAR = official_calendar()


def put(**changed):
    return fold([requesting.ask(asker(), asking(**changed), today=TODAY)])


def checked(days=1, *, published=True):
    state = put()
    return advance(state, requesting.conform(state, keeper(days), published=published))


def offered(days=3):
    state = checked()
    less = terms(fields=frozenset(sorted(NEEDED)[:1]))
    return advance(state, requesting.offer(state, holder(days), terms=less, reason="其余敏感"))


def refused(days=3):
    state = checked()
    no = requesting.turn_down(state, holder(days), reason="系统改造", basis="某条例#1")
    return advance(state, no)


def disputed(days=4):
    state = refused()
    return advance(state, requesting.dispute(state, asker(days), reason="没有法定依据"))


@pytest.mark.parametrize(
    ("state", "status", "stage", "department"),
    [
        (put(), RequestStatus.CHECKING, Stage.CHECK, CATALOGUE_KEEPER),
        (checked(), RequestStatus.ANSWERING, Stage.ANSWER, HOLDER),
        (checked(published=False), RequestStatus.ANSWERING, Stage.PUBLISH_AND_ANSWER, HOLDER),
        (disputed(), RequestStatus.DISPUTED, Stage.DECIDE, CATALOGUE_KEEPER),
    ],
)
def test_at_each_stage_one_department_has_its_turn(state, status, stage, department):
    assert state.status is status
    assert (state.turn.stage, state.turn.department) == (stage, department)


@pytest.mark.parametrize("state", [offered(), refused()])
def test_an_answer_ends_the_turn_of_the_holder(state):
    assert state.turn is None


def test_the_clocks_count_working_days_and_silence_decides_nothing():
    state = put()  # Monday 2 March 2026
    assert state.turn.due_on(CALENDAR) == date(2026, 3, 4)
    assert not state.turn.late(CALENDAR, today=date(2026, 3, 4))
    assert state.turn.late(CALENDAR, today=date(2026, 3, 5))
    assert checked().turn.due_on(CALENDAR) == date(2026, 3, 10)
    assert checked(published=False).turn.due_on(CALENDAR) == date(2026, 3, 17)


def test_what_the_holder_agrees_to_is_granted():
    state = checked()
    done = advance(state, requesting.agree(state, holder(2), terms=terms(), grant="G1"))

    assert done.status is RequestStatus.GRANTED
    assert done.grant == "G1"
    assert done.request.grant("G1", done.terms, valid_from=TODAY).fields == NEEDED


def test_what_is_shared_freely_is_granted_with_the_check_and_nothing_else_is():
    state = put()
    done = requesting.agree(state, keeper(), terms=terms(), grant="G1", freely=True)

    assert advance(state, done).status is RequestStatus.GRANTED
    with pytest.raises(Conflict):
        requesting.agree(state, keeper(), terms=terms(), grant="G1")


def test_an_offer_is_accepted_by_the_asker_only_as_it_was_made():
    state = offered()
    with pytest.raises(Conflict):
        requesting.agree(state, asker(4), terms=terms(), grant="G1")
    done = advance(state, requesting.agree(state, asker(4), terms=state.terms, grant="G1"))

    assert done.status is RequestStatus.GRANTED


def test_an_offer_that_is_not_taken_goes_back_to_the_holder_under_a_new_clock():
    state = offered()
    again = requesting.counter(state, asker(4), terms=terms(), reason="缺一不可", today=TODAY)
    now = advance(state, again)

    assert now.status is RequestStatus.ANSWERING
    assert now.turn.began_on == TODAY + timedelta(days=4)
    assert now.terms == terms()


def test_a_refusal_names_its_ground():
    state = checked()
    with pytest.raises(InvalidValue):
        requesting.turn_down(state, holder(), reason="不方便", basis=" ")


def test_a_dispute_is_decided_by_the_competent_department_either_way():
    state = disputed()
    upheld = advance(state, requesting.uphold(state, keeper(5), reason="依法不予共享"))
    granted = advance(state, requesting.agree(state, keeper(5), terms=terms(), grant="G1"))

    assert upheld.status is RequestStatus.UPHELD
    assert granted.status is RequestStatus.GRANTED


def test_what_is_out_of_order_goes_back_to_the_asker():
    state = put()
    back = advance(state, requesting.turn_back(state, keeper(), reason="目的不明"))

    assert back.status is RequestStatus.TURNED_BACK
    assert back.reason == "目的不明"


def test_a_request_that_is_no_longer_wanted_is_taken_back():
    state = checked()
    gone = advance(state, requesting.take_back(state, asker(2), reason="事项已取消"))

    assert gone.status is RequestStatus.TAKEN_BACK
    with pytest.raises(Conflict):
        requesting.say(gone, asker(3), words="再等等")
    with pytest.raises(Conflict):
        requesting.agree(gone, holder(3), terms=terms(), grant="G1")


def test_the_departments_concerned_talk_and_nobody_else():
    state = checked()
    said = requesting.say(state, asker(2), words="何时能答复")
    assert isinstance(said, Said)
    assert advance(state, said) == state
    assert advance(state, requesting.ask(asker(), asking(title="另一个"), today=TODAY)) == state
    with pytest.raises(NotAllowed):
        requesting.say(state, hand("public_security"), words="我也要")


@pytest.mark.parametrize(
    "act",
    [
        lambda: requesting.ask(hand("public_security"), asking(), today=TODAY),
        lambda: requesting.ask(hand(ASKER, role=Role.WINDOW), asking(), today=TODAY),
        lambda: requesting.conform(put(), holder(), published=True),
        lambda: requesting.turn_back(put(), asker(), reason="不"),
        lambda: requesting.agree(checked(), asker(), terms=terms(), grant="G1"),
        lambda: requesting.turn_down(checked(), keeper(), reason="不", basis="条例"),
        lambda: requesting.dispute(refused(), holder(), reason="不"),
        lambda: requesting.uphold(disputed(), holder(), reason="不"),
        lambda: requesting.take_back(checked(), holder(), reason="不"),
    ],
)
def test_each_act_belongs_to_one_department(act):
    with pytest.raises(NotAllowed):
        act()


def test_nobody_checks_what_they_asked_for_themselves():
    own = keeper()
    state = fold([requesting.ask(own, asking(asker=CATALOGUE_KEEPER), today=TODAY)])
    with pytest.raises(NotAllowed):
        requesting.conform(state, own, published=True)


@pytest.mark.parametrize(
    "act",
    [
        lambda: requesting.conform(checked(), keeper(), published=True),
        lambda: requesting.offer(put(), holder(), terms=terms(), reason="少些"),
        lambda: requesting.dispute(checked(), asker(), reason="太慢"),
        lambda: requesting.uphold(refused(), keeper(), reason="对"),
    ],
)
def test_no_stage_is_skipped(act):
    with pytest.raises(Conflict):
        act()


@pytest.mark.parametrize(
    "more",
    [
        {"fields": frozenset(MARRIAGE.serves)},
        {"items": frozenset({EVERY_ITEM})},
        {"valid_until": TODAY + timedelta(days=800)},
        {"dataset": ""},
        {"fields": frozenset()},
        {"valid_until": TODAY - timedelta(days=1)},
        {"quota_a_day": 0},
    ],
)
def test_nothing_beyond_what_was_asked_for_is_granted(more):
    with pytest.raises(InvalidValue):
        requesting.agree(checked(), holder(), terms=terms(**more), grant="G1")


def test_a_counter_never_asks_for_more_than_the_request():
    wide = terms(fields=frozenset(MARRIAGE.serves))
    with pytest.raises(InvalidValue):
        requesting.counter(offered(), asker(), terms=wide, reason="都要", today=TODAY)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"purpose": ""},
        {"purpose": "统计分析"},
        {"terms": terms(items=frozenset())},
        {"terms": terms(fields=frozenset())},
        {"kind": GrantKind.RETURN},
        {"terms": terms(valid_until=TODAY - timedelta(days=1))},
        {"terms": terms(quota_a_day=0)},
    ],
)
def test_a_request_that_leaves_something_open_is_not_taken(wrong):
    with pytest.raises(InvalidValue):
        requesting.ask(asker(), asking(**wrong), today=TODAY)


def test_data_go_back_to_the_level_they_came_from_under_a_grant_of_their_own():
    back = asking(
        kind=GrantKind.RETURN,
        areas=frozenset({"519901"}),
        consumer=ASKER,
        purpose="基层治理",
        terms=terms(items=frozenset({EVERY_ITEM})),
    )
    requesting.ask(asker(), back, today=TODAY)
    grant = back.grant("G1", back.terms, valid_from=TODAY)

    assert grant.kind is GrantKind.RETURN
    assert grant.areas == {"519901"}


def test_statistics_tell_who_grants_who_refuses_and_who_is_late():
    state = checked()
    granted = advance(state, requesting.agree(state, holder(2), terms=terms(), grant="G1"))
    slow = checked()
    late = advance(slow, requesting.agree(slow, holder(20), terms=terms(), grant="G2"))
    other = put(holder="public_security")

    here, there = by_holder(
        [granted, late, refused(), checked(), other], CALENDAR, today=TODAY + timedelta(days=2)
    )

    assert (here.department, there.department) == (HOLDER, "public_security")
    assert (here.received, here.granted, here.refused, here.open) == (4, 2, 1, 1)
    assert (here.late, here.answers, here.disputed) == (1, 3, 0)
    assert here.mean_days == pytest.approx(here.days / 3)
    assert there.mean_days is None


def test_where_a_request_stands_follows_from_its_whole_history():
    asked = requesting.ask(asker(), asking(), today=TODAY)
    conformed = requesting.conform(fold([asked]), keeper(1), published=True)

    assert fold([asked, conformed]) == checked()


def test_a_history_begins_with_the_request():
    with pytest.raises(TypeError):
        fold([requesting.say(put(), asker(), words="喂")])
