"""The bank (银行): what it is asked, what it answers, and what it tells by itself.

Every call names the order or the refund by our own number, so that asking again after silence asks
for the same thing. A notice is only a hint: whatever it says, the ledger is asked.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from tongban.core.payments.charges import NOTHING
from tongban.core.payments.reconciliation import Movement
from tongban.core.vocabulary.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentSlip:
    """What the bank is asked to collect (下单信息): of nobody by name, and where to go back to."""

    order: str
    bill: str
    words: str
    amount: Money
    until: datetime
    back: str


class Collected(enum.Enum):
    """How far the bank has come with an order (银行订单状态)."""

    OPEN = "open"
    PAID = "paid"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOrder:
    """What the ledger of the bank says of an order (银行查询结果); `day` is when money came."""

    order: str
    state: Collected
    amount: Money = NOTHING
    serial: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundSlip:
    """What the bank is asked to give back (退款信息): part or all of one payment."""

    refund: str
    order: str
    serial: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """That the bank gave money back (银行退款结果): its serial, and the day in its ledger."""

    serial: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentNotice:
    """What the bank tells by itself (付款通知); `key` names the notice once."""

    key: str
    order: str
    state: Collected
    amount: Money
    serial: str


class Bank(Protocol):
    """Who collects money for the treasury (代收银行). Every call may raise `Unavailable`."""

    def open(self, slip: PaymentSlip) -> str:
        """Return the address at which an order is paid; the same for the same order."""
        ...

    def find(self, order: str) -> FoundOrder:
        """Return what the ledger says of an order."""
        ...

    def close(self, order: str) -> FoundOrder:
        """Take no more money for an order; return what the ledger says of it then."""
        ...

    def refund(self, slip: RefundSlip) -> GivenBack:
        """Give money back; the same for the same refund."""
        ...

    def ledger(self, day: date) -> tuple[Movement, ...]:
        """Return everything that moved on a day."""
        ...

    def believe(self, headers: Mapping[str, str], body: bytes, *, now: datetime) -> PaymentNotice:
        """Return what a notice says; raises `InvalidValue` when it is not the bank's, or stale."""
        ...
