"""Reconciliation (对账): the bank's ledger of a day beside ours, and where the two differ.

Both are lists of movements, each with a serial that names it once. What only one side has, or the
two have with different amounts, is a difference; so the sums differ by exactly the differences.
"""

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tongban.core.vocabulary.money import Money


class Direction(enum.Enum):
    """Which way money moved (收支方向)."""

    IN = "in"
    BACK = "back"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return {"in": "收款", "back": "退款"}[self.value]

    @property
    def sign(self) -> int:
        """Return how it counts in a sum."""
        return {"in": 1, "back": -1}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Money that moved (流水): its serial, which way, under which order or refund of ours."""

    serial: str
    direction: Direction
    order: str
    amount: Money


class DifferenceKind(enum.Enum):
    """What is not alike (差异类型)."""

    ONLY_AT_BANK = "only_at_bank"
    ONLY_HERE = "only_here"
    AMOUNT = "amount"
    REPORTED_OTHERWISE = "reported_otherwise"
    PAID_FOR_NOTHING = "paid_for_nothing"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return _LABELS[self]


_LABELS: Final = {
    DifferenceKind.ONLY_AT_BANK: "银行有、本平台没有",
    DifferenceKind.ONLY_HERE: "本平台有、银行没有",
    DifferenceKind.AMOUNT: "两边金额不同",
    DifferenceKind.REPORTED_OTHERWISE: "付款通知和银行流水不同",
    DifferenceKind.PAID_FOR_NOTHING: "多收或者错收",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerDifference:
    """One thing that is not alike (差异): what each side says; nothing where it is silent."""

    kind: DifferenceKind
    serial: str
    order: str
    direction: Direction
    here: Money
    at_bank: Money

    @property
    def by(self) -> Money:
        """Return by how much the bank's sum is above ours because of it."""
        return (self.at_bank - self.here) * self.direction.sign


def compare(here: Iterable[Movement], at_bank: Iterable[Movement]) -> tuple[LedgerDifference, ...]:
    """Return where two ledgers of a day differ, in the order of the serials."""
    ours = {(one.direction, one.serial): one for one in here}
    theirs = {(one.direction, one.serial): one for one in at_bank}
    keys = sorted(ours.keys() | theirs.keys(), key=lambda key: (key[0].value, key[1]))
    return tuple(found for key in keys for found in _differing(ours.get(key), theirs.get(key)))


def balance(movements: Iterable[Movement]) -> Money:
    """Return what a ledger comes to: what came less what went back."""
    return Money.total(one.amount * one.direction.sign for one in movements)


def _differing(ours: Movement | None, theirs: Movement | None) -> Iterator[LedgerDifference]:
    one = ours or theirs
    here = ours.amount if ours else Money(0)
    at_bank = theirs.amount if theirs else Money(0)
    if one is not None and here != at_bank:
        kind = (
            DifferenceKind.ONLY_AT_BANK
            if ours is None
            else DifferenceKind.ONLY_HERE
            if theirs is None
            else DifferenceKind.AMOUNT
        )
        yield LedgerDifference(
            kind=kind,
            serial=one.serial,
            order=one.order,
            direction=one.direction,
            here=here,
            at_bank=at_bank,
        )
