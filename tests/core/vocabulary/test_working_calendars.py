"""Working calendars: two look-ups must agree with going from day to day."""

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vocabulary_strategies import calendars, days

from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.errors import InvalidValue, Reason

WEEKENDS_ONLY = WorkingCalendar.from_exceptions(days_off=(), days_on=(), published_years=())
ONE_DAY = timedelta(days=1)
MONDAY = date(2026, 9, 14)
FRIDAY = date(2026, 9, 18)
SATURDAY = date(2026, 9, 19)


def works(calendar, day):
    return day in calendar.days_on or (day.weekday() < 5 and day not in calendar.days_off)


def walked(calendar, day, working_days, step):
    while working_days:
        day += step
        working_days -= works(calendar, day)
    return day


@given(calendars(), days)
def test_a_day_works_by_its_exception_or_else_by_its_weekday(calendar, day):
    assert calendar.is_working(day) is works(calendar, day)


@given(calendars(), days, st.integers(0, 300))
def test_a_deadline_is_where_walking_day_by_day_arrives(calendar, start, working_days):
    assert calendar.after(start, working_days) == walked(calendar, start, working_days, ONE_DAY)


@given(calendars(), days, st.integers(0, 300))
def test_counting_back_is_where_walking_back_arrives(calendar, end, working_days):
    assert calendar.before(end, working_days) == walked(calendar, end, working_days, -ONE_DAY)


@given(calendars(), days, st.integers(1, 900))
def test_counting_undoes_the_deadline(calendar, start, working_days):
    assert calendar.count(start, calendar.after(start, working_days)) == working_days


@given(calendars(), days, days)
def test_what_is_overdue_is_negative(calendar, one, other):
    assert calendar.count(one, other) == -calendar.count(other, one)


@given(calendars(), days)
def test_rolling_forward_stops_at_the_first_working_day(calendar, day):
    rolled = calendar.roll_forward(day)

    assert works(calendar, rolled)
    assert not any(works(calendar, day + n * ONE_DAY) for n in range((rolled - day).days))


@given(st.dates(date(1, 1, 8), date(9999, 12, 1)), st.integers(1, 5))
def test_without_exceptions_any_day_since_the_year_1_has_plain_weeks(start, working_days):
    assert WEEKENDS_ONLY.after(start, working_days) == walked(
        WEEKENDS_ONLY, start, working_days, ONE_DAY
    )


def test_local_days_prevail_over_official_ones():
    official = WorkingCalendar.from_exceptions(
        days_off={FRIDAY}, days_on={SATURDAY}, published_years={2026}
    )

    local = official.with_local_days(off={MONDAY, SATURDAY}, on={FRIDAY})

    assert [local.is_working(day) for day in (MONDAY, FRIDAY, SATURDAY)] == [False, True, False]
    assert local.published_years == official.published_years
    assert official.with_local_days() == official


def test_a_day_cannot_be_off_and_on():
    with pytest.raises(InvalidValue) as refusal:
        WorkingCalendar.from_exceptions(days_off={MONDAY}, days_on={MONDAY}, published_years=())

    assert refusal.value.reason == Reason.CONTRADICTION


def test_a_year_without_a_notice_is_provisional():
    calendar = WorkingCalendar.from_exceptions(
        days_off=(), days_on=(), published_years={2024, 2026}
    )

    assert not calendar.is_provisional(MONDAY)
    assert calendar.is_provisional(date(2027, 1, 1))
    assert not calendar.is_provisional_between(MONDAY, FRIDAY)
    assert calendar.is_provisional_between(date(2024, 12, 31), MONDAY)


@pytest.mark.parametrize("count", [WEEKENDS_ONLY.after, WEEKENDS_ONLY.before])
def test_days_are_not_counted_by_negative_numbers(count):
    with pytest.raises(InvalidValue):
        count(MONDAY, -1)


def test_time_ends_with_a_reason():
    with pytest.raises(InvalidValue):
        WEEKENDS_ONLY.after(date.max, 1)
    with pytest.raises(InvalidValue):
        WEEKENDS_ONLY.before(date.min, 1)


def test_a_calendar_crosses_process_borders():
    calendar = WorkingCalendar.from_exceptions(
        days_off={FRIDAY}, days_on={SATURDAY}, published_years={2026}
    )

    sent = pickle.loads(pickle.dumps(calendar))  # noqa: S301 -- our own bytes

    assert sent == calendar
    assert sent.after(MONDAY, 4) == SATURDAY
