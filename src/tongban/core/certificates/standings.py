"""Standings (证照状态): the national codes, and which may follow which.

行政许可法 §69 lets a permit be revoked that should not have been given, §70 has it struck off when
it ends. Nothing is overwritten: each change is added with its day, reason and basis.
"""

import enum
from dataclasses import dataclass
from datetime import date

from tongban.core.vocabulary.errors import InvalidValue


class Standing(enum.Enum):
    """How a certificate stands (证照状态)."""

    VALID = "valid"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    EXPIRED = "expired"
    MOVED_AWAY = "moved_away"
    STRIPPED = "stripped"

    @property
    def label(self) -> str:
        """Return the word a person reads."""
        return _WORDS[self][1]

    @property
    def national_code(self) -> str:
        """Return the code of the national certificate library, 01 to 07."""
        return _WORDS[self][0]


_WORDS = {
    Standing.VALID: ("01", "有效"),
    Standing.SUSPENDED: ("02", "暂扣"),
    Standing.REVOKED: ("03", "撤销"),
    Standing.CANCELLED: ("04", "注销"),
    Standing.REPLACED: ("05", "已换发"),
    Standing.EXPIRED: ("05", "已过有效期"),
    Standing.MOVED_AWAY: ("06", "办理转出"),
    Standing.STRIPPED: ("07", "吊销"),
}

_TAKEN_AWAY = frozenset({Standing.REVOKED, Standing.CANCELLED, Standing.STRIPPED})
_STRUCK_OFF = frozenset({Standing.CANCELLED})

FOLLOWING = {
    Standing.VALID: _TAKEN_AWAY | {Standing.SUSPENDED, Standing.REPLACED, Standing.MOVED_AWAY},
    Standing.SUSPENDED: _TAKEN_AWAY | {Standing.VALID},
    Standing.REVOKED: _STRUCK_OFF,
    Standing.STRIPPED: _STRUCK_OFF,
    Standing.REPLACED: frozenset[Standing](),
    Standing.MOVED_AWAY: frozenset[Standing](),
    Standing.CANCELLED: frozenset[Standing](),
}
"""Which recorded standing may follow which; `EXPIRED` is never recorded, the day tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChange:
    """One change of standing: since when, why, by what law and by whom."""

    standing: Standing
    since: date
    reason: str
    basis: str
    by: str

    def __post_init__(self) -> None:
        if self.standing is Standing.EXPIRED:
            raise InvalidValue("standing", "expiry follows from the last valid day")
        if not (self.reason.strip() and self.basis.strip()):
            raise InvalidValue("standing", "a change of standing states its reason and its basis")
