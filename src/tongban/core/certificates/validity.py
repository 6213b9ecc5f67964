"""Validity (有效期): the last day of a certificate that is valid for so many years.

The day it begins is a valid day, so five years from 10 January 2026 end on 9 January 2031. Holidays
do not move it: this is how long a right lasts, not a day to act by.
"""

import calendar
from datetime import date, timedelta

from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit

_MONTHS = {TimeUnit.MONTH: 1, TimeUnit.YEAR: 12}


def last_valid_day(valid_from: date, validity: TimeLimit | None) -> date | None:
    """Return the last valid day, or None when it is valid for good."""
    if validity is None:
        return None
    if validity.unit is TimeUnit.CALENDAR_DAY:
        return valid_from + timedelta(days=validity.value - 1)
    if validity.unit not in _MONTHS:
        raise InvalidValue("validity", f"{validity.label} is no period of validity")
    return _months_later(valid_from, validity.value * _MONTHS[validity.unit]) - timedelta(days=1)


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or the first of the next when there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = calendar.monthrange(year, month + 1)[1]
    if day.day <= length:
        return date(year, month + 1, day.day)
    return date(year, month + 1, length) + timedelta(days=1)
