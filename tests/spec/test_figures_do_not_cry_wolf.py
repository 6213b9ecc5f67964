"""Figures of performance: months that are news, departments that stand out, numbers too small."""

import math

import pytest

from tongban.core.performance.control import ENOUGH_POINTS, control_chart
from tongban.core.performance.expected import Cell, funnel, limits_of
from tongban.core.performance.forecasts import forecast
from tongban.core.performance.measures import BY_CODE, MEASURES, Both, Ratio
from tongban.core.performance.tallies import CaseTally

MONTHS = [f"2026-{month:02}" for month in range(1, 13)]


def chart(*ratios: tuple[int, int]):
    return control_chart([(month, Ratio(*one)) for month, one in zip(MONTHS, ratios, strict=False)])


def test_limits_are_those_of_the_worked_example():
    """Eight months of 100 cases, 10 and 14 late in turn, worked by hand.

    p̄ = 0.12, σ = √(0.12 · 0.88 / 100) = 0.03250, z = ±0.6155, mean moving range 1.2309,
    σz = 1.2309 / 1.128 = 1.0912, limits 0.12 ± 3 · 0.03250 · 1.0912.
    """
    found = chart(*[(10, 100), (14, 100)] * 4)

    assert found.mean == pytest.approx(0.12)
    assert found.sigma_z == pytest.approx(1.0912, abs=1e-4)
    assert found.points[0].low == pytest.approx(0.0136, abs=1e-4)
    assert found.points[0].high == pytest.approx(0.2264, abs=1e-4)


def test_large_months_that_always_vary_are_no_news():
    """An ordinary p chart calls every one of these months news."""
    big = chart(*[(11_000, 100_000), (13_000, 100_000)] * 4)

    assert all(
        abs(one.ratio.share - 0.12) > 3 * math.sqrt(0.12 * 0.88 / 100_000) for one in big.points
    )
    assert not big.signals


def test_a_month_that_breaks_from_the_others_is_news():
    found = chart(*[(10, 1000), (12, 1000), (9, 1000)] * 3, (60, 1000))

    assert [one.label for one in found.signals] == ["2026-10"]
    assert found.signals[0].signal == 1


def test_a_month_that_is_suddenly_better_is_news_too():
    found = chart(*[(300, 1000), (310, 1000), (305, 1000)] * 3, (120, 1000))

    assert found.signals[-1].signal == -1


def test_too_few_months_have_no_limits():
    assert chart(*[(1, 10)] * (ENOUGH_POINTS - 1)) is None
    assert chart(*[(0, 0)] * 12) is None


def test_where_nothing_ever_happens_nothing_is_news():
    found = chart(*[(0, 100)] * 12)

    assert (found.mean, found.sigma_z, found.signals) == (0, 0.0, ())


def test_a_department_with_hard_items_does_not_stand_out_for_them():
    """The hard item is late one time in five everywhere; whoever has it only does as all do."""
    found = funnel(
        [
            Cell("hard", "permit", Ratio(40, 200)),
            Cell("both", "permit", Ratio(20, 100)),
            Cell("both", "card", Ratio(3, 300)),
            Cell("easy", "card", Ratio(3, 300)),
        ]
    )

    assert [(one.name, one.stands_out) for one in found] == [("hard", 0), ("both", 0), ("easy", 0)]
    assert all(one.standardised == pytest.approx(1) for one in found)


def test_a_department_that_is_late_far_more_often_stands_out():
    found = funnel([Cell("slow", "card", Ratio(60, 300)), Cell("usual", "card", Ratio(30, 1500))])
    places = {one.name: one.stands_out for one in found}

    assert places == {"slow": 1, "usual": -1}


def test_fewer_than_thirty_cases_never_stand_out():
    found = funnel([Cell("few", "card", Ratio(9, 29)), Cell("many", "card", Ratio(9, 900))])
    few = next(one for one in found if one.name == "few")

    assert few.limits is None
    assert few.stands_out == 0


def test_nothing_is_expected_where_nobody_was_ever_late():
    [alone] = funnel([Cell("all", "card", Ratio(0, 100))])

    assert alone.standardised is None
    assert alone.stands_out == 0


@pytest.mark.parametrize("expected", [1.5, 5.0, 20.0, 80.0, 600.0])
def test_the_funnel_is_as_wide_as_chance(expected):
    """Beyond the limits lie about three counts in a thousand, both ends together."""
    low, high = limits_of(expected)
    inside = [count for count in range(1200) if low * expected <= count <= high * expected]
    chance = sum(
        math.exp(count * math.log(expected) - expected - math.lgamma(count + 1)) for count in inside
    )

    assert 0.997 < chance <= 1


def test_a_case_that_nobody_closes_lowers_the_share_in_time():
    open_late = CaseTally(cases=1, due=1, late=1)
    closed = CaseTally(cases=99, closed=99, closed_in_time=99, due=99)

    assert BY_CODE["on_time"].of(Both(closed + open_late)) == Ratio(99, 100)


def test_a_share_of_small_numbers_has_no_interval():
    assert Ratio(3, 29).interval is None
    assert Ratio(3, 30).interval is not None
    assert Ratio(0, 0).share is None


def test_every_measure_says_what_it_is_and_gives_a_ratio():
    for measure in MEASURES:
        assert measure.formula
        assert measure.denominator
        assert "÷" in measure.formula
        assert measure.of(Both(CaseTally())) == Ratio(0, 0)
    assert len({one.code for one in MEASURES}) == len(MEASURES)


def test_the_risk_of_being_late_is_how_many_before_it_would_have_been():
    took = [float(hour) for hour in range(1, 41)]
    found = forecast(took, 30.0)

    assert found.risk == Ratio(10, 40)
    assert found.at_risk
    assert (found.median_hours, found.p80_hours) == (20.5, pytest.approx(32.2))
    assert not forecast(took, 38.0).at_risk


def test_too_few_cases_before_it_tell_nothing():
    assert forecast([1.0] * 29, 30.0) is None
    assert forecast([1.0] * 30, None).risk is None
    assert not forecast([1.0] * 30, None).at_risk
