"""Reconciling (对账): every day the bank's ledger of the day before is laid beside ours.

What only the bank has is taken in first, as any money is: it settles its bill, or goes back. What
is still not alike is a difference, which stays until an officer says what became of it.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from tongban.actions import audit
from tongban.actions.outside import Outside
from tongban.actions.payments.confirming import take_in
from tongban.actions.payments.desk import APPROVING
from tongban.actions.payments.keeping import hold_with_cases
from tongban.actions.payments.refunding import record_given_back
from tongban.core.payments.bank import Collected, FoundOrder, GivenBack
from tongban.core.payments.bill_events import PaymentWay
from tongban.core.payments.bills import ReportedPayment
from tongban.core.payments.errors import PostMissing
from tongban.core.payments.hands import BANK
from tongban.core.payments.reconciliation import (
    Direction,
    LedgerDifference,
    Movement,
    balance,
    compare,
)
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound, Reason, Unavailable
from tongban.core.vocabulary.money import Money
from tongban.store.payments.models import (
    BilledFee,
    BillRow,
    DifferenceRow,
    OrderedPayment,
    ReceivedPayment,
    ReconciledDay,
)

RECONCILING: Final = APPROVING | {Role.SUPERVISOR}
"""Who decides for a department that collects, and who watches over all."""

_DAY: Final = timedelta(days=1)


def reconcile_due(outside: Outside) -> int:
    """Reconcile yesterday unless that was done; return how many differences were found."""
    yesterday = outside.today - _DAY
    if ReconciledDay.objects.filter(pk=yesterday).exists():
        return 0
    if not OrderedPayment.objects.exists():
        return 0  # nobody has ever paid through the bank
    try:
        return reconcile(yesterday, outside)
    except Unavailable:
        return 0  # the bank is asked again


def reconcile(day: date, outside: Outside) -> int:
    """Lay the two ledgers of a day side by side; return how many differences are open.

    Raises:
        Unavailable: when the bank does not answer.
    """
    theirs = outside.bank.ledger(day)
    for movement in theirs:
        _take_in(movement, day, outside)
    return _compared(day, theirs, outside)


@transaction.atomic
def resolve(officer: Officer, difference: int, outside: Outside, *, reason: str) -> None:
    """Say what became of a difference.

    Raises:
        NotFound: when there is none that concerns this officer.
        Conflict: when a colleague has said so already.
        InvalidValue: without a reason.
    """
    row = DifferenceRow.objects.select_for_update(of=("self",)).filter(pk=difference).first()
    if row is None or not concerns(officer, row):
        raise NotFound(f"no difference {difference}")
    if not officer.roles & RECONCILING:
        raise PostMissing(f"{officer.staff_number} holds no post for this")
    if not reason.strip():
        raise InvalidValue("reason", Reason.EMPTY)
    if row.resolved_at is not None:
        raise Conflict("the difference was resolved already")
    row.resolved_at, row.resolved_by = outside.now, officer.staff_number
    row.reason = reason
    row.save(update_fields=["resolved_at", "resolved_by", "reason"])
    audit.note(officer, "payments.resolve", row.serial, details={"kind": row.kind})


def concerns(officer: Officer, row: DifferenceRow) -> bool:
    """Tell whether a difference is about money that the officer's department collects."""
    if Role.SUPERVISOR in officer.roles:
        return True
    fees = BilledFee.objects.filter(bill_id=row.bill_id, department=officer.department)
    return row.bill_id is not None and fees.exists()


def _take_in(movement: Movement, day: date, outside: Outside) -> None:
    """Do what was missed: take in money that came, or write down that it went back."""
    here = ReceivedPayment.objects.filter(
        direction=movement.direction.value, serial=movement.serial
    )
    if here.exists():
        return
    if movement.direction is Direction.BACK:
        _take_back(movement, day, outside)
        return
    ordered = OrderedPayment.objects.filter(pk=movement.order).first()
    if ordered is None:
        return
    with transaction.atomic():
        held = hold_with_cases(ordered.bill_id)
        told = ReportedPayment(
            order=movement.order,
            serial=movement.serial,
            amount=movement.amount,
            way=PaymentWay.BANK,
            by=BANK,
        )
        found = FoundOrder(
            order=movement.order,
            state=Collected.PAID,
            amount=movement.amount,
            serial=movement.serial,
            day=day,
        )
        take_in(held, told, found, outside)


def _take_back(movement: Movement, day: date, outside: Outside) -> None:
    number = movement.order.rpartition("-R")[0]
    bill = BillRow.objects.filter(number=number, gives_back=True).first()
    if bill is not None:
        back = GivenBack(serial=movement.serial, day=day)
        record_given_back(bill.pk, movement.order, back, outside)


@transaction.atomic
def _compared(day: date, theirs: Iterable[Movement], outside: Outside) -> int:
    at_bank = tuple(theirs)
    told = [one.serial for one in at_bank]
    rows = ReceivedPayment.objects.filter(way=PaymentWay.BANK.value)
    known = rows.filter(Q(day=day) | Q(serial__in=told))
    here = tuple(
        Movement(
            serial=row.serial,
            direction=Direction(row.direction),
            order=row.order,
            amount=Money(row.amount),
        )
        for row in known
    )
    _keep(day, compare(here, at_bank), outside)
    ReconciledDay.objects.update_or_create(
        day=day,
        defaults={
            "movements": len(at_bank),
            "here": balance(here).fen,
            "at_bank": balance(at_bank).fen,
            "compared_at": outside.now,
        },
    )
    return DifferenceRow.objects.filter(day=day, resolved_at__isnull=True).count()


def _keep(day: date, found: Iterable[LedgerDifference], outside: Outside) -> None:
    differences = tuple(found)
    orders = {one.order.rpartition("-")[0] for one in differences}
    bills = dict(BillRow.objects.filter(number__in=orders).values_list("number", "pk"))
    DifferenceRow.objects.bulk_create(
        [
            DifferenceRow(
                day=day,
                kind=one.kind.value,
                serial=one.serial,
                direction=one.direction.value,
                order=one.order,
                bill_id=bills.get(one.order.rpartition("-")[0]),
                here=one.here.fen,
                at_bank=one.at_bank.fen,
                found_at=outside.now,
            )
            for one in differences
        ],
        ignore_conflicts=True,
    )
