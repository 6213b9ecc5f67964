"""The official calendar: the library's days, and our own errors when it changes."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from tongban.adapters.holidays import calendar_of, official_calendar
from tongban.core.vocabulary.errors import ConfigurationError

KNOWN = range(2004, 2027)


def test_every_day_of_the_published_years_is_as_the_library_says():
    calendar = official_calendar()
    first = date(KNOWN[0], 1, 1)
    days = (date(KNOWN[-1], 12, 31) - first).days + 1

    different = [
        day
        for day in (first + timedelta(days=n) for n in range(0, days, 3))
        if calendar.is_working(day) is not chinese_calendar.is_workday(day)
    ]

    assert different == []


def test_the_library_refuses_2027_and_we_say_provisional():
    with pytest.raises(NotImplementedError):
        chinese_calendar.is_workday(date(2027, 1, 4))

    assert official_calendar().is_working(date(2027, 1, 4))
    assert official_calendar().is_provisional(date(2027, 1, 4))
    assert official_calendar().published_years.issuperset(KNOWN)


@pytest.mark.parametrize(
    ("holidays", "workdays"),
    [
        ({date(2026, 1, 1): "元旦"}, {date(2026, 1, 1): "元旦"}),
        ({"2026-01-01": "元旦"}, {}),
        (None, {}),
    ],
)
def test_a_library_that_lists_days_in_a_new_way_is_a_fault_of_the_installation(holidays, workdays):
    with pytest.raises(ConfigurationError, match="chinesecalendar"):
        calendar_of(holidays, workdays)


def test_an_absent_library_is_a_fault_of_the_installation(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "chinese_calendar.constants", None)

    with pytest.raises(ConfigurationError, match="install"):
        official_calendar.__wrapped__()
