"""Faults (故障开关): what a department's interface does on a bad day, switched while it runs."""

import enum
import threading
from dataclasses import dataclass

ALL = "*"
LONGEST_SECONDS = 60.0


class Fault(enum.Enum):
    """How a register behaves (状态); the value is the word of the command line."""

    UP = "up"
    DOWN = "down"
    UNAVAILABLE = "unavailable"
    SLOW = "slow"
    TRICKLE = "trickle"
    GARBAGE = "garbage"
    TRUNCATED = "truncated"
    DEEP = "deep"
    WRONG_TYPES = "wrong_types"
    WRONG_PERSON = "wrong_person"
    FORGED = "forged"

    @property
    def words(self) -> str:
        """Return what the fault is, for the status page."""
        return _WORDS[self]


_WORDS = {
    Fault.UP: "正常",
    Fault.DOWN: "断开连接",
    Fault.UNAVAILABLE: "返回 503",
    Fault.SLOW: "迟迟不答",
    Fault.TRICKLE: "一个字节一个字节地答",
    Fault.GARBAGE: "返回网页",
    Fault.TRUNCATED: "返回半截数据",
    Fault.DEEP: "返回嵌套过深的数据",
    Fault.WRONG_TYPES: "返回类型错误的数据",
    Fault.WRONG_PERSON: "返回别人的记录",
    Fault.FORGED: "签名不符",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A fault and, for the slow ones, how long it takes."""

    fault: Fault = Fault.UP
    seconds: float = 5.0


class FaultBoard:
    """The fault of each dataset; one set for all (`*`) wins over those of single ones."""

    def __init__(self) -> None:
        self._settings: dict[str, Setting] = {}
        self._lock = threading.Lock()

    def switch(self, dataset: str, setting: Setting) -> None:
        """Let `dataset` behave so from now on; for `*` it holds for every dataset."""
        with self._lock:
            if dataset == ALL and setting.fault is Fault.UP:
                self._settings.clear()
            else:
                self._settings[dataset] = setting

    def of(self, dataset: str) -> Setting:
        """Return how `dataset` behaves now."""
        with self._lock:
            everywhere = self._settings.get(ALL, Setting())
            if everywhere.fault is not Fault.UP:
                return everywhere
            return self._settings.get(dataset, Setting())
