"""How long a deadline of 20 working days takes, beside the loops of chinesecalendar.

Both run in turn, batch by batch, so that a busy machine slows both; the ratio is what counts.
Run: `python -m bench.deadlines`.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

from bench.calibration import DAYS, their_loop
from tongban.adapters.holidays import official_calendar
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit, due

_CALENDAR = official_calendar()
_LIMIT = TimeLimit.working_days(DAYS, Citation(law="行政许可法", article="42", paragraph=1))
_STARTS = [date(2024, 1, 1) + timedelta(days=offset) for offset in range(500)]
_GOAL_NS = 500


def ours(start: date) -> date:
    """Count by two look-ups."""
    return _CALENDAR.after(start, DAYS)


def ours_with_provisional(start: date) -> date:
    """Count by limit, with the mark for years not yet published."""
    return due(_LIMIT, start, _CALENDAR).on


def nanoseconds(count: Callable[[date], date], starts: list[date]) -> float:
    """Return the processor time of one call."""
    began = time.process_time_ns()
    for start in starts:
        count(start)
    return (time.process_time_ns() - began) / len(starts)


def main() -> None:
    """Print nanoseconds per deadline and the ratio to the peer."""
    assert all(ours(day) == ours_with_provisional(day) == their_loop(day) for day in _STARTS[::25])
    rounds = [
        (nanoseconds(ours, _STARTS), nanoseconds(ours_with_provisional, _STARTS), peer)
        for _ in range(15)
        for peer in [nanoseconds(their_loop, _STARTS[::100])]
    ]
    after, with_mark, loop = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"deadline of {DAYS} working days, median of {len(rounds)} interleaved rounds")
    print(f"  calendar.after          {after:12,.0f} ns   goal {_GOAL_NS} ns")
    print(f"  limits.due              {with_mark:12,.0f} ns")
    print(f"  chinesecalendar loop    {loop:12,.0f} ns   {loop / after:,.0f} x calendar.after")


if __name__ == "__main__":
    main()
