"""A yardstick for limits (时限标尺): a number to compare and to add, never a date.

Units of limits are not converted where anything is decided (行政许可法 §82 counts working days,
民法典 §200 civil ones). To sort ten thousand items by length one still needs a number: five working
days to seven civil ones, twenty-one to a month. Pages show the limit itself beside it.
"""

import math

from tongban.core.vocabulary.limits import TimeLimit, TimeUnit

_WORKING_DAYS_IN = {
    TimeUnit.INSTANT: 0.0,
    TimeUnit.HOUR: 1 / 24,
    TimeUnit.WORKING_DAY: 1.0,
    TimeUnit.CALENDAR_DAY: 5 / 7,
    TimeUnit.MONTH: 21.0,
    TimeUnit.YEAR: 250.0,
}


def yardstick(limit: TimeLimit) -> int:
    """Return about how many working days a limit is, rounded up."""
    return math.ceil(limit.value * _WORKING_DAYS_IN[limit.unit] - 1e-9)
