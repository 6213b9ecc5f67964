"""Dates as a Chinese public document writes them."""

from datetime import date

_WEEKDAYS = "一二三四五六日"


def format_date(day: date) -> str:
    """Return a day written out, such as 2026年9月15日 星期二."""
    return f"{day.year}年{day.month}月{day.day}日 星期{_WEEKDAYS[day.weekday()]}"
