"""Time limits (时限): value, unit, counting rule and article, and the day on which they end.

行政许可法 §82: its days are working days. 民法典 §201-203: the first day is not counted, and a last
day that is a holiday moves to the next working day. One never assumes which: each limit says.
"""

import enum
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue


class TimeUnit(enum.Enum):
    """In what a limit is expressed (时限单位)."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    HOUR = "hour"
    MONTH = "month"
    YEAR = "year"
    INSTANT = "instant"

    @property
    def label(self) -> str:
        """Return the word after the number."""
        return _LABELS[self]


_LABELS = {
    TimeUnit.WORKING_DAY: "个工作日",
    TimeUnit.CALENDAR_DAY: "日（自然日）",
    TimeUnit.HOUR: "小时",
    TimeUnit.MONTH: "个月",
    TimeUnit.YEAR: "年",
    TimeUnit.INSTANT: "即时",
}


class CountingRule(enum.Enum):
    """How days are counted (计算规则)."""

    WORKING_DAYS_EXCLUDE_START = "working_days_exclude_start"
    CIVIL_ROLL_FORWARD = "civil_roll_forward"
    ELAPSED = "elapsed"
    IMMEDIATE = "immediate"


_RULE_OF = {
    TimeUnit.WORKING_DAY: CountingRule.WORKING_DAYS_EXCLUDE_START,
    TimeUnit.CALENDAR_DAY: CountingRule.CIVIL_ROLL_FORWARD,
    TimeUnit.MONTH: CountingRule.CIVIL_ROLL_FORWARD,
    TimeUnit.YEAR: CountingRule.CIVIL_ROLL_FORWARD,
    TimeUnit.HOUR: CountingRule.ELAPSED,
    TimeUnit.INSTANT: CountingRule.IMMEDIATE,
}
_HOURS_A_DAY = 24
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """A period that law or promise sets, with the article it comes from."""

    value: int
    unit: TimeUnit
    counting: CountingRule
    citation: Citation

    def __post_init__(self) -> None:
        if self.value < 0:
            raise InvalidValue("time limit", "a period cannot be negative")
        if self.counting is not _RULE_OF[self.unit]:
            raise InvalidValue("time limit", f"{self.unit.value} is not counted as {self.counting}")

    @property
    def label(self) -> str:
        """Return the limit as people read it, with its kind of day."""
        if self.unit is TimeUnit.INSTANT:
            return "当场办结"
        return f"{self.value} {self.unit.label}"

    @classmethod
    def working_days(cls, value: int, citation: Citation) -> "TimeLimit":
        """Return a limit in working days."""
        return cls._of(value, TimeUnit.WORKING_DAY, citation)

    @classmethod
    def calendar_days(cls, value: int, citation: Citation) -> "TimeLimit":
        """Return a limit in calendar days."""
        return cls._of(value, TimeUnit.CALENDAR_DAY, citation)

    @classmethod
    def hours(cls, value: int, citation: Citation) -> "TimeLimit":
        """Return a limit in hours."""
        return cls._of(value, TimeUnit.HOUR, citation)

    @classmethod
    def months(cls, value: int, citation: Citation) -> "TimeLimit":
        """Return a limit in months."""
        return cls._of(value, TimeUnit.MONTH, citation)

    @classmethod
    def years(cls, value: int, citation: Citation) -> "TimeLimit":
        """Return a limit in years."""
        return cls._of(value, TimeUnit.YEAR, citation)

    @classmethod
    def instant(cls, citation: Citation) -> "TimeLimit":
        """Return the limit of what is done on the spot."""
        return cls._of(0, TimeUnit.INSTANT, citation)

    @classmethod
    def _of(cls, value: int, unit: TimeUnit, citation: Citation) -> "TimeLimit":
        return cls(value=value, unit=unit, counting=_RULE_OF[unit], citation=citation)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """The last day of a period; provisional when a year's calendar is not published yet."""

    on: date
    provisional: bool = False


def due(limit: TimeLimit, start: date, calendar: WorkingCalendar) -> DueDate:
    """Return the day on which `limit` ends when it begins with an event on `start`."""
    match limit.unit:
        case TimeUnit.WORKING_DAY:
            last = calendar.after(start, limit.value)
        case TimeUnit.CALENDAR_DAY:
            last = calendar.roll_forward(start + timedelta(days=limit.value))
        case TimeUnit.MONTH:
            last = calendar.roll_forward(_months_later(start, limit.value))
        case TimeUnit.YEAR:
            last = calendar.roll_forward(_months_later(start, limit.value * _MONTHS_A_YEAR))
        case TimeUnit.HOUR:
            last = start + timedelta(days=-(-limit.value // _HOURS_A_DAY))
        case TimeUnit.INSTANT:
            return DueDate(on=start)
    return DueDate(on=last, provisional=calendar.is_provisional(last))


def _months_later(start: date, count: int) -> date:
    year, month = divmod(start.year * _MONTHS_A_YEAR + start.month - 1 + count, _MONTHS_A_YEAR)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def shorter(one: TimeLimit, other: TimeLimit) -> bool | None:
    """Tell whether `one` is surely shorter, or None where only real dates can tell.

    25 working days are longer than 30 calendar days: units are never silently converted.
    """
    if one.unit is other.unit:
        return one.value < other.value
    if TimeUnit.INSTANT in (one.unit, other.unit):
        return one.unit is TimeUnit.INSTANT and other.value > 0
    return None
