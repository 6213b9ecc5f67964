"""Lights (红黄绿灯): how near a due date is, in one colour and one sentence.

Yellow from the earlier of nine tenths of the period and one working day before its end; orange
when a step or a special procedure is late though the whole is not; red when the day has passed.
The shares are local practice (本地配置); that a passed day is a fault is 行政许可法 §74.
"""

import enum
from dataclasses import dataclass
from datetime import date

from tongban.core.cases.clocks import Pause
from tongban.core.vocabulary.calendars import WorkingCalendar


class Light(enum.Enum):
    """The colour of a case."""

    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How much of a period is gone, in working days; `remaining` is negative once it is over."""

    used: int
    remaining: int

    @property
    def nearly_over(self) -> bool:
        """Tell whether nine tenths are gone or one working day is left."""
        total = self.used + self.remaining
        return self.used * 10 >= total * 9 or self.remaining <= 1


def usage(
    start: date,
    end: date,
    *,
    pauses: tuple[Pause, ...],
    today: date,
    calendar: WorkingCalendar,
) -> Usage:
    """Measure the period from `start` to `end` as of `today`, leaving out `pauses`.

    Nothing is used of a period that begins later.
    """
    if today > end:
        return Usage(
            used=_counted(start, today, pauses, calendar),
            remaining=-_counted(end, today, pauses, calendar),
        )
    return Usage(
        used=_counted(start, max(start, today), pauses, calendar),
        remaining=_counted(today, end, pauses, calendar),
    )


def _counted(start: date, end: date, pauses: tuple[Pause, ...], calendar: WorkingCalendar) -> int:
    """Count the working days after `start` up to and with `end` that lie in no pause."""
    paused = 0
    for pause in pauses:
        first, last = max(start, pause.starts_on), min(end, pause.ends_on)
        if first < last:
            paused += calendar.count(first, last)
    return calendar.count(start, end) - paused
