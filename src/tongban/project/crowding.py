"""Crowding (拥挤): how busy this process is, who is turned away first, how many hash at once.

The server hands pages to so many threads; whoever comes when all are taken waits in line. The level
is the share of threads in use, smoothed over about a second: near one it means a line. Then those
who only search without having signed in are told at once when to come again, which costs a
hundredth of a search, and those who file are served (F22). So are sign-ins beyond the places for
hashing: a storm of them leaves a thread to everybody else (F23).
"""

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from time import monotonic
from typing import Final

from tongban.core.vocabulary.errors import Unavailable

SEARCHES_WAIT: Final = 0.85
LOOKERS_WAIT: Final = 0.97
_SMOOTHED_SECONDS: Final = 1.0
_PATIENCE_SECONDS: Final = 2.0
_SOONEST, _SPREAD = 5, 20


class Crowding:
    """The level of one process; safe to share between its threads."""

    def __init__(self, places: int, *, clock: Callable[[], float] = monotonic) -> None:
        self._places, self._clock = places, clock
        self._lock = threading.Lock()
        self._inside, self._level, self._at = 0, 0.0, clock()
        self._turned_away = 0

    @property
    def level(self) -> float:
        """Return the share of threads in use, of late."""
        with self._lock:
            return self._settled()

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Count whoever is served in the block."""
        self._step(1)
        try:
            yield
        finally:
            self._step(-1)

    def turned_away(self, *, searching: bool) -> int:
        """Return after how many seconds a stranger who only looks comes again; 0 to come in.

        The seconds differ from one to the next, so that they do not all come back at once.
        """
        if self.level < (SEARCHES_WAIT if searching else LOOKERS_WAIT):
            return 0
        with self._lock:
            self._turned_away += 1
            return _SOONEST + self._turned_away % _SPREAD

    def _step(self, more: int) -> None:
        with self._lock:
            self._settled()
            self._inside += more

    def _settled(self) -> float:
        now = self._clock()
        kept = math.exp(-(now - self._at) / _SMOOTHED_SECONDS)
        share = min(self._inside / self._places, 1.0)
        self._level, self._at = share + (self._level - share) * kept, now
        return self._level


class HashingPlaces:
    """Places for hashing passwords side by side (口令散列名额): all threads but one."""

    def __init__(self, crowding: Crowding, *, places: int) -> None:
        self._crowding = crowding
        self._free = threading.BoundedSemaphore(max(1, places))

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold a place for the block; wait for one only while there is no line at the door.

        Raises:
            Unavailable: when all are taken and others wait.
        """
        crowded = self._crowding.level >= SEARCHES_WAIT
        if not self._free.acquire(timeout=0 if crowded else _PATIENCE_SECONDS):
            raise Unavailable("too many sign in at this moment")
        try:
            yield
        finally:
            self._free.release()


@cache
def here() -> Crowding:
    """Return the level of this process."""
    from django.conf import settings

    return Crowding(settings.WEB_THREADS)


@cache
def hashing() -> HashingPlaces:
    """Return the places for hashing of this process."""
    from django.conf import settings

    return HashingPlaces(here(), places=settings.WEB_THREADS - 1)
