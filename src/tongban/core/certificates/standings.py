"""Standings (证照状态): the national codes, and which may follow which.

行政许可法 §69 lets a permit be revoked that should not have been given, §70 has it struck off when
it ends. Nothing is overwritten: each change is added with its day, reason and basis.
"""

import enum
from dataclasses import dataclass
from datetime import date

from tongban.core.vocabulary.errors import InvalidValue


class Standing(enum.Enum):
    """How a certificate stands; values are the national codes 01 to 07."""

    VALID = "01"
    SUSPENDED = "02"
    REVOKED = "03"
    CANCELLED = "04"
    LAPSED = "05"
    MOVED_AWAY = "06"
    STRIPPED = "07"

    @property
    def label(self) -> str:
        """Return the word a person reads."""
        return _LABELS[self]


_LABELS = {
    Standing.VALID: "有效",
    Standing.SUSPENDED: "暂扣",
    Standing.REVOKED: "撤销",
    Standing.CANCELLED: "注销",
    Standing.LAPSED: "失效",
    Standing.MOVED_AWAY: "办理转出",
    Standing.STRIPPED: "吊销",
}

_TAKEN_AWAY = frozenset({Standing.REVOKED, Standing.CANCELLED, Standing.STRIPPED})

FOLLOWING = {
    Standing.VALID: _TAKEN_AWAY | {Standing.SUSPENDED, Standing.LAPSED, Standing.MOVED_AWAY},
    Standing.SUSPENDED: _TAKEN_AWAY | {Standing.VALID},
    # What is revoked, stripped or run out is then struck off the register (§70).
    Standing.REVOKED: frozenset({Standing.CANCELLED}),
    Standing.STRIPPED: frozenset({Standing.CANCELLED}),
    Standing.LAPSED: frozenset({Standing.CANCELLED}),
    Standing.MOVED_AWAY: frozenset[Standing](),
    Standing.CANCELLED: frozenset[Standing](),
}
"""Which standing may follow which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChange:
    """One change of standing: since when, why, by what law and by whom."""

    standing: Standing
    since: date
    reason: str
    basis: str
    by: str

    def __post_init__(self) -> None:
        if not (self.reason.strip() and self.basis.strip()):
            raise InvalidValue("standing", "a change of standing states its reason and its basis")
