"""Retrying (重试): how long a channel that does not answer is tried, and when it is given up."""

import enum
from datetime import timedelta
from typing import Final


class NoticeStanding(enum.Enum):
    """What became of a notice on one channel (送达状态)."""

    WAITING = "waiting"
    HANDED_OVER = "handed_over"
    REFUSED = "refused"
    DEAD = "dead"


_RESTS: Final = tuple(timedelta(minutes=minutes) for minutes in (0.25, 1, 5, 15, 60, 180, 360, 720))
MOST_TRIES: Final = len(_RESTS) + 1
"""Some twenty-two hours in all: after that a notice is given up and an officer looks at it."""


def rest_after(tries: int) -> timedelta | None:
    """Return how long to wait after so many tries, or None when the channel is given up."""
    return _RESTS[tries - 1] if 1 <= tries <= len(_RESTS) else None
