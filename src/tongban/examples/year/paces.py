"""Paces (节奏): how long things take, drawn from a seed; some departments are slower, one lately.

The shape is that of real logs: most things are quick, a few drag on (lognormal).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.vocabulary.calendars import WorkingCalendar

_SLOW: Final[Mapping[str, float]] = {
    "city_management": 1.5,
    "natural_resources": 1.35,
    "housing": 1.2,
    "taxation": 0.7,
    "public_security": 0.8,
}
"""How much slower than usual a department is; what is not named is usual."""

_GROWN_SLOW: Final = "fire_rescue"
_LATELY: Final = timedelta(days=75)
_TIMES_SLOWER: Final = 2.4
_OPENS, _CLOSES = 9, 17


@dataclass(slots=True, kw_only=True)
class Pace:
    """Draws how long the things of one case take."""

    random: Random
    calendar: WorkingCalendar
    today: date

    def opening(self, day: date) -> datetime:
        """Return a moment of the working hours of a day."""
        hour = self.random.randrange(_OPENS, _CLOSES)
        minute, second = self.random.randrange(60), self.random.randrange(60)
        return datetime(
            day.year, day.month, day.day, hour, minute, second, tzinfo=CHINA_STANDARD_TIME
        )

    def after(self, moment: datetime, working_days: float, department: str = "") -> datetime:
        """Return a moment so many working days later, more or less, as this department works."""
        slowness = self._slowness(department, moment.date())
        drawn = working_days * slowness * self.random.lognormvariate(-0.15, 0.55)
        if drawn < 1 and moment.hour < _CLOSES - 1:
            return self._later_that_day(moment)
        return self.opening(self.calendar.after(moment.date(), max(1, round(drawn))))

    def happens(self, share: float) -> bool:
        """Tell whether something happens that happens so often."""
        return self.random.random() < share

    def _later_that_day(self, moment: datetime) -> datetime:
        return moment + timedelta(minutes=self.random.randrange(8, 55))

    def _slowness(self, department: str, day: date) -> float:
        slowness = _SLOW.get(department, 1.0)
        lately = department == _GROWN_SLOW and day > self.today - _LATELY
        return slowness * _TIMES_SLOWER if lately else slowness
