"""Fees from bill to receipt (收费): charged once, settled by the ledger, refunded by two (F27)."""

from dataclasses import dataclass

import pytest
from city.handling import Desk, events_of, status_of
from city.people import officer
from paymentwork import CARD, RENEWED, BankAtHand, bank_at_hand, bills_of, collecting, standing

from tongban.actions.cases.withdrawing import withdraw
from tongban.actions.outside import Outside
from tongban.actions.payments import reducing, refunding, window
from tongban.actions.payments.confirming import confirm_due
from tongban.actions.payments.noticing import SEEN, TAKEN, take_notice
from tongban.actions.payments.ordering import GOOD_FOR, order
from tongban.actions.payments.reconciling import reconcile, resolve
from tongban.adapters.payments.simulation import Fault
from tongban.core.cases.errors import FeeUnpaid
from tongban.core.cases.fee_events import FeeCancelled, FeeCharged, FeeRefunded, FeeSettled
from tongban.core.payments.bills import BillStatus
from tongban.core.payments.errors import BillMoment, SamePerson, TooMuchBack
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import InvalidValue, NotFound, Unavailable
from tongban.core.vocabulary.money import Money
from tongban.store.payments.models import DifferenceRow, ReceivedPayment

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(clock):
    with bank_at_hand(clock) as bank:
        yield bank


@pytest.fixture
def paying(outside, bank):
    return collecting(outside, bank)


@pytest.fixture
def police(published, paying):
    return Desk.of("public_security", paying)


@pytest.fixture
def charged(citizen, paying, police):
    """Return a case that was accepted, and its bill."""
    filing = CARD.filed(citizen, paying)
    case = filing.cases[0].id
    police.accept(case)
    [bill] = bills_of(filing.id)
    return case, bill.pk


@pytest.fixture
def till(paying, bank, police):
    """Return what everything about money goes through."""
    return Till(paying=paying, bank=bank, police=police)


@dataclass(frozen=True, kw_only=True)
class Till:
    paying: Outside
    bank: BankAtHand
    police: Desk


def test_acceptance_draws_a_bill_by_the_situation_with_its_basis(charged):
    case, bill = charged
    [charge] = standing(bill).standing

    assert charge.due == Money.yuan(40)
    assert charge.basis == "《居民身份证法》第二十一条第一款"
    assert events_of(case, FeeCharged)[0].fees[0].due == Money.yuan(40)


def test_nothing_is_issued_before_the_fee_is_settled(charged, citizen, till):
    case, bill = charged
    police, paying, bank = till.police, till.paying, till.bank
    police.clear_debts(case)
    police.examine(case)
    police.grant(case)
    with pytest.raises(FeeUnpaid):
        police.issue(case)
    address = order(citizen, bill, paying)
    with pytest.raises(FeeUnpaid):
        police.issue(case)
    bank.pay(address)
    with pytest.raises(FeeUnpaid):  # paid, and nobody has looked at the ledger
        police.issue(case)
    later(paying)
    confirm_due(paying)

    police.issue(case)
    assert status_of(case) == "completed"


def later(paying):
    paying.clock.now += GOOD_FOR / 10


def test_a_lost_notice_is_made_good_by_the_ledger(charged, citizen, paying, bank):
    case, bill = charged
    bank.is_(Fault.LOSES)
    bank.pay(order(citizen, bill, paying))
    later(paying)

    assert confirm_due(paying) == 1
    assert standing(bill).status is BillStatus.SETTLED
    assert len(events_of(case, FeeSettled)) == 1


def test_a_notice_that_comes_twice_or_late_counts_once(charged, citizen, paying, bank):
    case, bill = charged
    bank.pay(order(citizen, bill, paying))
    letters = bank.letters(key="a")

    assert [take_notice(*one, paying) for one in letters] == ["noted", TAKEN]
    assert standing(bill).status is BillStatus.PAID
    assert [take_notice(*one, paying) for one in letters] == [SEEN, SEEN]
    confirm_due(paying)
    assert [take_notice(*one, paying) for one in bank_again(bank, letters)] == ["noted", TAKEN]
    assert standing(bill).received == Money.yuan(40)
    assert len(events_of(case, FeeSettled)) == 1


def bank_again(bank, letters):
    bank.postbox.waiting = [body for _, body in letters]
    return bank.letters(key="b")


def test_a_notice_of_another_amount_settles_nothing_and_is_a_difference(
    charged, citizen, paying, bank
):
    _, bill = charged
    bank.is_(Fault.WRONG_AMOUNT)
    bank.pay(order(citizen, bill, paying))

    assert take_notice(*bank.letters()[-1], paying) == "otherwise"
    assert standing(bill).status is BillStatus.ORDERED
    assert DifferenceRow.objects.get().kind == "reported_otherwise"
    confirm_due(paying)
    assert standing(bill).status is BillStatus.SETTLED
    assert standing(bill).received == Money.yuan(40)


