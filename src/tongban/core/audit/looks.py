"""Looks (查阅): which entries tell a person that somebody read what concerns them.

个人信息保护法 §44, §50: everybody may know how their data are handled, and may ask why. An entry of
a kind that nobody thought of is not left out: it is told as another handling.
"""

import enum
from typing import Final


class LookKind(enum.Enum):
    """What somebody did with what concerns a person (查阅方式)."""

    CASE = "case"
    PAPER = "paper"
    REGISTER = "register"
    HOUSEHOLD = "household"
    QUALITY = "quality"
    GLASS = "glass"
    OTHER = "other"

    @property
    def actions(self) -> tuple[str, ...]:
        """Return the actions of entries that tell of it; none for the rest of them."""
        return _ACTIONS.get(self, ())

    @classmethod
    def of(cls, action: str) -> "LookKind":
        """Return the kind of an action."""
        return _KINDS.get(action, cls.OTHER)


_ACTIONS: Final = {
    LookKind.CASE: ("case.open",),
    LookKind.PAPER: ("file.open", "voucher.open"),
    LookKind.HOUSEHOLD: ("household.open",),
    LookKind.QUALITY: ("quality.row_read", "quality.workbook"),
    LookKind.GLASS: ("person.glass", "person.look"),
    LookKind.REGISTER: ("exchange.call", "exchange.refused", "register.ask"),
}
_KINDS: Final = {action: kind for kind, actions in _ACTIONS.items() for action in actions}
KNOWN_ACTIONS: Final = tuple(_KINDS)
