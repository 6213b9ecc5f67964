"""Refunding (退费): one officer asks, another approves, and no more goes back than came."""

from tongban.core.payments.bill_events import (
    AnyBillEvent,
    RefundApproved,
    RefundAsked,
    RefundDeclined,
    RefundPaid,
)
from tongban.core.payments.bills import Bill, Refund, RefundStatus
from tongban.core.payments.errors import BillMoment, SamePerson, TooMuchBack
from tongban.core.payments.hands import BillHand
from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.money import Money


def ask(
    bill: Bill,
    number: str,
    serial: str,
    hand: BillHand,
    *,
    amount: Money,
    reason: str,
    case: str = "",
) -> tuple[AnyBillEvent, ...]:
    """Ask for part or all of a payment to go back, and say why."""
    payment = next((one for one in bill.payments if one.serial == serial), None)
    if payment is None:
        raise BillMoment("no such payment came")
    if amount <= Money(0):
        raise InvalidValue("money", Reason.RANGE)
    if not reason.strip():
        raise InvalidValue("reason", Reason.EMPTY)
    if amount > bill.left_of(payment):
        raise TooMuchBack("more is to go back than is left of the payment")
    return (
        RefundAsked(
            at=hand.at,
            by=hand.by,
            refund=number,
            serial=serial,
            amount=amount,
            reason=reason,
            case=case,
        ),
    )


def approve(bill: Bill, number: str, hand: BillHand) -> tuple[AnyBillEvent, ...]:
    """Let the money go back, as another officer than the one who asked."""
    refund = _standing(bill, number, RefundStatus.ASKED)
    if refund.asked_by.staff_number == hand.by.staff_number:
        raise SamePerson("who asks for a refund does not approve it")
    return (RefundApproved(at=hand.at, by=hand.by, refund=number),)


def decline(bill: Bill, number: str, hand: BillHand, *, reason: str) -> tuple[AnyBillEvent, ...]:
    """Do not let the money go back, and say why."""
    refund = _standing(bill, number, RefundStatus.ASKED)
    if refund.asked_by.staff_number == hand.by.staff_number:
        raise SamePerson("who asks for a refund does not judge it")
    if not reason.strip():
        raise InvalidValue("reason", Reason.EMPTY)
    return (RefundDeclined(at=hand.at, by=hand.by, refund=number, reason=reason),)


def paid(bill: Bill, number: str, hand: BillHand, *, proof: str) -> tuple[AnyBillEvent, ...]:
    """Record that the money is back; told again, it counts once."""
    refund = bill.refund(number)
    if refund is not None and refund.status is RefundStatus.PAID:
        return ()
    _standing(bill, number, RefundStatus.APPROVED)
    return (RefundPaid(at=hand.at, by=hand.by, refund=number, proof=proof),)


def _standing(bill: Bill, number: str, wanted: RefundStatus) -> Refund:
    refund = bill.refund(number)
    if refund is None or refund.status is not wanted:
        raise BillMoment(f"no refund {number} stands at {wanted.value}")
    return refund
