"""Ordering (发起缴费): one order for all that is owed, known to the bank by a number of ours.

The order is written down before the bank is asked, so that asking again, by the same person or
another, at once or after a fault, asks for the same order and never for a second payment (F27).
"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.actions.payments.confirming import ask_after, confirm
from tongban.actions.payments.keeping import HeldBill, append, hold
from tongban.core.payments import paying
from tongban.core.payments.bank import PaymentSlip
from tongban.core.payments.bills import PaymentOrder
from tongban.core.payments.errors import BillMoment
from tongban.core.payments.hands import PAYER, BillHand
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.queries.filings import filed_by
from tongban.store.payments.models import BillRow, OrderedPayment

GOOD_FOR: Final = timedelta(minutes=30)
"""How long an order may be paid: local configuration, as long as one sits before a bank's page."""


def order(citizen: Citizen, bill: UUID, outside: Outside) -> str:
    """Return the address at which this person pays what is owed.

    Raises:
        NotFound: when this person has no such bill.
        NotAllowed: when nothing is owed, or a reduction is being looked at.
        Unavailable: when the bank does not answer; the order stays and is asked for again.
    """
    theirs(citizen, bill)
    _settle_what_ran_out(bill, outside)
    slip = _written(bill, outside)
    known = OrderedPayment.objects.get(pk=slip.order)
    if known.address:
        return known.address
    address = outside.bank.open(slip)
    OrderedPayment.objects.filter(pk=slip.order).update(address=address)
    return address


def theirs(citizen: Citizen, bill: UUID) -> None:
    """Raise `NotFound` unless the bill is for what this person filed."""
    if not BillRow.objects.filter(filed_by(citizen, "filing__"), pk=bill).exists():
        raise NotFound(f"no bill {bill}")


def _settle_what_ran_out(bill: UUID, outside: Outside) -> None:
    """Ask after an order whose time is over, so that another takes its place only if unpaid."""
    ran_out = OrderedPayment.objects.filter(bill=bill, is_open=True, until__lte=outside.now)
    for number in ran_out.values_list("number", flat=True):
        confirm(number, outside)


@transaction.atomic
def _written(bill: UUID, outside: Outside) -> PaymentSlip:
    """Return the open order of a bill, written down now if there is none."""
    held = hold(bill)
    found = held.bill.open_order
    if found is None:
        number = f"{held.bill.number}-{len(held.bill.orders) + 1}"
        hand = BillHand(at=outside.now, by=PAYER)
        events = paying.order(held.bill, number, outside.now + GOOD_FOR, hand)
        held = append(held, events, outside)
        found = held.bill.open_order
        if found is None:
            raise BillMoment("no order was written")
        OrderedPayment.objects.create(
            number=number,
            bill=held.row,
            amount=found.amount.fen,
            ordered_at=outside.now,
            until=found.until,
            ask_at=ask_after(outside.now, asked=0),
        )
    return _slip(held, found, outside)


def _slip(held: HeldBill, found: PaymentOrder, outside: Outside) -> PaymentSlip:
    names = dict.fromkeys(one.case.item_name for one in held.bill.standing)
    return PaymentSlip(
        order=found.number,
        bill=held.bill.number,
        words="、".join(names)[:100],
        amount=found.amount,
        until=found.until,
        back=f"{outside.public_url}/my/bills/{held.id}/waiting/",
    )
