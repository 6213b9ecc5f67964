"""国办发〔2020〕42号: whoever promised falsely is put on record, by the decision that found it."""

from datetime import UTC, date, datetime

import pytest

from tongban.core.credit.recording import FALSE_COMMITMENTS, Broken, recorded
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

FINDER = Signatory(staff_number="E1", name="王", department="fire_rescue")
DECIDER = Signatory(staff_number="E2", name="李", department="fire_rescue")


def broken(**other: object) -> Broken:
    usual = {
        "decision": "撤〔2026〕1号",
        "decided_on": date(2026, 3, 2),
        "grounds": "安全出口只有一个，与承诺不符",
        "found_by": FINDER,
        "decided_by": DECIDER,
        "at": datetime(2026, 3, 2, 9, tzinfo=UTC),
    }
    return Broken(**{**usual, **other})


def test_the_decision_puts_on_record_by_the_hands_that_found_and_decided():
    proposed, confirmed = recorded(broken())

    assert (proposed.list, proposed.by, confirmed.by) == (FALSE_COMMITMENTS, FINDER, DECIDER)
    assert proposed.decision == "撤〔2026〕1号"


def test_one_hand_alone_puts_nobody_on_record():
    with pytest.raises(NotAllowed):
        recorded(broken(decided_by=FINDER))


@pytest.mark.parametrize("lacking", ["decision", "grounds"])
def test_nobody_is_on_record_without_a_decision_and_its_grounds(lacking):
    with pytest.raises(InvalidValue):
        recorded(broken(**{lacking: " "}))
