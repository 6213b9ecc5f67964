"""How fast this machine is now (本机快慢): one loop in Python, beside the machine of the goals.

The goals were set on a machine on which chinesecalendar counts 20 working days, day by day, in
549 µs. Times divided by the slowness that is printed here can be held against them. A machine that
others use at the same time is slower from one moment to the next, so look at it before every part.
Run: `python -m bench.calibration`.
"""

import statistics
import time
from datetime import date, timedelta

import chinese_calendar

REFERENCE_MICROS = 549
DAYS = 20
_START = date(2024, 1, 1)
_ROUNDS = 50


def their_loop(start: date) -> date:
    """Count 20 working days, day by day, with `is_workday`, as users of chinesecalendar do."""
    left = DAYS
    while left:
        start += timedelta(days=1)
        left -= chinese_calendar.is_workday(start)
    return start


def slowness() -> float:
    """Return how many times slower than the reference this machine is at this moment."""
    micros = []
    for round_number in range(_ROUNDS):
        start = _START + timedelta(days=round_number)
        began = time.process_time_ns()
        their_loop(start)
        micros.append((time.process_time_ns() - began) / 1000)
    return statistics.median(micros) / REFERENCE_MICROS


def main() -> None:
    """Print the loop beside the reference."""
    slow = slowness()
    print(
        f"machine: chinesecalendar's loop {slow * REFERENCE_MICROS:.0f} µs,"
        f" {slow:.2f} × the reference of {REFERENCE_MICROS} µs"
    )


if __name__ == "__main__":
    main()
