"""行政许可法第八十二条、民法典第二百零一至二百零三条: how periods of law are counted."""

from datetime import date

import pytest

from tongban.adapters.holidays import official_calendar
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import DueDate, TimeLimit, due

CALENDAR = official_calendar()
LICENSING = Citation(law="行政许可法", article="82")
CIVIL = Citation(law="民法典", article="203", paragraph=1)


def ends(limit, start):
    return due(limit, start, CALENDAR).on


def test_days_of_the_licensing_law_are_working_days_with_make_up_days_counted():
    """§82: from Friday, Sunday 28 September works, 1 to 8 October do not."""
    friday = date(2025, 9, 26)

    assert ends(TimeLimit.working_days(5, LICENSING), friday) == date(2025, 10, 10)


def test_twenty_working_days_pass_over_the_spring_festival():
    assert ends(TimeLimit.working_days(20, LICENSING), date(2025, 1, 24)) == date(2025, 2, 27)


def test_the_day_on_which_a_period_begins_is_not_counted():
    """民法典 §201."""
    monday = date(2025, 3, 3)

    assert ends(TimeLimit.working_days(1, LICENSING), monday) == date(2025, 3, 4)
    assert ends(TimeLimit.calendar_days(1, CIVIL), monday) == date(2025, 3, 4)


def test_a_last_day_that_is_a_holiday_moves_to_the_next_working_day():
    """民法典 §203: the fifteenth day is 1 October."""
    assert ends(TimeLimit.calendar_days(15, CIVIL), date(2025, 9, 16)) == date(2025, 10, 9)


def test_a_last_day_on_a_working_sunday_does_not_move():
    assert ends(TimeLimit.calendar_days(2, CIVIL), date(2025, 9, 26)) == date(2025, 9, 28)


def test_a_holiday_inside_a_civil_period_is_counted():
    """国庆 takes eight days out of working days, none out of calendar days."""
    assert ends(TimeLimit.calendar_days(20, CIVIL), date(2025, 9, 25)) == date(2025, 10, 15)


def test_months_end_on_the_corresponding_day():
    """民法典 §202."""
    assert ends(TimeLimit.months(6, CIVIL), date(2025, 2, 14)) == date(2025, 8, 14)
    assert ends(TimeLimit.years(1, CIVIL), date(2024, 2, 29)) == date(2025, 2, 28)


def test_a_month_without_the_corresponding_day_ends_on_its_last_day():
    """民法典 §202: there is no 31 June."""
    assert ends(TimeLimit.months(1, CIVIL), date(2026, 3, 31)) == date(2026, 4, 30)
    assert ends(TimeLimit.months(11, CIVIL), date(2024, 12, 31)) == date(2025, 12, 1)


def test_hours_do_not_wait_for_working_days():
    """民法典 §201: hours begin at once."""
    friday = date(2025, 9, 19)

    assert ends(TimeLimit.hours(24, CIVIL), friday) == date(2025, 9, 20)


def test_what_is_done_on_the_spot_is_due_on_the_same_day_even_a_holiday():
    assert due(TimeLimit.instant(LICENSING), date(2027, 1, 1), CALENDAR) == DueDate(
        on=date(2027, 1, 1), provisional=False
    )


@pytest.mark.parametrize(
    "limit", [TimeLimit.working_days(20, LICENSING), TimeLimit.months(1, CIVIL)]
)
def test_a_due_date_in_a_year_without_a_notice_is_provisional(limit):
    assert due(limit, date(2026, 12, 21), CALENDAR).provisional
    assert not due(limit, date(2026, 9, 15), CALENDAR).provisional
