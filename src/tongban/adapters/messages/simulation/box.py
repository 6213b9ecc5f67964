"""The box (收件箱): what the simulated carrier was handed, each message once for its key."""

import hmac
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from tongban.adapters.messages.simulation.faults import Fault
from tongban.adapters.messages.texts import Text

MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A message that reached its telephone, and when."""

    text: Text
    at: datetime


@dataclass(slots=True)
class MessageBox:
    """The last messages, newest first; `key` is the platform's, `token` switches faults."""

    key: str
    token: str
    clock: Callable[[], datetime]
    stopping: threading.Event = field(default_factory=threading.Event)
    _fault: Fault = Fault.UP
    _brought: "deque[Brought]" = field(default_factory=lambda: deque(maxlen=MOST))
    _taken: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def fault(self) -> Fault:
        """Return how the carrier behaves now."""
        with self._lock:
            return self._fault

    def knows(self, key: str) -> bool:
        """Tell whether `key` is the platform's, in a time that says nothing of where it differs."""
        return hmac.compare_digest(key.encode(), self.key.encode())

    def switch(self, fault: str, *, token: str) -> bool | None:
        """Let the carrier behave so; False for a wrong token, None for an unknown fault."""
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            return False
        if fault not in {one.value for one in Fault}:
            return None
        with self._lock:
            self._fault = Fault(fault)
        return True

    def take(self, text: Text) -> None:
        """Bring a message to its telephone, unless one of the same key was brought before."""
        with self._lock:
            if text.key in self._taken:
                return
            self._taken.add(text.key)
            times = 2 if self._fault is Fault.DOUBLES else 1
            for _ in range(times):
                self._brought.appendleft(Brought(text=text, at=self.clock()))

    def brought(self, phone: str = "") -> tuple[Brought, ...]:
        """Return the messages, newest first; only those to `phone` when one is given."""
        with self._lock:
            return tuple(one for one in self._brought if phone in {"", one.text.phone})
