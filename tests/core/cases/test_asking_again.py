"""A silent register is asked again soon, then less often, and rules wait for it a while."""

from datetime import UTC, datetime, timedelta

import pytest

from tongban.core.cases.asking_again import LONGEST, SHORTEST, asked_again_at, waited_until

RECEIVED = datetime(2026, 9, 7, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("waited", "rest"),
    [
        (timedelta(0), SHORTEST),
        (timedelta(seconds=40), timedelta(seconds=40)),
        (timedelta(days=3), LONGEST),
        (timedelta(seconds=-5), SHORTEST),  # two machines whose clocks differ
    ],
    ids=["at once", "as long again", "at most", "never before"],
)
def test_the_longer_a_case_has_waited_the_less_often_is_asked(waited, rest):
    now = RECEIVED + waited

    assert asked_again_at(RECEIVED, now) == now + rest


def test_a_register_is_asked_several_times_before_rules_give_up():
    moment, asked = RECEIVED, 0
    while moment < waited_until(RECEIVED):
        moment, asked = asked_again_at(RECEIVED, moment), asked + 1

    assert 5 <= asked <= 15
