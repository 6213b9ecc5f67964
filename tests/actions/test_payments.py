"""Fees from bill to payment (收费): charged once, settled by the ledger (F27)."""

from dataclasses import replace

import pytest
from city.handling import Desk, events_of, status_of
from city.stories import JOINT_ACCEPTANCE
from paymentwork import RENEWED, bills_of, standing
from tillwork import bank, charged, later, paying, police, till

from tongban.actions.cases.withdrawing import withdraw
from tongban.actions.catalog import publish
from tongban.actions.payments import reducing
from tongban.actions.payments.confirming import confirm_due
from tongban.actions.payments.noticing import SEEN, TAKEN, take_notice
from tongban.actions.payments.ordering import GOOD_FOR, order
from tongban.adapters.payments.simulation import Fault
from tongban.core.cases.errors import FeeUnpaid
from tongban.core.cases.fee_events import FeeCancelled, FeeCharged, FeeSettled
from tongban.core.catalog.items import Fee
from tongban.core.payments.bills import BillStatus
from tongban.core.payments.errors import BillMoment
from tongban.core.payments.practice import AskedAt, FeePractice, FeePractices
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue, Unavailable
from tongban.core.vocabulary.money import Money
from tongban.store.payments.models import DifferenceRow

__all__ = ["bank", "charged", "paying", "police", "till"]
pytestmark = pytest.mark.django_db


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


def test_a_lost_notice_is_made_good_by_the_ledger(charged, citizen, paying, bank):
    """F17."""
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


def test_cases_of_one_filing_and_several_departments_are_paid_for_at_once(
    citizen, till, published, city
):
    fees = {code: priced(city.catalogue.items[code], yuan) for code, yuan in JOINED.items()}
    items = {**city.catalogue.items, **fees}
    publish(replace(city.catalogue, items=items), city.journeys, by="tests")
    practices = {
        code: FeePractice(item=code, asked_at=AskedAt.ACCEPTANCE, basis=BASIS) for code in JOINED
    }
    paying = replace(till.paying, fees=FeePractices(items=practices))
    filing = JOINT_ACCEPTANCE.filed(citizen, paying)
    cases = {one.item: one for one in filing.cases if one.item in JOINED}
    for one in cases.values():
        Desk.of(one.department, paying).accept(one.id)

    [row] = bills_of(filing.id)
    assert len({one.department for one in cases.values()}) == len(JOINED)
    assert standing(row.pk).total == Money.yuan(sum(JOINED.values()))
    till.bank.pay(order(citizen, row.pk, paying))
    later(paying)
    confirm_due(paying)
    for one in cases.values():
        assert [event.amount for event in events_of(one.id, FeeSettled)] == [
            Money.yuan(JOINED[one.item])
        ]


JOINED = {"planning_verification": 30, "archives_acceptance": 12}
BASIS = Citation(law="行政许可法", article="59")


def priced(item, yuan: int):
    fee = Fee(id="fee", name="工本费", amount=Money.yuan(yuan), basis=BASIS)
    return replace(item, fees=(fee,), version=item.version + 1)
