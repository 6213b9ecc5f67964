"""The two ends of a call (调用日志的两端), each gathered with those of other calls.

Who is turned away before it is known who they are is written down too, but only so many a second:
a flood of nonsense must not fill the audit or hold up calls that are in order.
"""

import threading
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from tongban.actions.gateway.gathering import Gathering
from tongban.actions.gateway.journal import Arrived, Ended, Journal
from tongban.core.exchange.calls import Opened
from tongban.core.exchange.refusals import Refused

TURNED_AWAY_A_SECOND: Final = 20
WRITERS: Final = 2
"""Threads at each end: while one waits for the disk, the other gathers; more would gather less."""


class GatheredLogs:
    """A journal for many threads, written by a few of its own."""

    def __init__(
        self,
        journal: Journal,
        *,
        day: Callable[[], date],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._journal = journal
        self._day = day
        self._clock = clock
        self._opening: Gathering[Arrived, Opened | Refused] = Gathering(
            self._open, name="opening", threads=WRITERS
        )
        self._ending: Gathering[Ended | tuple[str, str], None] = Gathering(
            self._end, name="closing", threads=WRITERS
        )
        self._lock = threading.Lock()
        self._second, self._turned = 0, 0

    def open(self, arrived: Arrived) -> Opened | Refused:
        """Return the call as it may go out, once that is durable."""
        return self._opening.of(arrived)

    def close(self, ended: Ended) -> None:
        """Return once the end is durable."""
        self._ending.of(ended)

    def turn_away(self, client: str, reason: str) -> None:
        """Write down somebody who was turned away, unless too many are in this second."""
        with self._lock:
            second = int(self._clock())
            if second != self._second:
                self._second, self._turned = second, 0
            self._turned += 1
            if self._turned > TURNED_AWAY_A_SECOND:
                return
        self._ending.of((client, reason))

    def stop(self) -> None:
        """End once everything that came in is written."""
        self._opening.stop()
        self._ending.stop()

    def _open(self, arrived: Sequence[Arrived]) -> Sequence[Opened | Refused]:
        return self._journal.open(arrived, on=self._day())

    def _end(self, ended: Sequence[Ended | tuple[str, str]]) -> Sequence[None]:
        self._journal.close(
            [one for one in ended if isinstance(one, Ended)],
            turned_away=[one for one in ended if not isinstance(one, Ended)],
        )
        return [None] * len(ended)
