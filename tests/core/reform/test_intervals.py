"""Intervals that agree with the printed tables, and stay silent about small numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.reform.league import league
from tongban.core.vocabulary.intervals import (
    ENOUGH_CASES,
    Sample,
    difference_interval,
    mean_interval,
    share_interval,
    student,
)


@pytest.mark.parametrize(
    ("freedom", "printed"), [(20, 2.0860), (29, 2.0452), (60, 2.0003), (120, 1.9799)]
)
def test_student_agrees_with_the_printed_table(freedom, printed):
    assert student(freedom) == pytest.approx(printed, abs=1e-4)


def test_wilson_agrees_with_the_worked_example():
    low, high = share_interval(81, 263)

    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


@given(st.integers(ENOUGH_CASES, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_lies_in_its_interval_and_the_interval_between_none_and_all(drawn):
    successes, trials = drawn
    low, high = share_interval(successes, trials)

    assert 0 <= low <= successes / trials + 1e-12
    assert successes / trials - 1e-12 <= high <= 1


def test_below_thirty_cases_nothing_is_said():
    small, large = Sample.of([3.0] * 29), Sample.of([3.0] * 30)

    assert share_interval(29, 29) is None
    assert mean_interval(small) is None
    assert difference_interval(small, large) is None
    assert mean_interval(large) == (3, 3)
    assert difference_interval(large, large) == (0, 0)


def test_no_value_or_one_makes_a_sample_without_spread():
    assert Sample.of([]) == (0, 0, 0)
    assert Sample.of([4.0]) == (1, 4, 0)


def test_a_difference_larger_than_its_noise_is_seen():
    before = Sample.of([20.0, 22.0] * 30)
    after = Sample.of([10.0, 13.0] * 30)
    low, high = difference_interval(before, after)

    assert low < before.mean - after.mean < high
    assert low > 8


def test_small_numbers_do_not_rank_and_overlapping_ones_share_their_places():
    quick = Sample.of([2.0, 3.0] * 50)
    alike = Sample.of([2.0, 3.1] * 50)
    slow = Sample.of([9.0, 11.0] * 50)
    lucky = Sample.of([1.0] * 5)

    table = league([("slow", slow), ("lucky", lucky), ("alike", alike), ("quick", quick)])

    assert [(one.name, one.best, one.worst) for one in table] == [
        ("quick", 1, 2),
        ("alike", 1, 2),
        ("slow", 3, 3),
        ("lucky", 0, 0),
    ]
    assert [one.ranked for one in table] == [True, True, True, False]
