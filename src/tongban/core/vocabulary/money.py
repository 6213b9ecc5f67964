"""Money (金额): whole fen of CNY, never a float."""

from dataclasses import dataclass

FEN_PER_YUAN = 100


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in fen."""

    fen: int

    @classmethod
    def yuan(cls, amount: int) -> "Money":
        """Return a whole number of yuan."""
        return cls(amount * FEN_PER_YUAN)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.fen + other.fen)

    @property
    def label(self) -> str:
        """Return the amount as people read it."""
        yuan, fen = divmod(self.fen, FEN_PER_YUAN)
        return f"{yuan}.{fen:02d} 元" if fen else f"{yuan} 元"
