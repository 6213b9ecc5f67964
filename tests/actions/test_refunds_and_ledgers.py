"""Money that goes back (退费) by two officers, and days laid side by side (对账)."""

import pytest
from city.handling import events_of
from city.people import officer
from paymentwork import standing
from tillwork import bank, charged, later, paying, police, till

from tongban.actions.payments import refunding, window
from tongban.actions.payments.confirming import confirm_due
from tongban.actions.payments.ordering import order
from tongban.actions.payments.reconciling import reconcile, resolve
from tongban.adapters.payments.simulation import Fault
from tongban.core.cases.fee_events import FeeRefunded, FeeSettled
from tongban.core.payments.bills import BillStatus
from tongban.core.payments.errors import SamePerson, TooMuchBack
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotFound
from tongban.core.vocabulary.money import Money
from tongban.store.notices.queries import notices_for
from tongban.store.payments.models import DifferenceRow, ReceivedPayment

__all__ = ["bank", "charged", "paying", "police", "till"]
pytestmark = pytest.mark.django_db


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
    told = notices_for(citizen)[0]
    assert (told.kind, told.path) == ("fee_refunded", f"/my/bills/{bill}/")
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
