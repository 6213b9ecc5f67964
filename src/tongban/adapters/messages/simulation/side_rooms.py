"""Side rooms (模拟邮箱和工作群): mails and chats that were taken, and faults of each."""

import enum
import hmac
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from tongban.adapters.messages.simulation.faults import Fault

MOST = 500


class Service(enum.Enum):
    """What else is simulated beside text messages (模拟服务), as the command calls it."""

    MAIL = "mail"
    CHAT = "chat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A mail or a chat message that was taken: under what key, to whom, what it says."""

    service: Service
    key: str
    to: str
    title: str
    words: str
    at: datetime


@dataclass(slots=True)
class SideRooms:
    """What was taken, newest first; `token` switches faults."""

    token: str
    clock: Callable[[], datetime]
    stopping: threading.Event = field(default_factory=threading.Event)
    _faults: dict[Service, Fault] = field(default_factory=dict)
    _taken: "deque[Taken]" = field(default_factory=lambda: deque(maxlen=MOST))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def fault(self, service: Service) -> Fault:
        """Return how a service behaves now."""
        with self._lock:
            return self._faults.get(service, Fault.UP)

    def switch(self, service: Service, fault: str, *, token: str) -> bool | None:
        """Let a service behave so; False for a wrong token, None for an unknown fault."""
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            return False
        if fault not in {one.value for one in Fault}:
            return None
        with self._lock:
            self._faults[service] = Fault(fault)
        return True

    def take(self, taken: Taken) -> None:
        """Keep what came; a mail that came before under its key is shown once."""
        with self._lock:
            known = any(taken.key and one.key == taken.key for one in self._taken)
            if known and taken.service is Service.MAIL:
                return
            doubled = self._faults.get(taken.service) is Fault.DOUBLES
            for _ in range(2 if doubled else 1):
                self._taken.appendleft(taken)

    def taken(self, service: Service, to: str = "") -> tuple[Taken, ...]:
        """Return what a service took, newest first; only what went to somebody when named."""
        with self._lock:
            return tuple(
                one for one in self._taken if one.service is service and to in {"", one.to}
            )
