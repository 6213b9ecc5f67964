"""The clock (时钟): the one place that reads today's date for commands that need no database.

A demonstration may be moved ahead by whole days, so that what takes weeks can be seen in minutes:
cases and their periods go by `moving_clock`. Signing in, seals and the audit go by the true time.
"""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

CITY_TIME: Final = ZoneInfo("Asia/Shanghai")
_AHEAD: Final = "days-ahead"


def today() -> date:
    """Return the day it is in China."""
    return now().date()


def now() -> datetime:
    """Return this moment, as a clock in China shows it."""
    return datetime.fromtimestamp(time.time(), tz=CITY_TIME)


def days_ahead(folder: Path) -> int:
    """Return how many days the demonstration that is kept in `folder` is ahead of the calendar."""
    try:
        return int((folder / _AHEAD).read_text("ascii"))
    except FileNotFoundError:
        return 0


def move_ahead(folder: Path) -> None:
    """Move the demonstration that is kept in `folder` one day ahead; it never moves back."""
    new = folder / f"{_AHEAD}.new"
    new.write_text(str(days_ahead(folder) + 1), "ascii")
    new.replace(folder / _AHEAD)


def moving_clock(folder: Path) -> Callable[[], datetime]:
    """Return a clock that goes by the days that the demonstration in `folder` is ahead."""
    return lambda: datetime.fromtimestamp(time.time(), UTC) + timedelta(days=days_ahead(folder))
