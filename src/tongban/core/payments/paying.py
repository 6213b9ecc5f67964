"""Paying (缴费): an order to the bank or a payment at a window, believed when two say so.

A notice of the bank is a hint and its ledger settles; at a window one officer notes what came and
another confirms it. A payment is known by its serial and counts once, however often it is told. The
same bill is never paid twice: there is one open order at a time, and money that pays for nothing is
misplaced and goes back.
"""

from datetime import datetime

from tongban.core.payments.bill_events import (
    AnyBillEvent,
    MoneyMisplaced,
    OrderClosed,
    PaymentOrdered,
    PaymentReportDropped,
    PaymentReported,
    PaymentSettled,
    PaymentWay,
)
from tongban.core.payments.bills import Bill, BillStatus, ReportedPayment
from tongban.core.payments.errors import BillMoment, SamePerson
from tongban.core.payments.hands import BillHand
from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.money import Money

AGAIN = "已经缴清，又收到一笔"
OTHER_AMOUNT = "收到的金额和应缴的不一样"
NOTHING_OWED = "办件已经结束，不用缴费"


def order(bill: Bill, number: str, until: datetime, hand: BillHand) -> tuple[AnyBillEvent, ...]:
    """PaymentOrder the payment of all that is owed; one order at a time."""
    if bill.status is not BillStatus.DUE:
        raise BillMoment(f"the bill stands at {bill.status.value}")
    if bill.asked:
        raise BillMoment("a reduction is being looked at")
    return (PaymentOrdered(at=hand.at, by=hand.by, order=number, amount=bill.total, until=until),)


def close_order(
    bill: Bill, number: str, hand: BillHand, *, reason: str
) -> tuple[AnyBillEvent, ...]:
    """Record that the bank takes no money for an order any more."""
    if not any(one.number == number and one.is_open for one in bill.orders):
        return ()
    return (OrderClosed(at=hand.at, by=hand.by, order=number, reason=reason),)


def report(bill: Bill, told: ReportedPayment, hand: BillHand) -> tuple[AnyBillEvent, ...]:
    """Record that somebody says money came; the same serial is taken once."""
    if told.amount <= Money(0):
        raise InvalidValue("money", Reason.RANGE)
    if _is_known(bill, told.serial):
        return ()
    if told.way is PaymentWay.WINDOW and bill.status is not BillStatus.DUE:
        raise BillMoment(f"the bill stands at {bill.status.value}")
    return (
        PaymentReported(
            at=hand.at,
            by=hand.by,
            order=told.order,
            serial=told.serial,
            amount=told.amount,
            way=told.way,
        ),
    )


def confirm(bill: Bill, serial: str, hand: BillHand) -> tuple[AnyBillEvent, ...]:
    """Confirm, as another officer, what a colleague noted at a window."""
    told = _reported(bill, serial)
    if told.way is not PaymentWay.WINDOW:
        raise BillMoment("what the bank reports is confirmed by its ledger")
    if told.by.staff_number == hand.by.staff_number:
        raise SamePerson("who noted the payment does not confirm it")
    return arrive(bill, told, hand)


def drop(bill: Bill, serial: str, hand: BillHand, *, reason: str) -> tuple[AnyBillEvent, ...]:
    """Strike out what was reported and did not come."""
    _reported(bill, serial)
    if not reason.strip():
        raise InvalidValue("reason", Reason.EMPTY)
    return (PaymentReportDropped(at=hand.at, by=hand.by, serial=serial, reason=reason),)


def arrive(bill: Bill, told: ReportedPayment, hand: BillHand) -> tuple[AnyBillEvent, ...]:
    """Take in money that is there for certain: it pays for the bill, or it has to go back."""
    if told.amount <= Money(0):
        raise InvalidValue("money", Reason.RANGE)
    if any(one.serial == told.serial for one in bill.payments):
        return ()
    if astray := _why_astray(bill, told):
        return (
            MoneyMisplaced(
                at=hand.at,
                by=hand.by,
                order=told.order,
                serial=told.serial,
                amount=told.amount,
                way=told.way,
                reason=astray,
            ),
        )
    return (
        PaymentSettled(
            at=hand.at,
            by=hand.by,
            order=told.order,
            serial=told.serial,
            amount=told.amount,
            way=told.way,
        ),
    )


def _why_astray(bill: Bill, told: ReportedPayment) -> str:
    """Say why money pays for nothing; what was ordered pays though a case ended meanwhile."""
    if bill.is_settled:
        return AGAIN
    if not bill.total:
        return NOTHING_OWED
    ordered = {one.number: one.amount for one in bill.orders}.get(told.order)
    more = told.amount == ordered and told.amount > bill.total
    return "" if more or told.amount == bill.total else OTHER_AMOUNT


def _is_known(bill: Bill, serial: str) -> bool:
    reported = {one.serial for one in bill.reports}
    return serial in reported or serial in {one.serial for one in bill.payments}


def _reported(bill: Bill, serial: str) -> ReportedPayment:
    found = next((one for one in bill.reports if one.serial == serial), None)
    if found is None:
        raise BillMoment("no such payment waits to be confirmed")
    return found
