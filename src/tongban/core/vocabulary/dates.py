"""Dates (日期) as a Chinese public document writes them: in full, with the day of the week.

What happened at a moment happened on the day that it was in China.
"""

from datetime import date, datetime, timedelta, timezone

CHINA_STANDARD_TIME = timezone(timedelta(hours=8), "CST")
"""One zone and no daylight saving, so a fixed offset needs no time-zone database."""

_WEEKDAYS = "一二三四五六日"


def day_of(moment: datetime) -> date:
    """Return the day in China on which `moment` lies."""
    return moment.astimezone(CHINA_STANDARD_TIME).date()


def format_date(day: date) -> str:
    """Return a day written out, such as 2026年9月15日 星期二."""
    return f"{day.year}年{day.month}月{day.day}日 星期{_WEEKDAYS[day.weekday()]}"


def format_short_date(day: date) -> str:
    """Return a day without its weekday, for tables: 2026年9月15日."""
    return f"{day.year}年{day.month}月{day.day}日"


def format_period(start: date, end: date | None) -> str:
    """Return a period of validity, such as 2026年9月15日至2031年9月14日 or …至长期."""
    return f"{format_short_date(start)}至{'长期' if end is None else format_short_date(end)}"
