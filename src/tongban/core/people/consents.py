"""Receipts of consent (授权回执): who may see or do what for a person, for what, until when.

个人信息保护法 §14: consent is given knowingly, for a purpose. §15: it is taken back as easily as it
was given, with effect from then on; what was done before stays lawful. §23: whoever gets the data
is named. Each consent lives where it was given; a receipt says the same of all of them.
"""

import enum
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tongban.core.vocabulary.citations import Citation

TAKEN_BACK_ANY_TIME: Final = Citation(law="个人信息保护法", article="15")


class ReceiptKind(enum.Enum):
    """What was agreed to (授权种类)."""

    CERTIFICATE = "certificate"
    HOUSEHOLD = "household"
    MANDATE = "mandate"


class ReceiptState(enum.Enum):
    """How a consent stands at a moment (授权状态)."""

    OPEN = "open"
    OVER = "over"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One consent (授权回执): `what` are fields or matters, `key` finds it where it was given."""

    kind: ReceiptKind
    key: str
    to: str
    what: tuple[str, ...]
    purpose: str
    given_at: datetime
    until: datetime | None = None
    ended_at: datetime | None = None

    def state(self, now: datetime) -> ReceiptState:
        """Return how it stands: taken back, over by itself, or open."""
        if self.ended_at is not None and self.ended_at <= now:
            return ReceiptState.TAKEN_BACK
        if self.until is not None and self.until <= now:
            return ReceiptState.OVER
        return ReceiptState.OPEN
