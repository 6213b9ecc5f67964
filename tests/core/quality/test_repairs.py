"""政务数据共享条例 §26: wrong data are checked and corrected, a person's never by one alone."""

from datetime import UTC, date, datetime

import pytest
from core.quality.test_rule_books import HOLDER, hand
from quality_strategies import rule

from tongban.core.people.histories import SYSTEM
from tongban.core.quality import repairs
from tongban.core.quality.alone import judge_alone
from tongban.core.quality.checks import Filled, Listed, Unique
from tongban.core.quality.repairs import (
    NEW,
    Repair,
    RepairWay,
    RowForgotten,
    RowGone,
    RowStatus,
    StillBroken,
    advance,
    fold,
)
from tongban.core.quality.rules import Consequence
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

TODAY = date(2026, 9, 15)
AT = datetime(2026, 9, 15, tzinfo=UTC)
SEX = rule(Listed(field="sex", values=("男", "女")), code="sex")
RULES = (SEX, rule(Filled(field="name"), code="named"), rule(Unique(fields=("name",)), code="once"))
WRONG = {"name": "甲", "sex": "X"}


def proposed(after=None, *, reason="", state=NEW, by=None, rules=RULES):
    repair = Repair(before=WRONG, after=after or {"name": "甲", "sex": "男"}, reason=reason)
    return repairs.propose(state, by or hand(), repair, holder=HOLDER, rules=rules, today=TODAY)


def test_what_is_done_is_known_by_what_was_changed():
    assert proposed().way is RepairWay.CLEANED
    assert proposed().fields == ("sex",)
    assert proposed(WRONG, reason="已电话核实").way is RepairWay.VERIFIED
    blank = Repair(before={"sex": None}, after={"sex": "女"})
    assert blank.way is RepairWay.COMPLETED


def test_a_row_that_stays_wrong_is_not_taken_back():
    with pytest.raises(StillBroken) as refused:
        proposed({"name": "甲", "sex": "?"})

    assert refused.value.rules == (SEX,)


def test_rules_that_only_mark_hold_no_repair_up():
    marks = rule(Listed(field="sex", values=("男",)), consequence=Consequence.MARK)

    assert proposed({"name": "甲", "sex": "女"}, rules=(marks,)).way is RepairWay.CLEANED


def test_a_row_that_is_right_as_it_stands_needs_a_reason():
    with pytest.raises(InvalidValue, match="核实"):
        proposed(WRONG)
    with pytest.raises(InvalidValue, match="最多"):
        proposed({"name": "甲" * 2_001, "sex": "男"})


def test_a_record_of_a_person_waits_for_a_second_steward():
    state = advance(NEW, proposed())
    with pytest.raises(NotAllowed):
        repairs.agree(state, hand(), holder=HOLDER, personal=True)

    agreed = repairs.agree(state, hand("S2"), holder=HOLDER, personal=True)

    assert advance(state, agreed).status is RowStatus.SETTLED
    assert repairs.agree(state, hand(), holder=HOLDER, personal=False)


def test_what_is_not_agreed_to_waits_again():
    state = advance(NEW, proposed())
    with pytest.raises(InvalidValue):
        repairs.send_back(state, hand("S2"), holder=HOLDER, reason="")

    state = advance(state, repairs.send_back(state, hand("S2"), holder=HOLDER, reason="查无实据"))

    assert (state.status, state.reason) == (RowStatus.WAITING, "查无实据")
    assert proposed(state=state)


def test_strangers_do_nothing_and_nothing_is_done_twice():
    with pytest.raises(NotAllowed):
        proposed(by=hand("S9", "taxation"))
    with pytest.raises(Conflict):
        proposed(state=advance(NEW, proposed()))
    with pytest.raises(Conflict):
        repairs.agree(NEW, hand(), holder=HOLDER, personal=False)


def test_values_that_are_forgotten_cannot_be_put_right_any_more():
    forgotten = fold([RowForgotten(at=AT, by=SYSTEM)])

    assert (forgotten.status, forgotten.forgotten) == (RowStatus.GONE, True)
    settled = fold([proposed(), repairs.RepairAgreed(at=AT, by=SYSTEM)])
    assert advance(settled, RowForgotten(at=AT, by=SYSTEM)).status is RowStatus.SETTLED
    with pytest.raises(Conflict):
        proposed(state=forgotten)
    assert fold([RowGone(at=AT, by=SYSTEM)]).status is RowStatus.GONE


def test_one_answer_is_judged_only_by_what_it_tells():
    assert judge_alone(RULES, {"sex": "X"}, today=TODAY) == ((SEX, False),)
    assert judge_alone(RULES, {"name": None, "sex": None}, today=TODAY) == ((RULES[1], False),)
