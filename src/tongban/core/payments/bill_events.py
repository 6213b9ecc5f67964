"""What happens to a bill (缴费单经过): appended, never changed.

`name` is stored and never renamed; `label` is what a history shows.
"""

import enum
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, TypeAlias

from tongban.core.payments.charges import FeeCharge
from tongban.core.people.histories import HistoryEvent
from tongban.core.vocabulary.money import Money


class PaymentWay(enum.Enum):
    """How money comes (缴费方式)."""

    BANK = "bank"
    WINDOW = "window"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return {"bank": "网上缴费", "window": "窗口缴费"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class BillEvent(HistoryEvent):
    """What happens to a bill; histories show it by its label."""

    label: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BillDrawn(BillEvent):
    """A bill was made out (开单) under its number."""

    name: ClassVar[str] = "drawn"
    label: ClassVar[str] = "开具缴费单"

    number: str
    charges: tuple[FeeCharge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargesAdded(BillEvent):
    """Another case of the same filing is paid for together with these (并入)."""

    name: ClassVar[str] = "charges_added"
    label: ClassVar[str] = "并入收费项"

    charges: tuple[FeeCharge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTakenOff(BillEvent):
    """The charges of a case are no longer owed (取消收费), since the case has ended."""

    name: ClassVar[str] = "case_taken_off"
    label: ClassVar[str] = "取消收费项"

    case: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReductionAsked(BillEvent):
    """The payer asks to pay less of a charge (申请减免), and says by what it is shown."""

    name: ClassVar[str] = "reduction_asked"
    label: ClassVar[str] = "申请减免"

    charge: str
    reduction: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReductionGranted(BillEvent):
    """Less is owed of a charge (准予减免)."""

    name: ClassVar[str] = "reduction_granted"
    label: ClassVar[str] = "准予减免"

    charge: str
    reduction: str
    title: str
    percent: int
    basis: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReductionDeclined(BillEvent):
    """The reduction was not granted (不予减免), and why."""

    name: ClassVar[str] = "reduction_declined"
    label: ClassVar[str] = "不予减免"

    charge: str
    reduction: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentOrdered(BillEvent):
    """A payment was ordered (下单): one amount under one number, good until a moment."""

    name: ClassVar[str] = "ordered"
    label: ClassVar[str] = "发起缴费"

    order: str
    amount: Money
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderClosed(BillEvent):
    """The bank will take no money for an order any more (关单)."""

    name: ClassVar[str] = "order_closed"
    label: ClassVar[str] = "缴费未完成，已关闭"

    order: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReported(BillEvent):
    """Somebody says that money came (收款待核): a notice of the bank, or an officer at a window."""

    name: ClassVar[str] = "reported"
    label: ClassVar[str] = "收到付款通知，核对中"

    order: str
    serial: str
    amount: Money
    way: PaymentWay


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReportDropped(BillEvent):
    """What was reported did not happen (核对不符): no money came."""

    name: ClassVar[str] = "report_dropped"
    label: ClassVar[str] = "核对后没有收到款"

    serial: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentSettled(BillEvent):
    """The money is there, and pays for the bill (到账): the ledger or a second officer says so."""

    name: ClassVar[str] = "settled"
    label: ClassVar[str] = "缴费成功"

    order: str
    serial: str
    amount: Money
    way: PaymentWay


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyMisplaced(BillEvent):
    """Money came that pays for nothing (多收、错收): a second time, or of another amount."""

    name: ClassVar[str] = "misplaced"
    label: ClassVar[str] = "收到不该收的款，应当退还"

    order: str
    serial: str
    amount: Money
    way: PaymentWay
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundAsked(BillEvent):
    """An officer asks for money to go back (申请退费): how much of which payment, and why."""

    name: ClassVar[str] = "refund_asked"
    label: ClassVar[str] = "申请退费"

    refund: str
    serial: str
    amount: Money
    reason: str
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundApproved(BillEvent):
    """Another officer lets the money go back (批准退费)."""

    name: ClassVar[str] = "refund_approved"
    label: ClassVar[str] = "批准退费"

    refund: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundDeclined(BillEvent):
    """Another officer does not let the money go back (不批准退费), and why."""

    name: ClassVar[str] = "refund_declined"
    label: ClassVar[str] = "不批准退费"

    refund: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundPaid(BillEvent):
    """The money is back with the payer (退费到账); `proof` is the serial of the bank."""

    name: ClassVar[str] = "refund_paid"
    label: ClassVar[str] = "退费到账"

    refund: str
    proof: str


AnyBillEvent: TypeAlias = (
    BillDrawn
    | ChargesAdded
    | CaseTakenOff
    | ReductionAsked
    | ReductionGranted
    | ReductionDeclined
    | PaymentOrdered
    | OrderClosed
    | PaymentReported
    | PaymentReportDropped
    | PaymentSettled
    | MoneyMisplaced
    | RefundAsked
    | RefundApproved
    | RefundDeclined
    | RefundPaid
)
