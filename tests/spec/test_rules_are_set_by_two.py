"""Rules of supervision are set by two, with a history; articles are not switched off."""

from dataclasses import replace
from datetime import datetime

import pytest
from casework import CHINA_STANDARD_TIME

from tongban.core.authoring.review import Hand
from tongban.core.people.actors import Officer, Role
from tongban.core.supervision.rules import Level
from tongban.core.supervision.settings import (
    RuleSetting,
    RuleState,
    approve,
    decline,
    in_force,
    propose,
    replayed,
)
from tongban.core.supervision.standing_rules import STANDING_RULES
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

BY_CODE = {one.code: one for one in STANDING_RULES}
LOCAL, LEGAL = BY_CODE["entered_afterwards"], BY_CODE["statute_passed"]
QUICK = replace(RuleSetting.of(LOCAL), level=Level.RED, numbers={"seconds": 60})


def hand(staff: str = "1", role: Role = Role.SUPERVISOR) -> Hand:
    officer = Officer(
        account=1, name="监", staff_number=staff, department="supervision", roles=frozenset({role})
    )
    return Hand(officer=officer, at=datetime(2026, 3, 2, 9, tzinfo=CHINA_STANDARD_TIME))


def proposed(setting: RuleSetting = QUICK, rule=LOCAL) -> RuleState:
    return replayed([propose(RuleState(), rule, setting, hand(), reason="误报多")])


def test_a_setting_holds_once_another_agreed():
    state = proposed()
    assert state.in_force is None

    event = approve(state, hand("2"))
    after = replayed([state.proposed, event])
    assert after.in_force == QUICK
    assert after.proposed is None
    [rule] = in_force((LOCAL,), {LOCAL.code: QUICK})
    assert (rule.level, rule.numbers) == (Level.RED, {"seconds": 60})


def test_nobody_agrees_to_their_own_proposal():
    with pytest.raises(NotAllowed) as refused:
        approve(proposed(), hand("1"))
    assert refused.value.rule == "supervision.rule_hands"


def test_what_is_refused_or_taken_back_changes_nothing():
    state = proposed()
    after = replayed([state.proposed, decline(state, hand("1"), reason="再看看")])

    assert (after.in_force, after.proposed, after.length) == (None, None, 2)
    with pytest.raises(NotAllowed):
        approve(after, hand("2"))
    with pytest.raises(InvalidValue):
        decline(state, hand("2"), reason=" ")


def test_one_change_at_a_time():
    with pytest.raises(NotAllowed) as refused:
        propose(proposed(), LOCAL, QUICK, hand("2"), reason="也改")
    assert refused.value.rule == "supervision.rule_waits"


def test_a_rule_that_rests_on_an_article_is_not_switched_off():
    off = replace(RuleSetting.of(LEGAL), on=False)
    with pytest.raises(NotAllowed) as refused:
        proposed(off, LEGAL)
    assert refused.value.rule == "supervision.rule_of_law"


def test_local_practice_may_be_switched_off():
    off = replace(RuleSetting.of(LOCAL), on=False)

    assert proposed(off).proposed.setting == off
    assert in_force((LOCAL, LEGAL), {LOCAL.code: off}) == (LEGAL,)


@pytest.mark.parametrize(
    "setting",
    [RuleSetting.of(LOCAL), replace(QUICK, numbers={}), replace(QUICK, numbers={"seconds": -1})],
)
def test_what_changes_nothing_or_fits_not_is_refused(setting):
    with pytest.raises(InvalidValue):
        proposed(setting)


def test_only_supervisors_set_rules():
    with pytest.raises(NotAllowed) as refused:
        propose(RuleState(), LOCAL, QUICK, hand(role=Role.APPROVER), reason="误报多")
    assert refused.value.rule == "supervision.rule_supervisors"


def test_a_proposal_says_why():
    with pytest.raises(InvalidValue):
        propose(RuleState(), LOCAL, QUICK, hand(), reason="")
