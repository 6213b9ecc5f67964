"""Folding (归并): from the events of a bill to where it stands, one small rule for each kind."""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch

from tongban.core.payments.bill_events import (
    AnyBillEvent,
    BillDrawn,
    CaseTakenOff,
    ChargesAdded,
    MoneyMisplaced,
    OrderClosed,
    PaymentOrdered,
    PaymentReportDropped,
    PaymentReported,
    PaymentSettled,
    ReductionAsked,
    ReductionDeclined,
    ReductionGranted,
    RefundApproved,
    RefundAsked,
    RefundDeclined,
    RefundPaid,
)
from tongban.core.payments.bills import (
    Bill,
    Payment,
    PaymentOrder,
    Refund,
    RefundStatus,
    ReportedPayment,
)
from tongban.core.vocabulary.errors import InvalidValue


def fold(events: Iterable[AnyBillEvent]) -> Bill:
    """Return what events amount to; the first one draws the bill.

    Raises:
        InvalidValue: when they do not begin so.
    """
    history = iter(events)
    first = next(history, None)
    if not isinstance(first, BillDrawn):
        raise InvalidValue("bill", "a bill begins with being drawn")
    return advance(Bill(number=first.number, charges=first.charges), *history)


def advance(bill: Bill, *events: AnyBillEvent) -> Bill:
    """Return the bill after more events."""
    for event in events:
        bill = replace(_after(event, bill), length=bill.length + 1)
    return bill


@singledispatch
def _after(event: object, bill: Bill) -> Bill:
    """Return `bill` with what `event` changes."""
    raise InvalidValue("bill", f"{type(event).__name__} cannot follow {bill.status.value}")


@_after.register
def _(event: ChargesAdded, bill: Bill) -> Bill:
    return replace(bill, charges=(*bill.charges, *event.charges))


@_after.register
def _(event: CaseTakenOff, bill: Bill) -> Bill:
    return replace(bill, taken_off={**bill.taken_off, event.case: event.reason})


@_after.register
def _(event: ReductionAsked, bill: Bill) -> Bill:
    return replace(bill, asked=(*bill.asked, event))


@_after.register
def _(event: ReductionGranted, bill: Bill) -> Bill:
    charges = tuple(
        one.less(event.percent, reduction=event.title, basis=event.basis)
        if one.id == event.charge
        else one
        for one in bill.charges
    )
    return replace(bill, charges=charges, asked=_without(bill, event.charge, event.reduction))


@_after.register
def _(event: ReductionDeclined, bill: Bill) -> Bill:
    return replace(bill, asked=_without(bill, event.charge, event.reduction))


@_after.register
def _(event: PaymentOrdered, bill: Bill) -> Bill:
    order = PaymentOrder(number=event.order, amount=event.amount, until=event.until)
    return replace(bill, orders=(*bill.orders, order))


@_after.register
def _(event: OrderClosed, bill: Bill) -> Bill:
    return _closed(bill, event.order)


@_after.register
def _(event: PaymentReported, bill: Bill) -> Bill:
    report = ReportedPayment(
        order=event.order, serial=event.serial, amount=event.amount, way=event.way, by=event.by
    )
    return replace(bill, reports=(*bill.reports, report))


@_after.register
def _(event: PaymentReportDropped, bill: Bill) -> Bill:
    return replace(bill, reports=_unreported(bill, event.serial))


@_after.register(PaymentSettled)
@_after.register(MoneyMisplaced)
def _(event: PaymentSettled | MoneyMisplaced, bill: Bill) -> Bill:
    payment = Payment(
        order=event.order,
        serial=event.serial,
        amount=event.amount,
        way=event.way,
        at=event.at,
        placed=isinstance(event, PaymentSettled),
        reason=event.reason if isinstance(event, MoneyMisplaced) else "",
    )
    reports = _unreported(bill, event.serial)
    after = replace(bill, payments=(*bill.payments, payment), reports=reports)
    return _closed(after, event.order)


@_after.register
def _(event: RefundAsked, bill: Bill) -> Bill:
    refund = Refund(
        number=event.refund,
        serial=event.serial,
        amount=event.amount,
        reason=event.reason,
        case=event.case,
        asked_by=event.by,
    )
    return replace(bill, refunds=(*bill.refunds, refund))


@_after.register
def _(event: RefundApproved, bill: Bill) -> Bill:
    return _refund(bill, event.refund, status=RefundStatus.APPROVED)


@_after.register
def _(event: RefundDeclined, bill: Bill) -> Bill:
    return _refund(bill, event.refund, status=RefundStatus.DECLINED, declined_because=event.reason)


@_after.register
def _(event: RefundPaid, bill: Bill) -> Bill:
    return _refund(bill, event.refund, status=RefundStatus.PAID, proof=event.proof)


def _refund(bill: Bill, number: str, **changes: object) -> Bill:
    refunds = tuple(
        replace(one, **changes) if one.number == number else one  # type: ignore[arg-type]
        for one in bill.refunds
    )
    return replace(bill, refunds=refunds)


def _closed(bill: Bill, order: str) -> Bill:
    orders = tuple(
        replace(one, is_open=False) if one.number == order else one for one in bill.orders
    )
    return replace(bill, orders=orders)


def _unreported(bill: Bill, serial: str) -> tuple[ReportedPayment, ...]:
    return tuple(one for one in bill.reports if one.serial != serial)


def _without(bill: Bill, charge: str, reduction: str) -> tuple[ReductionAsked, ...]:
    return tuple(one for one in bill.asked if (one.charge, one.reduction) != (charge, reduction))
