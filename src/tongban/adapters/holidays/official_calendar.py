"""The official calendar (法定节假日): the notices on 调休, as chinesecalendar lists them.

全国年节及纪念日放假办法 §2, with one notice of the State Council for each year.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache

from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue


@cache
def official_calendar() -> WorkingCalendar:
    """Return the calendar of every year that the installed library knows.

    Raises ConfigurationError when the library is absent or no longer lists days as it did.
    """
    try:
        from chinese_calendar.constants import holidays, workdays
    except ImportError as absent:
        raise ConfigurationError("install chinesecalendar: it lists the days off") from absent
    return calendar_of(holidays, workdays)


def calendar_of(holidays: Mapping[date, str], workdays: Mapping[date, str]) -> WorkingCalendar:
    """Return the calendar of named days off and named make-up working days.

    A year counts as published when it has a day off, for each notice begins with 元旦.
    """
    try:
        return WorkingCalendar.from_exceptions(
            days_off=holidays,
            days_on=workdays,
            published_years={day.year for day in holidays},
        )
    except (InvalidValue, AttributeError, TypeError) as unexpected:
        raise ConfigurationError(
            "chinesecalendar lists its days in a new way; pin the version of the lock file"
        ) from unexpected
