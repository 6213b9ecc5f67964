"""The depot (快递网点): each parcel once for its key, and how far it has come by now."""

import enum
import hashlib
import hmac
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from tongban.core.cases.parcels import ParcelStatus, ParcelTrack

_MOST: Final = 500
_WAY: Final = (
    (ParcelStatus.ORDERED, "明川速递云桥网点"),
    (ParcelStatus.COLLECTED, "明川速递云桥网点"),
    (ParcelStatus.IN_TRANSIT, "明川转运中心"),
    (ParcelStatus.OUT_FOR_DELIVERY, "派件途中"),
    (ParcelStatus.SIGNED, "已签收"),
)


class CourierFault(enum.Enum):
    """How the courier behaves (状态); the value is the word of the command line."""

    UP = "up"
    DOWN = "down"
    DECLINES = "declines"
    LOSES = "loses"
    LATE = "late"
    RETURNS = "returns"
    DISORDERED = "disordered"

    @property
    def words(self) -> str:
        """Return what the fault is, for the page."""
        return _WORDS[self]


_WORDS = {
    CourierFault.UP: "正常",
    CourierFault.DOWN: "没有应答",
    CourierFault.DECLINES: "拒收寄件单",
    CourierFault.LOSES: "寄丢",
    CourierFault.LATE: "迟迟不到",
    CourierFault.RETURNS: "无人签收，退回",
    CourierFault.DISORDERED: "轨迹乱序、重复",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A parcel at the courier: what it was told, when, and on what kind of day."""

    key: str
    waybill: str
    recipient: str
    ordered_at: datetime
    fault: CourierFault


@dataclass(slots=True)
class Depot:
    """The last parcels, newest first; each moves a stage every `stage`."""

    key: str
    token: str
    clock: Callable[[], datetime]
    stage: timedelta = timedelta(seconds=20)
    _fault: CourierFault = CourierFault.UP
    _held: dict[str, Held] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def fault(self) -> CourierFault:
        """Return how the courier behaves now."""
        with self._lock:
            return self._fault

    def knows(self, key: str) -> bool:
        """Tell whether `key` is the platform's."""
        return hmac.compare_digest(key.encode(), self.key.encode())

    def switch(self, fault: str, *, token: str) -> bool | None:
        """Let the courier behave so; False for a wrong token, None for an unknown fault."""
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            return False
        if fault not in {one.value for one in CourierFault}:
            return None
        with self._lock:
            self._fault = CourierFault(fault)
        return True

    def take(self, key: str, recipient: str) -> Held:
        """Return the parcel of a key, taken now or before."""
        with self._lock:
            if key not in self._held:
                number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:5])
                self._held[key] = Held(
                    key=key,
                    waybill=f"MS{number:013d}",
                    recipient=recipient,
                    ordered_at=self.clock(),
                    fault=self._fault,
                )
                for old in list(self._held)[:-_MOST]:
                    del self._held[old]
            return self._held[key]

    def held(self) -> tuple[Held, ...]:
        """Return the parcels, newest first."""
        with self._lock:
            return tuple(reversed(self._held.values()))

    def tracks(self, waybill: str) -> tuple[ParcelTrack, ...] | None:
        """Return what is told of a parcel by now; None when there is none."""
        found = next((one for one in self.held() if one.waybill == waybill), None)
        return None if found is None else self._told(found)

    def _told(self, one: Held) -> tuple[ParcelTrack, ...]:
        stages = int((self.clock() - one.ordered_at) / self.stage) + 1
        way = _way(one.fault)[:stages]
        told = tuple(
            ParcelTrack(status=status, at=one.ordered_at + self.stage * place, place=where)
            for place, (status, where) in enumerate(way)
        )
        return (*reversed(told), *told[:1]) if one.fault is CourierFault.DISORDERED else told


def _way(fault: CourierFault) -> tuple[tuple[ParcelStatus, str], ...]:
    match fault:
        case CourierFault.LOSES:
            return (*_WAY[:3], (ParcelStatus.LOST, "转运途中"))
        case CourierFault.RETURNS:
            return (*_WAY[:4], (ParcelStatus.RETURNED, "明川速递云桥网点"))
        case CourierFault.LATE:
            return _WAY[:2]
        case _:
            return _WAY
