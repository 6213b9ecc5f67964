"""Bills (缴费单), what they are for, the orders and payments, and the days that were reconciled.

The events of a bill are the truth; its columns repeat for lists what they say. What the database
itself holds: a fee of a case stands once on a bill, a bill has one open order, a payment is known
by its serial once, and nothing is below nothing.
"""

from typing import Any
from uuid import uuid4

from django.db import models

from tongban.store.sealing import Sealed


class BillRow(models.Model):
    """One bill over cases of one filing.

    `attention` tells that an officer has something to do, `gives_back` that the bank has.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    filing = models.ForeignKey("store_cases.Filing", models.PROTECT, related_name="bills")
    status = models.CharField(max_length=16)
    total = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)
    refunded = models.PositiveBigIntegerField(default=0)
    attention = models.BooleanField(default=False)
    gives_back = models.BooleanField(default=False)
    drawn_at = models.DateTimeField()
    length = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["filing"], name="bills_of_filing"),
            models.Index(fields=["-drawn_at", "-id"], name="bills_by_day"),
            models.Index(
                fields=["drawn_at"],
                condition=models.Q(attention=True),
                name="bills_that_want_an_officer",
            ),
            models.Index(
                fields=["drawn_at"],
                condition=models.Q(gives_back=True),
                name="bills_that_give_back",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="no_more_goes_back_than_came",
                condition=models.Q(refunded__lte=models.F("received")),
            ),
        ]


class BillRecord(models.Model):
    """One event of a bill; appended and never changed (a trigger refuses it)."""

    bill = models.ForeignKey(BillRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("bill.record|{row.bill_id}|{row.sequence}")
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["bill", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["bill", "sequence"], name="one_event_of_a_bill_at_each_place"
            ),
        ]


class BilledFee(models.Model):
    """That a fee of a case stands on a bill, so that it is charged once."""

    bill = models.ForeignKey(BillRow, models.PROTECT, related_name="fees")
    case = models.ForeignKey("store_cases.Case", models.PROTECT, related_name="billed_fees")
    fee = models.CharField(max_length=64)
    department = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "fee"], name="a_fee_is_charged_once"),
        ]
        indexes = [models.Index(fields=["department", "bill"], name="bills_of_department")]


class OrderedPayment(models.Model):
    """A payment that was ordered from the bank; `ask_at` is when its ledger is asked next."""

    number = models.CharField(max_length=40, primary_key=True)
    bill = models.ForeignKey(BillRow, models.PROTECT, related_name="orders")
    amount = models.PositiveBigIntegerField()
    address = models.CharField(max_length=500, blank=True)
    ordered_at = models.DateTimeField()
    until = models.DateTimeField()
    is_open = models.BooleanField(default=True)
    ask_at = models.DateTimeField(null=True)
    asked = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bill"],
                condition=models.Q(is_open=True),
                name="one_open_order_of_a_bill",
            ),
        ]
        indexes = [
            models.Index(
                fields=["ask_at"],
                condition=models.Q(ask_at__isnull=False),
                name="orders_to_ask_after",
            ),
        ]


class ReceivedPayment(models.Model):
    """Money that moved, by its serial: once in, once back. `placed` if it paid for a bill."""

    serial = models.CharField(max_length=64)
    direction = models.CharField(max_length=4)
    bill = models.ForeignKey(BillRow, models.PROTECT, related_name="movements")
    order = models.CharField(max_length=40)
    amount = models.PositiveBigIntegerField()
    way = models.CharField(max_length=8)
    placed = models.BooleanField()
    day = models.DateField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["direction", "serial"], name="money_that_moved_counts_once"
            ),
            models.CheckConstraint(
                name="money_that_moved_is_something", condition=models.Q(amount__gt=0)
            ),
        ]


class BankNotice(models.Model):
    """A notice of the bank that was believed to be its own, once by its key (A64)."""

    key = models.CharField(max_length=64, primary_key=True)
    order = models.CharField(max_length=40)
    amount = models.BigIntegerField()
    verdict = models.CharField(max_length=16)
    came_at = models.DateTimeField(db_index=True)


class ReconciledDay(models.Model):
    """A day whose ledgers were laid side by side: what each came to, in fen."""

    day = models.DateField(primary_key=True)
    movements = models.PositiveIntegerField()
    here = models.BigIntegerField()
    at_bank = models.BigIntegerField()
    compared_at = models.DateTimeField()


class DifferenceRow(models.Model):
    """One thing that was not alike on a day, until an officer says what became of it."""

    day = models.DateField()
    kind = models.CharField(max_length=24)
    serial = models.CharField(max_length=64)
    direction = models.CharField(max_length=4)
    order = models.CharField(max_length=40, blank=True)
    bill = models.ForeignKey(BillRow, models.PROTECT, null=True, related_name="differences")
    here = models.BigIntegerField()
    at_bank = models.BigIntegerField()
    found_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "direction", "serial"], name="a_difference_is_found_once"
            ),
            models.CheckConstraint(
                name="a_resolution_has_a_reason",
                condition=models.Q(resolved_at__isnull=True) | ~models.Q(reason=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["day"],
                condition=models.Q(resolved_at__isnull=True),
                name="differences_to_resolve",
            ),
        ]
