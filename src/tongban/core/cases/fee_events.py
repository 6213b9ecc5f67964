"""Events of fees (收费): what a case is charged, that it was paid, that it fell away or went back.

The bill itself has its own history (`core.payments`); what stands here is what the case must know:
its result is not handed out before the fee is settled, and supervision watches what is charged.
"""

from dataclasses import dataclass, replace
from typing import ClassVar, Final, TypeAlias

from tongban.core.cases.case_event import CaseEvent
from tongban.core.vocabulary.money import Money

_NOTHING: Final = Money(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargedFee:
    """One fee as it was charged (收费明细); `reduced` was taken off it under `reduction`."""

    fee: str
    name: str
    amount: Money
    reduced: Money
    reduction: str
    basis: str

    @property
    def due(self) -> Money:
        """Return what is owed of it."""
        return self.amount - self.reduced


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeCharged(CaseEvent):
    """The fees of the case stand on a bill (开具缴费单)."""

    name: ClassVar[str] = "fee_charged"
    label: ClassVar[str] = "开具缴费单"

    bill: str
    fees: tuple[ChargedFee, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeReduced(CaseEvent):
    """Less is owed of a fee (准予减免)."""

    name: ClassVar[str] = "fee_reduced"
    label: ClassVar[str] = "准予减免"

    bill: str
    fee: str
    amount: Money
    reduction: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeSettled(CaseEvent):
    """What was owed for the case is there (缴费到账)."""

    name: ClassVar[str] = "fee_settled"
    label: ClassVar[str] = "缴费到账"

    bill: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeCancelled(CaseEvent):
    """Nothing is owed for the case any more (取消收费)."""

    name: ClassVar[str] = "fee_cancelled"
    label: ClassVar[str] = "取消收费"

    bill: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRefunded(CaseEvent):
    """What was paid for the case went back to the payer (退费)."""

    name: ClassVar[str] = "fee_refunded"
    label: ClassVar[str] = "退费"

    bill: str
    amount: Money
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeNotDue(CaseEvent):
    """The item knows fees, and none of them is due in this situation (核定不收费)."""

    name: ClassVar[str] = "fee_not_due"
    label: ClassVar[str] = "核定不收费"


FeeEvent: TypeAlias = FeeCharged | FeeReduced | FeeSettled | FeeCancelled | FeeRefunded | FeeNotDue


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeState:
    """What a case owes (收费状态): fees by bill, and the bills that are settled or fell away.

    `not_due` tells that somebody looked and found nothing to charge.
    """

    charged: tuple[FeeCharged, ...] = ()
    reduced: tuple[FeeReduced, ...] = ()
    closed: frozenset[str] = frozenset()
    refunded: Money = _NOTHING
    not_due: bool = False

    @property
    def owed(self) -> Money:
        """Return what is charged and neither settled nor cancelled."""
        waiting = tuple(one for one in self.charged if one.bill not in self.closed)
        bills = {one.bill for one in waiting}
        due = Money.total(fee.due for one in waiting for fee in one.fees)
        return due - Money.total(one.amount for one in self.reduced if one.bill in bills)

    @property
    def fees(self) -> tuple[ChargedFee, ...]:
        """Return every fee that was charged."""
        return tuple(fee for one in self.charged for fee in one.fees)

    def after(self, event: FeeEvent) -> "FeeState":
        """Return what is owed after one more event."""
        match event:
            case FeeCharged():
                return replace(self, charged=(*self.charged, event))
            case FeeReduced():
                return replace(self, reduced=(*self.reduced, event))
            case FeeRefunded(amount=amount):
                return replace(self, refunded=self.refunded + amount)
            case FeeNotDue():
                return replace(self, not_due=True)
            case _:
                return replace(self, closed=self.closed | {event.bill})
