"""Charges (收费项): one fee of one case, as the law sets it and as it is owed.

行政许可法 §58 and §59: nothing is charged unless a law or an administrative regulation says so, and
then by the published items and standards; so a charge repeats the fee and can only be less.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.money import Money

NOTHING: Final = Money(0)
_WHOLE: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargedCase:
    """The case that a charge is for (收费办件)."""

    id: str
    number: str
    item: str
    item_name: str
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeCharge:
    """One fee of one case (收费项); `reduced` is what was taken off, under the name `reduction`.

    Raises:
        InvalidValue: for a standard below nothing, or more taken off than there is.
    """

    case: ChargedCase
    fee: str
    name: str
    standard: Money
    basis: str
    reduced: Money = NOTHING
    reduction: str = ""
    reduction_basis: str = ""

    def __post_init__(self) -> None:
        if not NOTHING <= self.reduced <= self.standard:
            raise InvalidValue("charge", Reason.RANGE)
        if not self.basis:
            raise InvalidValue("charge", Reason.EMPTY)

    @property
    def id(self) -> str:
        """Return what no two charges share: a fee is charged once for a case."""
        return f"{self.case.id}.{self.fee}"

    @property
    def due(self) -> Money:
        """Return what is owed of it."""
        return self.standard - self.reduced

    def less(self, percent: int, *, reduction: str, basis: str) -> "FeeCharge":
        """Return the charge with so many percent of its standard off, rounded for the payer."""
        off = Money(-(-self.standard.fen * percent // _WHOLE))
        return replace(
            self,
            reduced=max(self.reduced, min(off, self.standard)),
            reduction=reduction,
            reduction_basis=basis,
        )


def total_of(charges: Iterable[FeeCharge]) -> Money:
    """Return what charges come to."""
    return Money.total(one.due for one in charges)
