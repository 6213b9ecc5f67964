"""行政许可法 §58–59: nothing is charged but by law; money is believed when two say so."""

from dataclasses import replace
from datetime import date

import pytest
from billwork import (
    BANK,
    COLLEAGUE,
    FREE,
    HALF,
    LAW,
    PAYER,
    UNTIL,
    WINDOW,
    came,
    charge,
    drawn,
    hand,
    ordered,
    told,
)

from tongban.core.payments import billing, paying, refunding
from tongban.core.payments.bank import Collected, FoundOrder
from tongban.core.payments.bill_events import PaymentWay
from tongban.core.payments.bills import BillStatus, RefundStatus
from tongban.core.payments.charges import total_of
from tongban.core.payments.errors import BillMoment, ChargedTwice, SamePerson, TooMuchBack
from tongban.core.payments.folding import advance, fold
from tongban.core.payments.payment_codes import parse_payment_code, payment_code
from tongban.core.payments.practice import AskedAt, FeePractice, FeePractices, FeeReduction
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.money import Money

YUAN = Money.yuan


def test_a_bill_comes_to_what_its_charges_come_to_and_says_by_what_right() -> None:
    bill = drawn(charge("a", 4000), charge("b", 8000))
    assert bill.total == YUAN(120) == total_of(bill.charges)
    assert bill.status is BillStatus.DUE
    assert bill.departments == {"police"}
    with pytest.raises(InvalidValue):
        billing.draw("", (), hand())


def test_a_fee_without_a_basis_is_no_fee() -> None:
    with pytest.raises(InvalidValue):
        replace(charge(), basis="")


@pytest.mark.parametrize("off", [-1, 4001])
def test_no_more_is_taken_off_than_there_is(off: int) -> None:
    with pytest.raises(InvalidValue):
        charge(reduced=Money(off))


def test_a_fee_of_a_case_is_charged_once() -> None:
    with pytest.raises(ChargedTwice):
        drawn(charge(), charge())
    with pytest.raises(ChargedTwice):
        billing.add(drawn(), (charge(),), hand())


def test_another_case_of_the_filing_is_paid_together_until_somebody_pays() -> None:
    bill = advance(drawn(), *billing.add(drawn(), (charge("b", 1000),), hand()))
    assert bill.total == YUAN(50)
    with pytest.raises(BillMoment):
        billing.add(ordered(bill), (charge("c"),), hand())


def test_a_reduction_is_asked_for_with_evidence_and_granted_or_declined_with_reasons() -> None:
    bill = drawn()
    with pytest.raises(InvalidValue):
        billing.ask_reduction(bill, "a.card", FREE, hand(PAYER), evidence=" ")
    asked = advance(
        bill, *billing.ask_reduction(bill, "a.card", HALF, hand(PAYER), evidence="证明 1 号")
    )
    with pytest.raises(BillMoment):
        billing.ask_reduction(asked, "a.card", FREE, hand(PAYER), evidence="证明 1 号")
    with pytest.raises(BillMoment):
        paying.order(asked, "o1", UNTIL, hand(PAYER))
    with pytest.raises(InvalidValue):
        billing.grant_reduction(asked, "a.card", HALF, hand(), found="")
    half = advance(asked, *billing.grant_reduction(asked, "a.card", HALF, hand(), found="已核对"))
    assert half.total == YUAN(20)
    assert half.charges[0].reduction_basis == str(LAW)
    with pytest.raises(BillMoment):
        billing.grant_reduction(half, "a.card", FREE, hand(), found="已核对")
    with pytest.raises(InvalidValue):
        billing.decline_reduction(asked, "a.card", "half", hand(), reason="")
    none = advance(
        asked, *billing.decline_reduction(asked, "a.card", "half", hand(), reason="过期")
    )
    assert none.total == YUAN(40)
    with pytest.raises(BillMoment):
        billing.decline_reduction(none, "a.card", "half", hand(), reason="过期")
    with pytest.raises(BillMoment):
        billing.ask_reduction(ordered(bill), "a.card", FREE, hand(PAYER), evidence="证明")


def test_what_is_remitted_whole_is_settled_without_money() -> None:
    free = advance(drawn(), *billing.grant_reduction(drawn(), "a.card", FREE, hand(), found="核对"))
    assert free.is_settled
    assert free.status is BillStatus.SETTLED
    assert free.placed is None


