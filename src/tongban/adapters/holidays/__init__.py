"""Holidays (节假日): the days off and make-up days that the State Council published, 2004 onwards.

official_calendar    `official_calendar()`, one immutable calendar from the chinesecalendar library

A new year needs a newer library; until then its days are weekends and weekdays, marked provisional.
Local days (民族节日) are added with `WorkingCalendar.with_local_days`.
"""

from tongban.adapters.holidays.official_calendar import calendar_of, official_calendar

__all__ = ["calendar_of", "official_calendar"]
