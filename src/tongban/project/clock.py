"""The clock (时钟): the one place that reads today's date for commands that need no database."""

import time
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

CITY_TIME: Final = ZoneInfo("Asia/Shanghai")


def today() -> date:
    """Return the day it is in China."""
    return now().date()


def now() -> datetime:
    """Return this moment, as a clock in China shows it."""
    return datetime.fromtimestamp(time.time(), tz=CITY_TIME)
