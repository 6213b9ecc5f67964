"""Working calendars (工作日历): official days off and make-up days, counted by a prefix sum.

全国年节及纪念日放假办法 sets the holidays; each year's 调休 is a notice of the State Council. A year
without a published notice falls back to weekends and says that it is provisional.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate

from tongban.core.vocabulary.errors import InvalidValue

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are working days, from the first to the last covered year.

    Build it with `from_exceptions`. `_before[i]` counts working days before day `i` of the span, so
    that a deadline is two look-ups however far it lies.
    """

    first: date
    published: frozenset[int]
    days_off: frozenset[date]
    days_on: frozenset[date]
    _before: tuple[int, ...] = field(repr=False, compare=False)
    _working: tuple[int, ...] = field(repr=False, compare=False)

    @classmethod
    def from_exceptions(
        cls,
        *,
        days_off: Iterable[date],
        days_on: Iterable[date],
        published_years: Collection[int],
        first_year: int = 2000,
        last_year: int = 2060,
    ) -> "WorkingCalendar":
        """Build a calendar from weekdays off, weekend days on, and the years that are official."""
        off, on = frozenset(days_off), frozenset(days_on)
        if off & on:
            raise InvalidValue("calendar", f"{min(off & on)} is both a day off and a working day")
        first = date(first_year, 1, 1)
        length = (date(last_year, 12, 31) - first).days + 1
        days = (first + timedelta(days=offset) for offset in range(length))
        flags = [day in on or (day.weekday() < _SATURDAY and day not in off) for day in days]
        return cls(
            first,
            frozenset(published_years),
            off,
            on,
            (0, *accumulate(int(flag) for flag in flags)),
            tuple(offset for offset, flag in enumerate(flags) if flag),
        )

    def with_local_days(
        self, *, off: Iterable[date] = (), on: Iterable[date] = ()
    ) -> "WorkingCalendar":
        """Return this calendar with local days added (such as 民族节日)."""
        added_off, added_on = frozenset(off), frozenset(on)
        last = self.first + timedelta(days=len(self._before) - 2)
        return WorkingCalendar.from_exceptions(
            days_off=(self.days_off | added_off) - added_on,
            days_on=(self.days_on | added_on) - added_off,
            published_years=self.published,
            first_year=self.first.year,
            last_year=last.year,
        )

    def is_working(self, day: date) -> bool:
        """Tell whether `day` is a working day."""
        offset = self._offset(day)
        return self._before[offset + 1] > self._before[offset]

    def is_provisional(self, day: date) -> bool:
        """Tell whether the schedule of the year of `day` is not published yet."""
        return day.year not in self.published

    def after(self, start: date, working_days: int) -> date:
        """Return the last of `working_days` working days that follow `start`, itself not counted."""
        if working_days <= 0:
            return start
        passed = self._before[self._offset(start) + 1]
        try:
            return self.first + timedelta(days=self._working[passed + working_days - 1])
        except IndexError:
            raise InvalidValue("calendar", f"it ends before {working_days} days are over") from None

    def before(self, end: date, working_days: int) -> date:
        """Return the working day that lies `working_days` working days before `end`."""
        reached = bisect_left(self._working, self._offset(end))
        if reached < working_days:
            raise InvalidValue("calendar", "it begins too late for that")
        return self.first + timedelta(days=self._working[reached - working_days])

    def count(self, start: date, end: date) -> int:
        """Return how many working days lie after `start` up to and including `end`."""
        return self._before[self._offset(end) + 1] - self._before[self._offset(start) + 1]

    def roll_forward(self, day: date) -> date:
        """Return `day`, or the next working day when it is a day off (民法典 §203)."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def _offset(self, day: date) -> int:
        offset = (day - self.first).days
        if not 0 <= offset < len(self._before) - 1:
            raise InvalidValue("calendar", f"{day} lies outside of it")
        return offset
