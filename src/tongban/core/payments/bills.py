"""Bills (缴费单): where one stands, folded from its events and from nothing else.

A bill covers the charges of the cases of one filing, of one department or of several. What came is
placed (it pays for the bill) or misplaced (it goes back); what goes back is asked for by one
officer and approved by another.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tongban.core.payments.bill_events import PaymentWay, ReductionAsked
from tongban.core.payments.charges import FeeCharge
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.money import Money


class BillStatus(enum.Enum):
    """Where a bill stands (缴费单状态)."""

    DUE = "due"
    ORDERED = "ordered"
    PAID = "paid"
    SETTLED = "settled"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"
    VOID = "void"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return _LABELS[self]

    @property
    def is_open(self) -> bool:
        """Tell whether money is still wanted."""
        return self in (BillStatus.DUE, BillStatus.ORDERED, BillStatus.PAID)


_LABELS = {
    BillStatus.DUE: "待缴费",
    BillStatus.ORDERED: "缴费中",
    BillStatus.PAID: "已付款，核对中",
    BillStatus.SETTLED: "已缴清",
    BillStatus.PARTLY_REFUNDED: "已缴清，部分退费",
    BillStatus.REFUNDED: "已退费",
    BillStatus.VOID: "已作废",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentOrder:
    """A payment that was ordered (缴费订单)."""

    number: str
    amount: Money
    until: datetime
    is_open: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedPayment:
    """What somebody says came, and nobody has confirmed (待核收款)."""

    order: str
    serial: str
    amount: Money
    way: PaymentWay
    by: Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money that came (收款); one that is not `placed` has to go back."""

    order: str
    serial: str
    amount: Money
    way: PaymentWay
    at: datetime
    placed: bool
    reason: str = ""


class RefundStatus(enum.Enum):
    """How far a refund has come (退费状态)."""

    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    PAID = "paid"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return _REFUNDS[self]


_REFUNDS = {
    RefundStatus.ASKED: "等待批准",
    RefundStatus.APPROVED: "已批准，正在退回",
    RefundStatus.DECLINED: "没有批准",
    RefundStatus.PAID: "已退回",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """Money that goes back (退费): of which payment, for which case if for one, and why."""

    number: str
    serial: str
    amount: Money
    reason: str
    case: str
    asked_by: Signatory
    status: RefundStatus = RefundStatus.ASKED
    declined_because: str = ""
    proof: str = ""

    @property
    def counts(self) -> bool:
        """Tell whether the money is back, or on its way."""
        return self.status is not RefundStatus.DECLINED


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What a person owes for the cases of a filing (缴费单); `length` counts its events.

    `taken_off` are the cases that ended, by why; `asked` the reductions that wait for an officer.
    """

    number: str
    charges: tuple[FeeCharge, ...]
    length: int = 1
    taken_off: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[ReductionAsked, ...] = ()
    orders: tuple[PaymentOrder, ...] = ()
    reports: tuple[ReportedPayment, ...] = ()
    payments: tuple[Payment, ...] = ()
    refunds: tuple[Refund, ...] = ()

    @property
    def standing(self) -> tuple[FeeCharge, ...]:
        """Return the charges of cases that have not ended."""
        return tuple(one for one in self.charges if one.case.id not in self.taken_off)

    @property
    def total(self) -> Money:
        """Return what the standing charges come to."""
        return Money.total(one.due for one in self.standing)

    @property
    def placed(self) -> Payment | None:
        """Return the payment that pays for the bill, if it came."""
        return next((one for one in self.payments if one.placed), None)

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is owed any more; a bill that comes to nothing owes nothing."""
        return self.placed is not None or (bool(self.standing) and not self.total)

    @property
    def open_order(self) -> PaymentOrder | None:
        """Return the order for which money may still come."""
        return next((one for one in self.orders if one.is_open), None)

    @property
    def received(self) -> Money:
        """Return all that came."""
        return Money.total(one.amount for one in self.payments)

    @property
    def refunded(self) -> Money:
        """Return all that went back."""
        back = (one for one in self.refunds if one.status is RefundStatus.PAID)
        return Money.total(one.amount for one in back)

    def left_of(self, payment: Payment) -> Money:
        """Return what could still go back of a payment."""
        gone = (one for one in self.refunds if one.counts and one.serial == payment.serial)
        return payment.amount - Money.total(one.amount for one in gone)

    @property
    def owed_back(self) -> Money:
        """Return what should go back and nobody has asked for: misplaced, or paid for nothing."""
        astray = Money.total(self.left_of(one) for one in self.payments if not one.placed)
        return astray + self.owed_back_of_placed

    @property
    def owed_back_of_placed(self) -> Money:
        """Return what was paid for cases that ended without what was paid for."""
        placed = self.placed
        if placed is None:
            return Money(0)
        for_nothing = (one for one in self.charges if one.case.id in self.taken_off)
        paid_for = Money.total(one.due for one in self.charges)
        unpaid = max(Money(0), paid_for - placed.amount)
        asked = (one for one in self.refunds if one.counts and one.serial == placed.serial)
        back = Money.total(one.amount for one in asked)
        wanted = Money.total(one.due for one in for_nothing) - unpaid - back
        return max(Money(0), min(wanted, self.left_of(placed)))

    @property
    def status(self) -> BillStatus:
        """Return where the bill stands: the furthest thing that happened to it."""
        if self.placed is not None and self.refunded_of_placed:
            whole = self.refunded_of_placed == self.placed.amount
            return BillStatus.REFUNDED if whole else BillStatus.PARTLY_REFUNDED
        furthest = (
            (self.is_settled, BillStatus.SETTLED),
            (not self.standing, BillStatus.VOID),
            (self.reports, BillStatus.PAID),
            (self.open_order, BillStatus.ORDERED),
        )
        return next((status for happened, status in furthest if happened), BillStatus.DUE)

    @property
    def refunded_of_placed(self) -> Money:
        """Return what went back of the payment that paid for the bill."""
        placed = self.placed
        serial = placed.serial if placed else ""
        back = (one for one in self.refunds if one.status is RefundStatus.PAID)
        return Money.total(one.amount for one in back if one.serial == serial)

    @property
    def departments(self) -> frozenset[str]:
        """Return who collects by this bill."""
        return frozenset(one.case.department for one in self.charges)

    def charge(self, charge: str) -> FeeCharge | None:
        """Return one of the standing charges."""
        return next((one for one in self.standing if one.id == charge), None)

    def of_case(self, case: str) -> tuple[FeeCharge, ...]:
        """Return the charges of one case."""
        return tuple(one for one in self.charges if one.case.id == case)

    def refund(self, number: str) -> Refund | None:
        """Return one of the refunds."""
        return next((one for one in self.refunds if one.number == number), None)
