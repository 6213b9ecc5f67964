"""Noticing (付款通知): what the bank tells by itself is a hint; the ledger is asked at once.

A notice counts once by its key (A64). One that is not the bank's, or stale, changes nothing; one
that names another amount than was ordered is a difference for an officer, and settles nothing.
"""

from collections.abc import Mapping

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.actions.payments.confirming import wake
from tongban.actions.payments.keeping import append, hold
from tongban.core.payments import paying
from tongban.core.payments.bank import Collected, PaymentNotice
from tongban.core.payments.bill_events import PaymentWay
from tongban.core.payments.bills import ReportedPayment
from tongban.core.payments.hands import BANK, BillHand
from tongban.core.payments.reconciliation import DifferenceKind, Direction
from tongban.core.vocabulary.money import Money
from tongban.store.payments.models import BankNotice, DifferenceRow, OrderedPayment

TAKEN, SEEN, STRANGE, OTHERWISE, NOTED = "taken", "seen", "strange", "otherwise", "noted"


def take_notice(headers: Mapping[str, str], body: bytes, outside: Outside) -> str:
    """Take a notice of the bank; return what became of it.

    Raises:
        InvalidValue: when it is not the bank's, stale, or cannot be read.
    """
    notice = outside.bank.believe(headers, body, now=outside.now)
    with transaction.atomic():
        verdict = _verdict(notice)
        kept, fresh = BankNotice.objects.get_or_create(
            key=notice.key,
            defaults={
                "order": notice.order[:40],
                "amount": notice.amount.fen,
                "verdict": verdict,
                "came_at": outside.now,
            },
        )
        if not fresh:
            return SEEN
        _act(kept, notice, outside)
    return verdict


def _verdict(notice: PaymentNotice) -> str:
    known = OrderedPayment.objects.filter(pk=notice.order).first()
    if known is None:
        return STRANGE
    if notice.state is not Collected.PAID:
        return NOTED
    return TAKEN if notice.amount.fen == known.amount else OTHERWISE


def _act(kept: BankNotice, notice: PaymentNotice, outside: Outside) -> None:
    if kept.verdict == OTHERWISE:
        _keep_difference(notice, outside)
    if kept.verdict == TAKEN:
        _report(notice, outside)
    if kept.verdict in (TAKEN, OTHERWISE):
        still = OrderedPayment.objects.filter(pk=notice.order, is_open=True)
        still.update(ask_at=outside.now, asked=0)
        wake()


def _report(notice: PaymentNotice, outside: Outside) -> None:
    ordered = OrderedPayment.objects.get(pk=notice.order)
    if not ordered.is_open or notice.amount <= Money(0) or not notice.serial:
        return
    held = hold(ordered.bill_id)
    told = ReportedPayment(
        order=notice.order,
        serial=notice.serial,
        amount=notice.amount,
        way=PaymentWay.BANK,
        by=BANK,
    )
    events = paying.report(held.bill, told, BillHand(at=outside.now, by=BANK))
    append(held, events, outside)


def _keep_difference(notice: PaymentNotice, outside: Outside) -> None:
    ordered = OrderedPayment.objects.get(pk=notice.order)
    DifferenceRow.objects.bulk_create(
        [
            DifferenceRow(
                day=outside.today,
                kind=DifferenceKind.REPORTED_OTHERWISE.value,
                serial=notice.serial[:64],
                direction=Direction.IN.value,
                order=notice.order,
                bill_id=ordered.bill_id,
                here=ordered.amount,
                at_bank=notice.amount.fen,
                found_at=outside.now,
            )
        ],
        ignore_conflicts=True,
    )
