"""Refunding (退费): asked for by one officer, approved by another, given back by the same way.

The bank is asked under the number of the refund, so that asking again never gives back twice.
"""

from uuid import UUID

import structlog
from django.db import transaction

from tongban.actions.notices.writing import tell_person
from tongban.actions.outside import Outside
from tongban.actions.payments.confirming import wake
from tongban.actions.payments.desk import APPROVING, AT_THE_WINDOW, note_done, require_post
from tongban.actions.payments.keeping import (
    HeldBill,
    append,
    bill_of,
    hand_of,
    hold,
    hold_with_cases,
    moved,
    system_act,
    tell,
)
from tongban.core.cases.verbs import fees
from tongban.core.payments import refunding
from tongban.core.payments.bank import GivenBack, RefundSlip
from tongban.core.payments.bill_events import PaymentWay
from tongban.core.payments.bills import Bill, Payment, Refund, RefundStatus
from tongban.core.payments.errors import BillMoment
from tongban.core.payments.hands import BANK, BillHand
from tongban.core.payments.reconciliation import Direction
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import Conflict, Unavailable
from tongban.core.vocabulary.money import Money
from tongban.store.payments.models import BillRow

_AT_ONCE = 50
_PAYERS_PAGE = "/my/bills/{}/"
_log = structlog.get_logger(__name__)


@transaction.atomic
def ask(
    officer: Officer,
    bill: UUID,
    outside: Outside,
    *,
    serial: str,
    amount: Money,
    reason: str,
    case: str = "",
    revision: int | None = None,
) -> None:
    """Ask for part or all of a payment to go back."""
    require_post(officer, bill, AT_THE_WINDOW)
    held = hold(bill, revision=revision)
    number = f"{held.bill.number}-R{len(held.bill.refunds) + 1}"
    hand = hand_of(officer, outside)
    events = refunding.ask(held.bill, number, serial, hand, amount=amount, reason=reason, case=case)
    append(held, events, outside)
    note_done(officer, bill, "ask_refund", amount=amount.amount)


@transaction.atomic
def approve(
    officer: Officer, bill: UUID, outside: Outside, *, refund: str, revision: int | None = None
) -> None:
    """Let the money go back; what came at a window is handed back there, at once."""
    require_post(officer, bill, APPROVING)
    held = hold_with_cases(bill, revision=revision)
    hand = hand_of(officer, outside)
    held = append(held, refunding.approve(held.bill, refund, hand), outside)
    found = _refund(held.bill, refund)
    if _payment(held.bill, found).way is PaymentWay.WINDOW:
        back = GivenBack(serial=found.number, day=outside.today)
        _paid(held, found, back, hand=hand, outside=outside)
    else:
        wake()
    note_done(officer, bill, "approve_refund", amount=found.amount.amount)


@transaction.atomic
def decline(
    officer: Officer,
    bill: UUID,
    outside: Outside,
    *,
    refund: str,
    reason: str,
    revision: int | None = None,
) -> None:
    """Do not let the money go back, and say why."""
    require_post(officer, bill, APPROVING)
    held = hold(bill, revision=revision)
    hand = hand_of(officer, outside)
    append(held, refunding.decline(held.bill, refund, hand, reason=reason), outside)
    note_done(officer, bill, "decline_refund")


def give_back_due(outside: Outside) -> int:
    """Have the bank give back what was approved; return how many refunds arrived."""
    rows = BillRow.objects.filter(gives_back=True).order_by("drawn_at")[:_AT_ONCE]
    return sum(_give_back(row, outside) for row in rows)


def _give_back(row: BillRow, outside: Outside) -> int:
    done = 0
    bill = bill_of(row)
    for refund in bill.refunds:
        if refund.status is RefundStatus.APPROVED:
            try:
                back = outside.bank.refund(_slip(bill, refund))
                done += record_given_back(row.pk, refund.number, back, outside)
            except (Unavailable, Conflict):
                _log.warning("refund.waits", refund=refund.number)
    return done


@transaction.atomic
def record_given_back(bill: UUID, refund: str, back: GivenBack, outside: Outside) -> bool:
    """Write down that the bank gave money back; told again, it counts once."""
    held = hold_with_cases(bill)
    found = _refund(held.bill, refund)
    if found.status is RefundStatus.PAID:
        return False
    hand = BillHand(at=outside.now, by=BANK)
    _paid(held, found, back, hand=hand, outside=outside)
    return True


def _paid(
    held: HeldBill, refund: Refund, back: GivenBack, *, hand: BillHand, outside: Outside
) -> None:
    held = append(held, refunding.paid(held.bill, refund.number, hand, proof=back.serial), outside)
    moved(
        held.row,
        Direction.BACK,
        back.day,
        serial=back.serial,
        order=refund.number,
        amount=refund.amount.fen,
        way=_payment(held.bill, refund).way.value,
        placed=_payment(held.bill, refund).placed,
    )
    if refund.case not in held.cases:
        _tell_payer(held, refund, outside)
    else:
        opened = held.cases[refund.case]
        events = fees.refund_fee(
            opened.state,
            held.bill.number,
            refund.amount,
            system_act(outside),
            reason=refund.reason,
        )
        tell(held, refund.case, events, outside)


def _tell_payer(held: HeldBill, refund: Refund, outside: Outside) -> None:
    """Tell whoever paid of money that was for no case and is back: a second payment, say."""
    charged = held.bill.charges[0].case
    tell_person(
        held.row.filing.owner_id,
        "fee_refunded",
        {
            "item": charged.item_name,
            "number": charged.number,
            "amount": refund.amount.amount,
        },
        path=_PAYERS_PAGE.format(held.id),
        outside=outside,
    )


def _slip(bill: Bill, refund: Refund) -> RefundSlip:
    payment = _payment(bill, refund)
    return RefundSlip(
        refund=refund.number, order=payment.order, serial=payment.serial, amount=refund.amount
    )


def _refund(bill: Bill, number: str) -> Refund:
    found = bill.refund(number)
    if found is None:
        raise BillMoment(f"no refund {number}")
    return found


def _payment(bill: Bill, refund: Refund) -> Payment:
    return next(one for one in bill.payments if one.serial == refund.serial)
