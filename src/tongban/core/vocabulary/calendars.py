"""Working calendars (工作日历): official days off and make-up days, counted by a prefix sum.

全国年节及纪念日放假办法 sets the holidays; the 调休 of each year is a notice of the State Council.
A year without a published notice has plain weekends and says that it is provisional.

Days carry two numbers: the ordinal of `date.toordinal` and the rank, how many working days lie
up to and including it. A deadline adds to the rank and looks the day up, however far it lies.
Beyond the table of years with exceptions, weeks repeat and both directions are arithmetic.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import Self

from tongban.core.vocabulary.errors import InvalidValue, Reason

_WEEK = 7
_WEEKDAYS = 5
_LAST_ORDINAL = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are working days: weekdays, but for `days_off` and `days_on` (工作日历)."""

    days_off: frozenset[date]
    days_on: frozenset[date]
    published_years: frozenset[int]
    _first: int = field(init=False, repr=False, compare=False)
    _ranks: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _lowest: int = field(init=False, repr=False, compare=False)
    _days: tuple[date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.days_off & self.days_on:
            raise InvalidValue("working calendar", Reason.CONTRADICTION)
        years = {day.year for day in self.days_off | self.days_on} or {date.min.year}
        first = date(min(years), 1, 1).toordinal()
        last = date(max(years), 12, 31).toordinal()
        table = [date.fromordinal(ordinal) for ordinal in range(first, last + 1)]
        lowest = _weekdays_until(first - 1)
        ranks = accumulate(map(self._is_listed_working, table), initial=lowest)
        object.__setattr__(self, "_first", first)
        object.__setattr__(self, "_lowest", lowest)
        object.__setattr__(self, "_ranks", tuple(ranks)[1:])
        object.__setattr__(self, "_days", tuple(filter(self._is_listed_working, table)))

    @classmethod
    def from_exceptions(
        cls, *, days_off: Iterable[date], days_on: Iterable[date], published_years: Iterable[int]
    ) -> Self:
        """Return the calendar of weekdays off, weekend days on, and the years that are official."""
        return cls(frozenset(days_off), frozenset(days_on), frozenset(published_years))

    def with_local_days(self, *, off: Iterable[date] = (), on: Iterable[date] = ()) -> Self:
        """Return this calendar with local days added; they prevail (放假办法 §4, 民族节日)."""
        off, on = frozenset(off), frozenset(on)
        return type(self)(
            (self.days_off - on) | off, (self.days_on - off) | on, self.published_years
        )

    def is_working(self, day: date) -> bool:
        """Tell whether `day` is a working day."""
        ordinal = day.toordinal()
        return self._rank(ordinal) > self._rank(ordinal - 1)

    def is_provisional(self, day: date) -> bool:
        """Tell whether the notice for the year of `day` is not published yet."""
        return day.year not in self.published_years

    def is_provisional_between(self, start: date, end: date) -> bool:
        """Tell whether counting from `start` to `end` touches a year without a notice."""
        if start.year == end.year:
            return start.year not in self.published_years
        return not self.published_years.issuperset(range(start.year, end.year + 1))

    def after(self, start: date, working_days: int) -> date:
        """Return the last of `working_days` that follow `start`, which is not counted."""
        if working_days < 1:
            if working_days == 0:
                return start
            raise InvalidValue("working days", Reason.RANGE)
        return self._day(self._rank(start.toordinal()) + working_days)

    def before(self, end: date, working_days: int) -> date:
        """Return the day that lies `working_days` before `end`, which is not counted.

        行政许可法 §50: a renewal is applied for thirty days before expiry.
        """
        if working_days < 1:
            if working_days == 0:
                return end
            raise InvalidValue("working days", Reason.RANGE)
        return self._day(self._rank(end.toordinal() - 1) - working_days + 1)

    def count(self, start: date, end: date) -> int:
        """Return how many working days follow `start` up to and including `end`.

        It undoes `after`; an `end` before `start` gives what is overdue, as a negative number.
        """
        return self._rank(end.toordinal()) - self._rank(start.toordinal())

    def roll_forward(self, day: date) -> date:
        """Return `day`, or the next working day when it is a day off (民法典 §203)."""
        return self._day(self._rank(day.toordinal() - 1) + 1)

    def _is_listed_working(self, day: date) -> bool:
        return day in self.days_on or (day.weekday() < _WEEKDAYS and day not in self.days_off)

    def _rank(self, ordinal: int) -> int:
        offset = ordinal - self._first
        if offset < 0:
            return _weekdays_until(ordinal)
        if offset < len(self._ranks):
            return self._ranks[offset]
        last = self._first + len(self._ranks) - 1
        return self._ranks[-1] + _weekdays_until(ordinal) - _weekdays_until(last)

    def _day(self, rank: int) -> date:
        listed = rank - self._lowest - 1
        if 0 <= listed < len(self._days):
            return self._days[listed]
        if listed >= 0:
            last = self._first + len(self._ranks) - 1
            rank += _weekdays_until(last) - self._ranks[-1]
        ordinal = _weekday(rank)
        if not 1 <= ordinal <= _LAST_ORDINAL:
            raise InvalidValue("working calendar", Reason.RANGE)
        return date.fromordinal(ordinal)


def _weekdays_until(ordinal: int) -> int:
    """Return how many weekdays lie up to and including day `ordinal`; day 1 was a Monday."""
    weeks, days = divmod(ordinal, _WEEK)
    return weeks * _WEEKDAYS + min(days, _WEEKDAYS)


def _weekday(rank: int) -> int:
    """Return the ordinal of the weekday of that rank; it undoes `_weekdays_until`."""
    weeks, days = divmod(rank - 1, _WEEKDAYS)
    return weeks * _WEEK + days + 1
