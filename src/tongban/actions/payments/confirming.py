"""Confirming (核实到账): the bank's ledger is asked about every order until it says how it ended.

A notice that is lost, doubled, late or wrong changes nothing: only the ledger settles (F17, F27).
An order whose time is over is closed at the bank first, so that it cannot be paid afterwards.
"""

from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction
from procrastinate.contrib.django import app

from tongban.actions.outside import Outside
from tongban.actions.payments.keeping import (
    HeldBill,
    append,
    hold_with_cases,
    moved,
    system_act,
    tell,
)
from tongban.core.cases.verbs import fees
from tongban.core.payments import paying
from tongban.core.payments.bank import Collected, FoundOrder
from tongban.core.payments.bill_events import PaymentWay
from tongban.core.payments.bills import BillStatus, ReportedPayment
from tongban.core.payments.charges import total_of
from tongban.core.payments.hands import BANK, BillHand
from tongban.core.payments.reconciliation import Direction
from tongban.core.vocabulary.errors import Conflict, TongbanError, Unavailable
from tongban.core.vocabulary.money import Money
from tongban.store.payments.models import OrderedPayment

CONFIRM_NOW: Final = "tongban.payments_now"
"""The task that asks the bank about what is due."""

SOON: Final = timedelta(seconds=5)
LATER: Final = timedelta(minutes=1)
_SOON_TIMES: Final = 60
_AT_ONCE: Final = 100

_log = structlog.get_logger(__name__)


def ask_after(now: datetime, *, asked: int) -> datetime:
    """Return when the ledger is asked next: often at first, then every minute."""
    return now + (SOON if asked < _SOON_TIMES else LATER)


def wake() -> None:
    """Let the worker ask the bank now."""
    app.configure_task(CONFIRM_NOW).defer()


def confirm_due(outside: Outside) -> int:
    """Ask after every order whose turn it is; return how many ended."""
    return sum(_tried(number, outside) for number in _taken(outside))


def confirm(number: str, outside: Outside) -> bool:
    """Ask the bank about an order and believe its ledger; tell whether the order has ended.

    Raises:
        Unavailable: when the bank does not answer.
    """
    row = OrderedPayment.objects.select_related("bill").get(pk=number)
    found = outside.bank.find(number)
    over = outside.now >= row.until or row.bill.status == BillStatus.VOID.value
    if over and found.state in (Collected.OPEN, Collected.UNKNOWN):
        found = outside.bank.close(number)
    return _believe(row, found, outside, over=over)


@transaction.atomic
def take_in(held: HeldBill, told: ReportedPayment, found: FoundOrder, outside: Outside) -> HeldBill:
    """Take in money that the ledger has: it settles the bill and its cases, or is misplaced."""
    events = paying.arrive(held.bill, told, BillHand(at=outside.now, by=BANK))
    if not events:
        return held
    settled_before = held.bill.is_settled
    held = append(held, events, outside)
    moved(
        held.row,
        Direction.IN,
        found.day or outside.today,
        serial=told.serial,
        order=told.order,
        amount=told.amount.fen,
        way=told.way.value,
        placed=held.bill.payments[-1].placed,
    )
    return held if settled_before or not held.bill.is_settled else tell_settled(held, outside)


def tell_settled(held: HeldBill, outside: Outside) -> HeldBill:
    """Write down in every case of a settled bill that what it owed is there."""
    for case in dict.fromkeys(one.case.id for one in held.bill.standing):
        due = total_of(held.bill.of_case(case))
        opened = held.cases[case]
        events = fees.settle_fee(opened.state, held.bill.number, due, system_act(outside))
        held = tell(held, case, events, outside)
    return held


def _taken(outside: Outside) -> list[str]:
    """Take the orders whose turn it is, for as long as asking may last."""
    with transaction.atomic():
        due = OrderedPayment.objects.filter(ask_at__lte=outside.now)
        rows = list(due.order_by("ask_at").select_for_update(skip_locked=True)[:_AT_ONCE])
        for row in rows:
            row.asked += 1
            row.ask_at = ask_after(outside.now, asked=row.asked)
            row.save(update_fields=["asked", "ask_at"])
    return [row.number for row in rows]


def _tried(number: str, outside: Outside) -> bool:
    try:
        return confirm(number, outside)
    except (Unavailable, Conflict):
        return False  # it is asked again
    except TongbanError as fault:
        _log.exception("payment.not_confirmed", order=number, code=fault.code)
        return False


@transaction.atomic
def _believe(row: OrderedPayment, found: FoundOrder, outside: Outside, *, over: bool) -> bool:
    held = hold_with_cases(row.bill_id)
    hand = BillHand(at=outside.now, by=BANK)
    if found.state is Collected.PAID and found.amount > Money(0) and found.serial:
        told = ReportedPayment(
            order=row.number,
            serial=found.serial,
            amount=found.amount,
            way=PaymentWay.BANK,
            by=BANK,
        )
        take_in(held, told, found, outside)
        OrderedPayment.objects.filter(pk=row.pk).update(is_open=False, ask_at=None)
        return True
    if found.state is Collected.CLOSED or (over and found.state is Collected.UNKNOWN):
        for report in (one for one in held.bill.reports if one.order == row.number):
            dropped = paying.drop(held.bill, report.serial, hand, reason="银行流水里没有这笔款")
            held = append(held, dropped, outside)
        reason = "超过付款时间" if outside.now >= row.until else "在银行取消了付款"
        closed = paying.close_order(held.bill, row.number, hand, reason=reason)
        append(held, closed, outside)
        return True
    return False