def test_a_reduction_takes_off_something_and_no_more_than_all() -> None:
    for percent in (0, 101):
        with pytest.raises(InvalidValue):
            FeeReduction(id="x", fee="f", name="n", percent=percent, basis=LAW, evidence="e")
    assert charge(fen=999).less(50, reduction="减半", basis="b").due == Money(499)


def test_practices_say_at_which_event_an_item_asks_for_its_fee() -> None:
    practice = FeePractice(item="card", asked_at=AskedAt.ACCEPTANCE, basis=LAW, reductions=(FREE,))
    city = FeePractices(items={"card": practice})
    assert city.of("card") is practice
    assert city.of("other") is None
    assert practice.of_fee("card") == (FREE,)
    assert practice.of_fee("other") == ()
    assert {one.label for one in AskedAt} == {"受理后缴费", "准予后缴费"}


def test_what_the_ledger_says_settles_the_bill_once() -> None:
    paid = came(ordered(drawn()))
    assert paid.status is BillStatus.SETTLED
    assert paid.open_order is None
    assert paying.arrive(paid, told(4000), hand(BANK)) == ()
    with pytest.raises(BillMoment):
        paying.order(paid, "o2", UNTIL, hand(PAYER))


def test_a_notice_alone_does_not_settle() -> None:
    bill = ordered(drawn())
    told_of = advance(bill, *paying.report(bill, told(4000), hand(BANK)))
    assert told_of.status is BillStatus.PAID
    assert not told_of.is_settled
    assert paying.report(told_of, told(4000), hand(BANK)) == ()
    assert paying.report(came(bill), told(4000), hand(BANK)) == ()
    with pytest.raises(BillMoment):
        paying.confirm(told_of, "s1", hand(COLLEAGUE))
    dropped = advance(told_of, *paying.drop(told_of, "s1", hand(BANK), reason="流水没有"))
    assert dropped.status is BillStatus.ORDERED


def test_a_second_payment_and_one_of_another_amount_pay_for_nothing_and_go_back() -> None:
    twice = came(came(ordered(drawn())), serial="s2")
    assert twice.owed_back == YUAN(40)
    assert twice.payments[1].reason == paying.AGAIN
    less = came(ordered(drawn()), 3999)
    assert less.status is BillStatus.DUE
    assert less.payments[0].reason == paying.OTHER_AMOUNT
    assert not billing.may_join(less)
    for wrong in (0, -1):
        with pytest.raises(InvalidValue):
            came(ordered(drawn()), wrong)
        with pytest.raises(InvalidValue):
            paying.report(drawn(), told(wrong), hand(BANK))


def test_an_order_is_closed_once_and_another_takes_its_place() -> None:
    bill = ordered(drawn())
    closed = advance(bill, *paying.close_order(bill, "o1", hand(BANK), reason="过期"))
    assert closed.status is BillStatus.DUE
    assert paying.close_order(closed, "o1", hand(BANK), reason="过期") == ()
    assert ordered(closed, "o2").open_order.number == "o2"


def test_a_bill_whose_cases_ended_before_payment_is_void_and_takes_no_money() -> None:
    bill = ordered(drawn())
    void = advance(bill, *billing.take_off(bill, "a", hand(), reason="撤回"))
    assert void.status is BillStatus.VOID
    assert billing.take_off(void, "a", hand(), reason="撤回") == ()
    assert billing.take_off(void, "z", hand(), reason="撤回") == ()
    late = came(void)
    assert late.payments[0].reason == paying.NOTHING_OWED
    assert late.owed_back == YUAN(40)


def test_what_was_ordered_pays_though_one_case_ended_meanwhile_and_its_part_is_owed_back() -> None:
    bill = ordered(drawn(charge("a", 4000), charge("b", 1000)))
    fewer = advance(bill, *billing.take_off(bill, "b", hand(), reason="撤回"))
    paid = came(fewer, 5000)
    assert paid.is_settled
    assert paid.owed_back == YUAN(10)
    assert paid.charge("b.card") is None


def test_what_was_paid_for_a_case_that_ended_without_its_result_is_owed_back() -> None:
    paid = came(ordered(drawn(charge("a", 4000), charge("b", 1000))), 5000)
    gone = advance(paid, *billing.take_off(paid, "a", hand(), reason="没有准予"))
    assert gone.owed_back == YUAN(40)
    assert gone.status is BillStatus.SETTLED


