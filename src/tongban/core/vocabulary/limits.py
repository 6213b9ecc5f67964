"""Time limits (时限): value, unit, counting rule and article, and the day on which they end.

行政许可法 §82: its days are working days. 民法典 §201-203: the day it begins is not counted, months
end on the corresponding day, and a last day that is a holiday moves to the next working day. One
never assumes which: each limit says.

Units are never converted: 25 working days may end after 30 calendar days. `shorter` answers only
what holds on every calendar; `shorter_on` compares on real dates.
"""

import enum
import math
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import assert_never

from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue, Reason

_HOURS_A_DAY = 24
_MONTHS_A_YEAR = 12
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31


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
        """Return the unit in Chinese."""
        return _UNIT_LABELS[self]


_UNIT_LABELS = {
    TimeUnit.WORKING_DAY: "工作日",
    TimeUnit.CALENDAR_DAY: "自然日",
    TimeUnit.HOUR: "小时",
    TimeUnit.MONTH: "月",
    TimeUnit.YEAR: "年",
    TimeUnit.INSTANT: "即时",
}
_MEASURED = {TimeUnit.WORKING_DAY, TimeUnit.CALENDAR_DAY, TimeUnit.MONTH}  # said with 个


class CountingRule(enum.Enum):
    """How a limit is counted (计算规则).

    WORKING_DAYS_EXCLUDE_START  行政许可法 §82: from the next day, working days only
    CIVIL_ROLL_FORWARD          民法典 §201-203: from the next day; a last day off moves on
    ELAPSED                     民法典 §201: hours run from the moment, days off or not
    IMMEDIATE                   on the spot
    """

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
_WITHOUT_CALENDAR = (CountingRule.ELAPSED, CountingRule.IMMEDIATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """A period that law or promise sets, with the article it comes from (时限).

    Only what is done on the spot takes no time: nothing else has the value 0.
    """

    value: int
    unit: TimeUnit
    counting: CountingRule
    citation: Citation

    def __post_init__(self) -> None:
        if self.value < 0 or (self.value == 0) is not (self.unit is TimeUnit.INSTANT):
            raise InvalidValue("time limit", Reason.RANGE)
        if self.counting is not _RULE_OF[self.unit]:
            raise InvalidValue("time limit", Reason.CONTRADICTION)

    @property
    def label(self) -> str:
        """Return the limit as people read it, with its kind of day."""
        if self.unit is TimeUnit.INSTANT:
            return "当场办结"
        return f"{self.value} {'个' if self.unit in _MEASURED else ''}{self.unit.label}"

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
    """The last day of a period; provisional when it was counted without a published calendar."""

    on: date
    provisional: bool = False


def due(limit: TimeLimit, start: date, calendar: WorkingCalendar) -> DueDate:
    """Return the day on which `limit` ends when it begins with an event on `start`.

    Hours from an unknown moment of `start` end on the last day that they can reach; where the
    moment is known, ask `due_at`.
    """
    try:
        last = _last_day(limit, start, calendar)
    except (OverflowError, ValueError) as beyond:
        raise InvalidValue("time limit", Reason.RANGE) from beyond
    by_calendar = limit.counting not in _WITHOUT_CALENDAR
    return DueDate(
        on=last, provisional=by_calendar and calendar.is_provisional_between(start, last)
    )


def due_at(limit: TimeLimit, moment: datetime) -> datetime:
    """Return the moment at which a limit in hours ends (民法典 §201)."""
    if limit.counting is not CountingRule.ELAPSED:
        raise InvalidValue("time limit", Reason.CONTRADICTION)
    return moment + timedelta(hours=limit.value)


def _last_day(limit: TimeLimit, start: date, calendar: WorkingCalendar) -> date:
    match limit.unit:
        case TimeUnit.WORKING_DAY:
            return calendar.after(start, limit.value)
        case TimeUnit.CALENDAR_DAY:
            return calendar.roll_forward(start + timedelta(days=limit.value))
        case TimeUnit.MONTH:
            return calendar.roll_forward(_months_later(start, limit.value))
        case TimeUnit.YEAR:
            return calendar.roll_forward(_months_later(start, limit.value * _MONTHS_A_YEAR))
        case TimeUnit.HOUR:
            return start + timedelta(days=math.ceil(limit.value / _HOURS_A_DAY))
        case TimeUnit.INSTANT:
            return start
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


def _months_later(start: date, count: int) -> date:
    """Return the corresponding day, or the last of the month that has none (民法典 §202)."""
    year, month = divmod(start.year * _MONTHS_A_YEAR + start.month - 1 + count, _MONTHS_A_YEAR)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def shorter(one: TimeLimit, other: TimeLimit) -> bool | None:
    """Tell whether `one` is shorter on every start and every calendar; None where it depends.

    30 calendar days always end by the time 30 working days do; of 25 working days and 30 calendar
    days, either may end first.
    """
    if _months(one) is not None and _months(other) is not None:
        return (_months(one) or 0) < (_months(other) or 0)
    if one.unit is other.unit:
        return one.value < other.value
    if _ends_by(one, other):
        return True
    return False if _ends_by(other, one) else None


def shorter_on(one: TimeLimit, other: TimeLimit, *, start: date, calendar: WorkingCalendar) -> bool:
    """Tell whether `one` ends on an earlier day than `other` when both begin on `start`."""
    return due(one, start, calendar).on < due(other, start, calendar).on


def calendar_days_on(limit: TimeLimit, *, start: date, calendar: WorkingCalendar) -> int:
    """Return how many calendar days `limit` really takes when it begins on `start`."""
    return (due(limit, start, calendar).on - start).days


def _months(limit: TimeLimit) -> int | None:
    if limit.unit is TimeUnit.YEAR:
        return limit.value * _MONTHS_A_YEAR
    return limit.value if limit.unit is TimeUnit.MONTH else None


def _ends_by(one: TimeLimit, other: TimeLimit) -> bool:
    """Tell whether `one` never ends after `other`.

    A day off at the end moves a civil period on, but at most to the working day on which a later
    period ends; a limit in hours does not wait for that day.
    """
    if other.counting in _WITHOUT_CALENDAR and one.counting not in _WITHOUT_CALENDAR:
        return False
    return _most_days(one) <= _fewest_days(other)


def _fewest_days(limit: TimeLimit) -> float:
    months = _months(limit)
    if months is not None:
        return months * _SHORTEST_MONTH
    if limit.unit is TimeUnit.HOUR:
        return limit.value // _HOURS_A_DAY
    return limit.value


def _most_days(limit: TimeLimit) -> float:
    months = _months(limit)
    if months is not None:
        return months * _LONGEST_MONTH
    if limit.unit is TimeUnit.HOUR:
        return math.ceil(limit.value / _HOURS_A_DAY)
    return math.inf if limit.unit is TimeUnit.WORKING_DAY else limit.value
