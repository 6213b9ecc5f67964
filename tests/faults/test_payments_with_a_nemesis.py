"""Paying while everything goes wrong (F17, F27): no double effect, and both ledgers agree again.

The real simulated bank answers over HTTP; a nemesis loses its notices, doubles them, brings them
late or in another order, lies about amounts, hangs up, lets orders run out and cases be withdrawn.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from city.fixtures import citizen, city, clock, outside, published
from city.handling import Desk, events_of
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from paymentwork import CALLS, CARD, bank_at_hand, bills_of, collecting, standing

from tongban.actions.cases.withdrawing import withdraw
from tongban.actions.payments import refunding
from tongban.actions.payments.confirming import confirm_due
from tongban.actions.payments.noticing import take_notice
from tongban.actions.payments.ordering import GOOD_FOR, order
from tongban.actions.payments.reconciling import reconcile
from tongban.adapters.payments.simulation import Accounts, Fault
from tongban.core.cases.fee_events import FeeCancelled, FeeSettled
from tongban.core.payments.bills import RefundStatus
from tongban.core.vocabulary.errors import TongbanError
from tongban.core.vocabulary.money import Money
from tongban.store.payments.models import DifferenceRow, ReceivedPayment

__all__ = ["citizen", "city", "clock", "outside", "published"]
pytestmark = pytest.mark.django_db
FAULTS = (Fault.UP, Fault.WRONG_AMOUNT, Fault.OUT_OF_ORDER, Fault.TAKES_LESS, Fault.TAKES_TWICE)
STEPS = st.one_of(
    st.sampled_from(
        ["order", "pay", "poll", "wait", "run out", "hang up", "answer", "refund", "give back"]
    ),
    st.sampled_from(["reconcile", "withdraw", "deliver", "deliver again", "lose"]),
    st.sampled_from(FAULTS),
)


@dataclass(kw_only=True)
class Till:
    """One bill, everybody who has to do with it, and what they last held in their hands."""

    paying: object
    bank: object
    police: Desk
    citizen: object
    case: object
    bill: object
    address: str = ""
    read: list = field(default_factory=list)

    def do(self, step) -> None:
        """Take a step; what is refused or not answered is so."""
        with suppress(TongbanError), transaction.atomic():
            self._do(step)

    def _do(self, step) -> None:  # noqa: C901, PLR0912, PLR0915 - one line a step
        match step:
            case Fault():
                self.bank.is_(step)
            case "order":
                self.address = order(self.citizen, self.bill, self.paying)
            case "pay":
                if self.address:
                    self.bank.pay(self.address)
            case "poll":
                confirm_due(self.paying)
            case "wait":
                self.paying.clock.now += timedelta(seconds=70)
            case "run out":
                self.paying.clock.now += GOOD_FOR
            case "hang up":
                self.bank.server.key = b"nobody"
            case "answer":
                self.bank.server.key = CALLS
            case "refund":
                self.give(standing(self.bill))
            case "give back":
                refunding.give_back_due(self.paying)
            case "reconcile":
                reconcile(self.paying.today, self.paying)
            case "withdraw":
                withdraw(self.citizen, self.case, self.paying)
            case "lose":
                self.bank.postbox.waiting.clear()
            case "deliver":
                self.read += self.bank.postbox.waiting
                self.deliver()
            case "deliver again":
                self.bank.postbox.waiting = [*reversed(self.read)]
                self.deliver()

    def deliver(self) -> None:
        for headers, body in self.bank.letters():
            take_notice(headers, body, self.paying)

    def give(self, bill) -> None:
        """Have two officers give back whatever is owed back of the payments."""
        for payment in bill.payments:
            wanted = min(bill.owed_back, bill.left_of(payment))
            if wanted and (not payment.placed or bill.owed_back_of_placed):
                refunding.ask(
                    self.police.window, self.bill, self.paying,
                    serial=payment.serial, amount=wanted, reason="多收", case=str(self.case),
                )  # fmt: skip
                refund = standing(self.bill).refunds[-1].number
                refunding.approve(self.police.approver, self.bill, self.paying, refund=refund)
                return

    def calm_down(self) -> None:
        """Let everything answer again, and time pass."""
        self.do("answer")
        self.do(Fault.UP)
        for _ in range(2):
            for step in ("run out", "poll", "give back", "reconcile"):
                self.do(step)


@pytest.fixture
def till(citizen, outside, clock):
    with bank_at_hand(clock) as bank:
        paying = collecting(outside, bank)
        police = Desk.of("public_security", paying)
        filing = CARD.filed(citizen, paying)
        police.accept(filing.cases[0].id)
        yield Till(
            paying=paying, bank=bank, police=police, citizen=citizen,
            case=filing.cases[0].id, bill=bills_of(filing.id)[0].pk,
        )  # fmt: skip


@given(st.lists(STEPS, min_size=4, max_size=16))
@settings(max_examples=15)
def run(till, steps):
    began = till.paying.clock.now
    till.bank.server.accounts = Accounts(clock=till.paying.clock)
    till.bank.server.key, till.address, till.read = CALLS, "", []
    till.bank.postbox.waiting.clear()
    undo = transaction.savepoint()
    try:
        for step in steps:
            till.do(step)
        till.calm_down()
        holds(till)
    finally:
        transaction.savepoint_rollback(undo)
        till.paying.clock.now = began


def test_no_double_effect_and_both_ledgers_agree(till):
    run(till)


def holds(till):
    bill, moved = standing(till.bill), till.bank.server.accounts.movements
    came = {one["serial"] for one in moved if one["direction"] == "in"}
    back = {one["serial"] for one in moved if one["direction"] == "back"}
    kept = ReceivedPayment.objects.filter(bill=till.bill)

    assert {one.serial for one in kept if one.direction == "in"} == came
    assert {one.serial for one in kept if one.direction == "back"} == back
    assert bill.received.fen - bill.refunded.fen == sum(
        one["amount"] if one["direction"] == "in" else -one["amount"] for one in moved
    )
    settled, cancelled = events_of(till.case, FeeSettled), events_of(till.case, FeeCancelled)
    assert len(settled) == (bill.placed is not None)
    assert len(settled) + len(cancelled) <= 1
    assert bill.open_order is None
    going = Money.total(one.amount for one in bill.refunds if one.status is RefundStatus.APPROVED)
    assert going == Money(0)
    paid_for = Money.yuan(40) if bill.placed and not bill.taken_off else Money(0)
    assert bill.received - bill.refunded == paid_for + bill.owed_back
    for one in bill.payments:
        if not one.placed:
            assert DifferenceRow.objects.filter(serial=one.serial).exists()