def test_a_notice_signed_by_another_or_stale_is_not_believed(charged, citizen, paying, bank):
    _, bill = charged
    bank.pay(order(citizen, bill, paying))
    with pytest.raises(InvalidValue):
        take_notice(*bank.letters(secret=b"another")[-1], paying)
    bank.postbox.waiting = [b'{"order": "x", "state": "paid", "amount": 1, "serial": "s"}']
    [stale] = bank.letters()
    paying.clock.now += GOOD_FOR
    with pytest.raises(InvalidValue):
        take_notice(*stale, paying)
    assert standing(bill).status is BillStatus.ORDERED


def test_money_of_another_amount_pays_for_nothing_and_goes_back(charged, citizen, till):
    case, bill = charged
    paying, bank = till.paying, till.bank
    bank.is_(Fault.TAKES_LESS)
    bank.pay(order(citizen, bill, paying))
    later(paying)
    confirm_due(paying)

    astray = standing(bill)
    assert astray.status is BillStatus.DUE
    assert astray.owed_back == Money(3999)
    give_back(till, bill, astray.payments[0].serial, Money(3999))
    assert standing(bill).refunded == Money(3999)
    assert not events_of(case, FeeSettled)
    bank.is_(Fault.UP)
    bank.pay(order(citizen, bill, paying))
    later(paying)
    confirm_due(paying)
    assert standing(bill).status is BillStatus.SETTLED


def give_back(till, bill, serial, amount, *, case=""):
    police, paying = till.police, till.paying
    refunding.ask(
        police.window, bill, paying, serial=serial, amount=amount, reason="多收", case=case
    )
    [asked] = [one for one in standing(bill).refunds if one.status.value == "asked"]
    refunding.approve(police.approver, bill, paying, refund=asked.number)
    assert refunding.give_back_due(paying) == 1


def test_an_order_is_asked_for_again_and_never_made_twice(charged, citizen, paying, bank):
    _, bill = charged
    first = order(citizen, bill, paying)

    assert order(citizen, bill, paying) == first
    bank.pay(first)
    later(paying)
    confirm_due(paying)
    with pytest.raises(BillMoment):
        order(citizen, bill, paying)


def test_an_order_whose_time_is_over_is_closed_at_the_bank_before_another(
    charged, citizen, paying, bank
):
    _, bill = charged
    first = order(citizen, bill, paying)
    paying.clock.now += GOOD_FOR
    second = order(citizen, bill, paying)

    assert second != first
    assert [one.state for one in bank.server.accounts.orders.values()] == ["closed", "open"]
    bank.pay(first)
    bank.pay(second)
    later(paying)
    confirm_due(paying)
    assert standing(bill).received == Money.yuan(40)


def test_a_bank_that_is_down_leaves_the_order_to_be_asked_for_again(charged, citizen, paying, bank):
    _, bill = charged
    bank.server.key = b"a bank that does not know us"
    with pytest.raises(Unavailable):
        order(citizen, bill, paying)
    bank.server.key = b"the key of our calls"

    assert order(citizen, bill, paying).startswith(bank.server.url)
    assert len(standing(bill).orders) == 1


def test_a_case_that_ends_before_payment_voids_its_bill_and_closes_its_order(
    charged, citizen, paying, bank
):
    case, bill = charged
    address = order(citizen, bill, paying)
    withdraw(citizen, case, paying)
    assert standing(bill).status is BillStatus.VOID
    assert len(events_of(case, FeeCancelled)) == 1

    bank.pay(address)  # faster than the order is closed
    later(paying)
    confirm_due(paying)
    assert standing(bill).owed_back == Money.yuan(40)
    assert not events_of(case, FeeSettled)


def test_what_was_paid_for_a_refused_case_goes_back_by_two_officers(charged, citizen, till):
    case, bill = charged
    police, paying, bank = till.police, till.paying, till.bank
    bank.pay(order(citizen, bill, paying))
    later(paying)
    confirm_due(paying)
    police.clear_debts(case)
    police.examine(case)
    police.refuse(case)
    paid = standing(bill)
    serial = paid.payments[0].serial
    assert paid.owed_back == Money.yuan(40)

    with pytest.raises(TooMuchBack):
        refunding.ask(police.window, bill, paying, serial=serial, amount=Money(4001), reason="x")
    refunding.ask(
        police.approver, bill, paying,
        serial=serial, amount=Money.yuan(40), reason="没有准予", case=str(case),
    )  # fmt: skip
    [refund] = standing(bill).refunds
    with pytest.raises(SamePerson):
        refunding.approve(police.approver, bill, paying, refund=refund.number)
    refunding.decline(officer_beside(police), bill, paying, refund=refund.number, reason="先核对")
    give_back(till, bill, serial, Money.yuan(40), case=str(case))
    assert standing(bill).status is BillStatus.REFUNDED
    assert events_of(case, FeeRefunded)[0].amount == Money.yuan(40)


def officer_beside(police):
    return officer(police.approver.department, Role.APPROVER, staff="b")


