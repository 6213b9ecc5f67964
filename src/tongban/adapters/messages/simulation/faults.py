"""Faults (故障开关): what a carrier does on a bad day, switched while it runs."""

import enum

HANG_SECONDS = 30.0
"""Longer than anybody waits for it."""


class Fault(enum.Enum):
    """How the carrier behaves (状态); the value is the word of the command line."""

    UP = "up"
    REFUSES = "refuses"
    HANGS = "hangs"
    DROPS = "drops"
    DOUBLES = "doubles"
    GARBAGE = "garbage"

    @property
    def words(self) -> str:
        """Return what the fault is, for the page."""
        return _WORDS[self]


_WORDS = {
    Fault.UP: "正常",
    Fault.REFUSES: "一律拒收",
    Fault.HANGS: "迟迟不答",
    Fault.DROPS: "收下后断开，不回话",
    Fault.DOUBLES: "同一条短信发两遍",
    Fault.GARBAGE: "答非所问",
}
