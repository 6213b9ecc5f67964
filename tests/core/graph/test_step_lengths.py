"""Which periods take as many working days on whatever day they begin (行政许可法 §82)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tongban.core.graph.burden.flat import StepLength, counted_alike, lengths
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.limits import TimeUnit

CALENDAR = WorkingCalendar(
    days_off=frozenset(), days_on=frozenset(), published_years=frozenset({2026})
)
MONDAY = date(2026, 3, 2)


@given(st.integers(0, 30), st.sampled_from(TimeUnit), st.integers(0, 13))
def test_a_period_counted_alike_takes_as_long_on_any_other_day(value, unit, later):
    period = StepLength(value, unit)
    if unit is TimeUnit.INSTANT:
        period = StepLength(0, unit)

    if counted_alike(period):
        taken = [
            lengths([(period, ())], begins, CALENDAR)
            for begins in (MONDAY, MONDAY + timedelta(days=later))
        ]
        assert taken[0] == taken[1] == [period.value]


def test_five_calendar_days_are_fewer_working_days_before_a_weekend():
    period = StepLength(5, TimeUnit.CALENDAR_DAY)

    assert not counted_alike(period)
    assert lengths([(period, ())], MONDAY, CALENDAR) != lengths(
        [(period, ())], MONDAY + timedelta(days=3), CALENDAR
    )
