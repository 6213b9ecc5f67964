"""浙江规定第五条: several cases filed as one, together where they may, in order where they must."""

from dataclasses import replace
from datetime import date

import pytest
from casework import CITIZEN, DIRECTOR, GROUNDS, MONDAY, Story, act, working_day

from tongban.core.cases.filings import (
    Filing,
    SubCase,
    SubCaseStanding,
    needing,
    outlook,
    ready,
)
from tongban.core.cases.state import CaseState
from tongban.core.cases.verbs.decision import refuse
from tongban.core.cases.verbs.ending import withdraw, withdraw_unbegun
from tongban.core.vocabulary.errors import InvalidValue

RESTAURANT = Filing(
    number="联〔2026〕1号",
    journey="restaurant",
    lead="market",
    filed_on=MONDAY,
    sub_cases=(
        SubCase(item="business", name="营业执照"),
        SubCase(item="sign", name="户外招牌"),
        SubCase(item="food", name="食品经营许可", waits_for=frozenset({"business"})),
        SubCase(item="tobacco", name="烟草零售许可", waits_for=frozenset({"business", "food"})),
    ),
)


def standings(states: dict[str, CaseState]) -> list[str]:
    return [one.standing.value for one in outlook(RESTAURANT, states)]


def finished(on: int = 0) -> CaseState:
    return Story().day(on).accepted().examined().granted().issued().state


def test_departments_that_can_work_at_the_same_time_have_received_on_filing() -> None:
    received = ready(RESTAURANT, {})

    assert [one.sub_case.item for one in received] == ["business", "sign"]
    assert {one.received_on for one in received} == {MONDAY}


def test_the_next_department_has_received_when_the_former_finished() -> None:
    states = {"business": finished(on=3), "sign": Story().state}

    waiting = {one.sub_case.item: one for one in outlook(RESTAURANT, states)}

    assert standings(states) == ["finished", "under_way", "ready", "waiting"]
    assert waiting["food"].received_on == working_day(3)
    assert waiting["tobacco"].reason == "等待“食品经营许可”办结"


def test_a_result_of_several_predecessors_waits_for_the_last() -> None:
    states = {"business": finished(on=1), "food": finished(on=4)}

    last = ready(RESTAURANT, states)[-1]

    assert (last.sub_case.item, last.received_on) == ("tobacco", working_day(4))


def test_one_refused_sub_case_does_not_lose_the_others_but_blocks_those_that_need_it() -> None:
    refused = Story().accepted().examined()
    refused.do(refuse, GROUNDS, by=DIRECTOR, decision_number="不1")
    states = {"business": finished(), "food": refused.state}

    outlooks = {one.sub_case.item: one for one in outlook(RESTAURANT, states)}

    assert standings(states) == ["finished", "ready", "failed", "blocked"]
    assert outlooks["tobacco"].reason == "“食品经营许可”未办成，本事项缺少其结果"


def test_a_withdrawn_sub_case_blocks_all_that_follow_from_it() -> None:
    withdrawn = Story()
    withdrawn.do(withdraw, by=CITIZEN)

    assert standings({"business": withdrawn.state}) == ["failed", "ready", "blocked", "blocked"]


def test_a_sub_case_may_be_taken_back_while_it_waits_and_blocks_only_what_needs_it() -> None:
    [event] = withdraw_unbegun(act(MONDAY, CITIZEN), reason="不办了")

    outlooks = outlook(RESTAURANT, {"business": Story().state}, taken_back=frozenset({"food"}))

    assert (event.withdrawn_on, event.reason) == (MONDAY, "不办了")
    assert [one.standing.value for one in outlooks] == [
        "under_way",
        "ready",
        "failed",
        "blocked",
    ]


def test_what_needs_a_result_is_known_before_it_is_given_up() -> None:
    waits = {one.item: one.waits_for for one in RESTAURANT.sub_cases}

    assert needing(waits, "business") == {"food", "tobacco"}
    assert needing(waits, "food") == {"tobacco"}
    assert needing(waits, "tobacco") == frozenset()


def test_a_sub_case_under_way_makes_those_that_need_it_wait() -> None:
    assert standings({"business": Story().state}) == ["under_way", "ready", "waiting", "waiting"]


def test_the_standing_of_the_whole_has_words_for_each_part() -> None:
    assert {one.standing for one in outlook(RESTAURANT, {})} == {
        SubCaseStanding.READY,
        SubCaseStanding.WAITING,
    }


def test_sub_cases_stand_in_lawful_order() -> None:
    with pytest.raises(InvalidValue, match="tobacco waits for"):
        replace(
            RESTAURANT,
            filed_on=date(2026, 3, 2),
            sub_cases=tuple(reversed(RESTAURANT.sub_cases)),
        )
