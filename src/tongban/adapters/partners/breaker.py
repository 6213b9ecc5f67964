"""The breaker (熔断): a register that fails is left alone for a while, then tried by one call.

Time-outs and garbage count like refused connections: a partner that answers nonsense is down. While
the breaker is open nobody waits, and a partner that recovers is not met by a stampede (F16).
"""

import threading
import time
from collections.abc import Callable

OPEN_SECONDS = 10.0
FAILURES_TO_OPEN = 3


class Breaker:
    """Decide whether one register is called now; safe to share between threads."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._open_until: float | None = None
        self._probing = False

    @property
    def is_open(self) -> bool:
        """Tell whether calls are being kept away at this moment."""
        with self._lock:
            return self._open_until is not None and self._clock() < self._open_until

    @property
    def troubled(self) -> bool:
        """Tell whether the last call failed: nobody should wait in line for such a register."""
        with self._lock:
            return self._failures > 0

    def allow(self) -> bool:
        """Tell whether a call may go out; after the pause one call at a time is the probe."""
        with self._lock:
            if self._open_until is None:
                return True
            if self._clock() < self._open_until or self._probing:
                return False
            self._probing = True
            return True

    def succeed(self) -> None:
        """Note a sensible answer: the register is well."""
        with self._lock:
            self._failures, self._open_until, self._probing = 0, None, False

    def fail(self, *, at_once: bool = False) -> None:
        """Note a failure; `at_once` opens without waiting for a third."""
        with self._lock:
            self._failures += 1
            if at_once or self._probing or self._failures >= FAILURES_TO_OPEN:
                self._open_until = self._clock() + OPEN_SECONDS
            self._probing = False
