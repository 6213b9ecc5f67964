"""Money (金额): yuan kept as whole fen, so that sums are exact; never a float.

行政许可法 §58: no charge unless a law or an administrative regulation says so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tongban.core.vocabulary.errors import InvalidValue, Reason

FEN_PER_YUAN = 100
_YUAN = re.compile(r"(?P<sign>-?)(?P<yuan>[0-9]{1,15})(?:\.(?P<fen>[0-9]{1,2}))?\s*元?")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount of renminbi in whole fen; a refund is negative (金额)."""

    fen: int

    def __post_init__(self) -> None:
        if type(self.fen) is not int:  # True and 0.5 would pass arithmetic in silence
            raise InvalidValue("money", Reason.FORMAT)

    @classmethod
    def yuan(cls, amount: int) -> "Money":
        """Return a whole number of yuan."""
        return cls(amount * FEN_PER_YUAN)

    @classmethod
    def total(cls, amounts: Iterable["Money"]) -> "Money":
        """Return the sum of `amounts`; of nothing, zero."""
        return cls(sum(amount.fen for amount in amounts))

    def __add__(self, other: "Money") -> "Money":
        return Money(self.fen + other.fen)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.fen - other.fen)

    def __mul__(self, times: int) -> "Money":
        return Money(self.fen * times)

    def __neg__(self) -> "Money":
        return Money(-self.fen)

    def __bool__(self) -> bool:
        return self.fen != 0

    @property
    def amount(self) -> str:
        """Return the yuan as a plain decimal, 80 or 80.50."""
        yuan, fen = divmod(abs(self.fen), FEN_PER_YUAN)
        sign = "-" if self.fen < 0 else ""
        return f"{sign}{yuan}.{fen:02d}" if fen else f"{sign}{yuan}"

    @property
    def label(self) -> str:
        """Return the amount as people read it."""
        return f"{self.amount} 元"

    def __str__(self) -> str:
        return self.label


def parse_money(text: str) -> Money:
    """Return an amount written in yuan with at most two decimals, 元 or not."""
    match = _YUAN.fullmatch(text.strip())
    if match is None:
        raise InvalidValue("money", Reason.FORMAT if text.strip() else Reason.EMPTY)
    fen = int(match["yuan"]) * FEN_PER_YUAN + int((match["fen"] or "0").ljust(2, "0"))
    return Money(-fen if match["sign"] else fen)
