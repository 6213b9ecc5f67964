"""Today (今天): the day of a call, worked out once a second, since days change at full seconds."""

import time
from collections.abc import Callable
from datetime import date


class Today:
    """Return the day that `look_up` says, asked again in each new second; threads may share it."""

    def __init__(
        self, look_up: Callable[[], date], *, clock: Callable[[], float] = time.time
    ) -> None:
        self._look_up = look_up
        self._clock = clock
        self._known: tuple[int, date] | None = None

    def __call__(self) -> date:
        """Return the day of this moment."""
        second, known = int(self._clock()), self._known
        if known is None or known[0] != second:
            self._known = known = second, self._look_up()
        return known[1]