def test_a_refund_whose_answer_was_lost_is_given_once(charged, citizen, till):
    _, bill = charged
    police, paying, bank = till.police, till.paying, till.bank
    bank.pay(order(citizen, bill, paying))
    later(paying)
    confirm_due(paying)
    serial = standing(bill).payments[0].serial
    refunding.ask(police.window, bill, paying, serial=serial, amount=Money.yuan(10), reason="误收")
    refunding.approve(police.approver, bill, paying, refund=standing(bill).refunds[0].number)
    slip = refunding._slip(standing(bill), standing(bill).refunds[0])
    paying.bank.refund(slip)  # done, and the answer is lost

    assert refunding.give_back_due(paying) == 1
    assert refunding.give_back_due(paying) == 0
    assert standing(bill).status is BillStatus.PARTLY_REFUNDED
    back = [one for one in bank.server.accounts.movements if one["direction"] == "back"]
    assert [one["amount"] for one in back] == [1000]


def test_money_at_a_window_counts_when_a_second_officer_confirms_it(charged, paying, police):
    case, bill = charged
    window.note_payment(police.window, bill, paying, slip="0001", amount=Money.yuan(40))
    [told] = standing(bill).reports
    with pytest.raises(SamePerson):
        window.confirm_payment(police.window, bill, paying, serial=told.serial)
    assert not events_of(case, FeeSettled)
    window.confirm_payment(police.examiner, bill, paying, serial=told.serial)

    assert standing(bill).status is BillStatus.SETTLED
    assert len(events_of(case, FeeSettled)) == 1


def test_what_was_noted_and_did_not_come_is_struck_out(charged, paying, police):
    _, bill = charged
    window.note_payment(police.window, bill, paying, slip="0001", amount=Money.yuan(40))
    serial = standing(bill).reports[0].serial
    window.drop_payment(police.examiner, bill, paying, serial=serial, reason="款没有收到")

    assert standing(bill).status is BillStatus.DUE


def test_a_reduction_is_asked_for_and_granted_on_evidence(citizen, paying, police):
    filing = RENEWED.filed(citizen, paying)
    case = filing.cases[0].id
    police.accept(case)
    bill = bills_of(filing.id)[0].pk
    [(charge, reduction)] = reducing.reductions_of(standing(bill), paying.fees)
    reducing.ask(
        citizen, bill, paying, charge=charge, reduction=reduction.id, evidence="低保证 2024-01"
    )
    with pytest.raises(BillMoment):
        order(citizen, bill, paying)
    reducing.grant(
        police.examiner, bill, paying, charge=charge, reduction=reduction.id, found="核对低保证"
    )

    assert standing(bill).status is BillStatus.SETTLED
    assert standing(bill).total == Money(0)
    assert len(events_of(case, FeeSettled)) == 1


def test_a_reduction_that_is_not_shown_is_declined(citizen, paying, police):
    filing = RENEWED.filed(citizen, paying)
    police.accept(filing.cases[0].id)
    bill = bills_of(filing.id)[0].pk
    [(charge, reduction)] = reducing.reductions_of(standing(bill), paying.fees)
    reducing.ask(citizen, bill, paying, charge=charge, reduction=reduction.id, evidence="没有")
    reducing.decline(
        police.examiner, bill, paying, charge=charge, reduction=reduction.id, reason="没有低保证"
    )

    assert standing(bill).total == Money.yuan(20)
    assert not standing(bill).asked


def test_what_only_the_bank_has_is_taken_in_by_reconciliation(charged, citizen, paying, bank):
    case, bill = charged
    bank.is_(Fault.LOSES)
    bank.pay(order(citizen, bill, paying))

    assert reconcile(paying.today, paying) == 0
    assert standing(bill).status is BillStatus.SETTLED
    assert len(events_of(case, FeeSettled)) == 1


def test_a_second_debit_of_one_order_is_found_and_goes_back(charged, citizen, till):
    _, bill = charged
    police, paying, bank = till.police, till.paying, till.bank
    bank.is_(Fault.TAKES_TWICE)
    bank.pay(order(citizen, bill, paying))
    later(paying)
    confirm_due(paying)

    assert reconcile(paying.today, paying) == 1
    assert standing(bill).owed_back == Money.yuan(40)
    [found] = DifferenceRow.objects.all()
    with pytest.raises(NotFound):
        resolve(stranger_approver(), found.pk, paying, reason="不是我的")
    resolve(police.approver, found.pk, paying, reason="已退还")
    assert reconcile(paying.today, paying) == 0


def stranger_approver():
    return officer("market_regulation", Role.APPROVER, staff="z")


def test_money_that_the_bank_does_not_know_is_a_difference(charged, citizen, paying, bank):
    _, bill = charged
    bank.pay(order(citizen, bill, paying))
    later(paying)
    confirm_due(paying)
    bank.server.accounts.movements.clear()

    assert reconcile(paying.today, paying) == 1
    assert DifferenceRow.objects.get().kind == "only_here"


def test_only_the_payer_and_the_department_that_collects_reach_a_bill(
    charged, stranger, paying, police
):
    _, bill = charged
    with pytest.raises(NotFound):
        order(stranger, bill, paying)
    with pytest.raises(NotFound):
        window.note_payment(stranger_approver(), bill, paying, slip="1", amount=Money(1))
    assert ReceivedPayment.objects.count() == 0