def test_money_at_a_window_counts_when_another_officer_confirms_it() -> None:
    bill = drawn()
    note = told(4000, "w1", "", way=PaymentWay.WINDOW, by=WINDOW)
    noted = advance(bill, *paying.report(bill, note, hand()))
    with pytest.raises(SamePerson):
        paying.confirm(noted, "w1", hand(WINDOW))
    with pytest.raises(BillMoment):
        paying.confirm(noted, "w2", hand(COLLEAGUE))
    with pytest.raises(InvalidValue):
        paying.drop(noted, "w1", hand(COLLEAGUE), reason=" ")
    with pytest.raises(BillMoment):
        paying.report(noted, told(4000, "w2", "", way=PaymentWay.WINDOW, by=WINDOW), hand())
    assert advance(noted, *paying.confirm(noted, "w1", hand(COLLEAGUE))).is_settled


def asked(amount: int, reason: str = "误收", serial: str = "s1"):
    paid = came(ordered(drawn()))
    events = refunding.ask(
        paid, "r1", serial, hand(WINDOW), amount=Money(amount), reason=reason, case="a"
    )
    return advance(paid, *events)


def test_a_refund_is_asked_for_by_one_and_approved_by_another() -> None:
    bill = asked(1000)
    for same in (
        lambda: refunding.approve(bill, "r1", hand(WINDOW)),
        lambda: refunding.decline(bill, "r1", hand(WINDOW), reason="x"),
    ):
        with pytest.raises(SamePerson):
            same()
    approved = advance(bill, *refunding.approve(bill, "r1", hand(COLLEAGUE)))
    back = advance(approved, *refunding.paid(approved, "r1", hand(BANK), proof="b1"))
    assert back.status is BillStatus.PARTLY_REFUNDED
    assert back.refunded == YUAN(10)
    assert refunding.paid(back, "r1", hand(BANK), proof="b1") == ()
    with pytest.raises(BillMoment):
        refunding.paid(bill, "r1", hand(BANK), proof="b1")


def test_no_more_goes_back_than_came_and_never_without_a_reason() -> None:
    with pytest.raises(TooMuchBack):
        asked(4001)
    with pytest.raises(InvalidValue):
        asked(0)
    with pytest.raises(InvalidValue):
        asked(10, reason=" ")
    with pytest.raises(BillMoment):
        asked(10, serial="s9")


def test_a_declined_refund_leaves_the_money_to_be_asked_for_again() -> None:
    bill = asked(4000)
    with pytest.raises(InvalidValue):
        refunding.decline(bill, "r1", hand(COLLEAGUE), reason="")
    kept = advance(bill, *refunding.decline(bill, "r1", hand(COLLEAGUE), reason="已发证"))
    assert kept.refund("r1").status is RefundStatus.DECLINED
    assert kept.left_of(kept.payments[0]) == YUAN(40)
    assert kept.refund("r2") is None


def test_a_bill_that_went_back_whole_is_refunded() -> None:
    bill = asked(4000)
    approved = advance(bill, *refunding.approve(bill, "r1", hand(COLLEAGUE)))
    assert (
        advance(approved, *refunding.paid(approved, "r1", hand(BANK), proof="b")).status
        is BillStatus.REFUNDED
    )


def test_a_history_begins_with_the_drawing_of_the_bill() -> None:
    with pytest.raises(InvalidValue):
        fold(())
    with pytest.raises(InvalidValue):
        advance(drawn(), billing.draw("1", (charge(),), hand()))


def test_the_number_of_a_bill_shows_a_digit_that_is_wrong_or_out_of_place() -> None:
    code = payment_code("519900", date(2026, 3, 2), 12)
    assert len(code) == 20
    assert parse_payment_code(f"{code[:10]} {code[10:]}") == code
    wrong = code[:5] + str((int(code[5]) + 1) % 10) + code[6:]
    for bad in (wrong, code[:-1], code[:-1] + "x"):
        with pytest.raises(InvalidValue):
            parse_payment_code(bad)


def test_every_state_has_words_for_people() -> None:
    assert {one for one in BillStatus if one.is_open} == {
        BillStatus.DUE,
        BillStatus.ORDERED,
        BillStatus.PAID,
    }
    for kind in (BillStatus, RefundStatus, PaymentWay):
        assert len({one.label for one in kind}) == len(kind)


def test_of_an_order_that_the_bank_does_not_know_no_money_is_believed() -> None:
    found = FoundOrder(order="o1", state=Collected.UNKNOWN)
    assert (found.amount, found.serial, found.day) == (Money(0), "", None)
