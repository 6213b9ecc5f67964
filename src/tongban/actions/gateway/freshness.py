"""Freshness of the seal (封存时效): hours are allowed, so looking once a second is enough."""

import time
from collections.abc import Callable


class OnceASecond:
    """Do `look` when the last time is a second past; what it raised is raised until it passes."""

    def __init__(
        self, look: Callable[[], None], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._look = look
        self._clock = clock
        self._until = 0.0

    def __call__(self) -> None:
        """Raise what looking raises, unless a look has just passed."""
        now = self._clock()
        if now >= self._until:
            self._look()
            self._until = now + 1
