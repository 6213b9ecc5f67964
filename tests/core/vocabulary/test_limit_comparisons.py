"""Limits: what they refuse to be, how they read, and when one is surely shorter than another."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from vocabulary_strategies import BASIS, calendars, days, limits

from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.limits import (
    CountingRule,
    TimeLimit,
    TimeUnit,
    calendar_days_on,
    due,
    due_at,
    shorter,
    shorter_on,
)

WEEKENDS_ONLY = WorkingCalendar.from_exceptions(days_off=(), days_on=(), published_years=())
MONDAY = date(2026, 9, 14)


def wd(value):
    return TimeLimit.working_days(value, BASIS)


def cd(value):
    return TimeLimit.calendar_days(value, BASIS)


@given(limits, limits, calendars(), days)
def test_a_shorter_limit_never_ends_later_on_any_calendar(one, other, calendar, start):
    verdict = shorter(one, other)
    ends, other_ends = due(one, start, calendar).on, due(other, start, calendar).on

    if verdict is True:
        assert ends <= other_ends
    if verdict is False:
        assert other_ends <= ends


@given(limits, limits)
def test_two_limits_are_not_both_shorter_than_each_other(one, other):
    assert not (shorter(one, other) and shorter(other, one))


@given(limits)
def test_no_limit_is_shorter_than_itself(limit):
    assert shorter(limit, limit) is False


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (wd(5), wd(20), True),
        (wd(25), cd(30), None),
        (cd(30), wd(25), None),
        (cd(30), wd(30), True),
        (wd(30), cd(30), False),
        (TimeLimit.years(1, BASIS), TimeLimit.months(12, BASIS), False),
        (TimeLimit.months(11, BASIS), TimeLimit.years(1, BASIS), True),
        (cd(28), TimeLimit.months(1, BASIS), True),
        (cd(30), TimeLimit.months(1, BASIS), None),
        (TimeLimit.months(1, BASIS), wd(31), True),
        (TimeLimit.hours(24, BASIS), cd(1), True),
        (cd(1), TimeLimit.hours(48, BASIS), None),
        (TimeLimit.instant(BASIS), TimeLimit.hours(1, BASIS), True),
        (wd(1), TimeLimit.instant(BASIS), False),
    ],
)
def test_units_are_compared_only_where_every_calendar_agrees(one, other, verdict):
    assert shorter(one, other) is verdict


def test_real_dates_decide_what_units_cannot():
    """25 working days are no improvement on 30 calendar days."""
    promised, statutory = wd(25), cd(30)

    assert not shorter_on(promised, statutory, start=MONDAY, calendar=WEEKENDS_ONLY)
    assert shorter_on(statutory, promised, start=MONDAY, calendar=WEEKENDS_ONLY)
    assert calendar_days_on(promised, start=MONDAY, calendar=WEEKENDS_ONLY) == 35


@pytest.mark.parametrize(
    ("limit", "label"),
    [
        (wd(5), "5 个工作日"),
        (cd(30), "30 个自然日"),
        (TimeLimit.hours(2, BASIS), "2 小时"),
        (TimeLimit.months(6, BASIS), "6 个月"),
        (TimeLimit.years(1, BASIS), "1 年"),
        (TimeLimit.instant(BASIS), "当场办结"),
    ],
)
def test_a_limit_reads_with_its_kind_of_day(limit, label):
    assert limit.label == label


def test_every_unit_has_a_name():
    assert all(unit.label for unit in TimeUnit)


def test_a_limit_is_not_counted_by_the_rule_of_another_unit():
    with pytest.raises(InvalidValue) as refusal:
        TimeLimit(
            value=60,
            unit=TimeUnit.CALENDAR_DAY,
            counting=CountingRule.WORKING_DAYS_EXCLUDE_START,
            citation=BASIS,
        )

    assert refusal.value.reason == Reason.CONTRADICTION


@pytest.mark.parametrize(
    ("value", "unit"), [(-1, TimeUnit.MONTH), (0, TimeUnit.YEAR), (1, TimeUnit.INSTANT)]
)
def test_a_period_is_not_empty_and_the_spot_has_no_length(value, unit):
    with pytest.raises(InvalidValue):
        TimeLimit(
            value=value,
            unit=unit,
            counting=(
                CountingRule.IMMEDIATE
                if unit is TimeUnit.INSTANT
                else CountingRule.CIVIL_ROLL_FORWARD
            ),
            citation=BASIS,
        )


@pytest.mark.parametrize("limit", [cd(4_000_000), TimeLimit.years(9000, BASIS), wd(3_000_000)])
def test_a_period_beyond_the_calendar_is_refused(limit):
    with pytest.raises(InvalidValue):
        due(limit, MONDAY, WEEKENDS_ONLY)


def test_hours_end_at_a_moment():
    moment = datetime(2026, 9, 18, 16, 30, tzinfo=timezone(timedelta(hours=8)))

    assert due_at(TimeLimit.hours(24, BASIS), moment) == moment + timedelta(days=1)
    with pytest.raises(InvalidValue):
        due_at(cd(1), moment)
