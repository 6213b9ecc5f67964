"""Dates (日期) as a Chinese public document writes them: in full, with the day of the week."""

from datetime import date

_WEEKDAYS = "一二三四五六日"


def format_date(day: date) -> str:
    """Return a day written out, such as 2026年9月15日 星期二."""
    return f"{day.year}年{day.month}月{day.day}日 星期{_WEEKDAYS[day.weekday()]}"


def format_short_date(day: date) -> str:
    """Return a day without its weekday, for tables: 2026年9月15日."""
    return f"{day.year}年{day.month}月{day.day}日"


def format_period(start: date, end: date | None) -> str:
    """Return a period of validity, such as 2026年9月15日至2031年9月14日 or …至长期."""
    return f"{format_short_date(start)}至{'长期' if end is None else format_short_date(end)}"
