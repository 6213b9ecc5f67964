"""Whatever happens to a bill: nothing falls below nothing, and no fen is lost or made."""

from contextlib import suppress

from billwork import (
    BANK,
    COLLEAGUE,
    FREE,
    HALF,
    PAYER,
    UNTIL,
    WINDOW,
    charge,
    drawn,
    hand,
    told,
)
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.payments import billing, paying, refunding
from tongban.core.payments.bills import RefundStatus
from tongban.core.payments.folding import advance
from tongban.core.payments.reconciliation import (
    DifferenceKind,
    Direction,
    Movement,
    balance,
    compare,
)
from tongban.core.vocabulary.errors import TongbanError
from tongban.core.vocabulary.money import Money

CASES = ("a", "b", "c")
SERIALS = ("s1", "s2", "s3")
ACTS = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(CASES), st.integers(1, 9000)),
    st.tuples(st.just("off"), st.sampled_from(CASES)),
    st.tuples(st.just("less"), st.sampled_from(CASES), st.sampled_from((FREE, HALF))),
    st.tuples(st.just("order")),
    st.tuples(st.just("close")),
    st.tuples(st.just("report"), st.sampled_from(SERIALS)),
    st.tuples(st.just("arrive"), st.sampled_from(SERIALS), st.integers(-1, 1)),
    st.tuples(st.just("ask"), st.sampled_from(SERIALS), st.integers(1, 9000)),
    st.tuples(st.just("approve")),
    st.tuples(st.just("decline")),
    st.tuples(st.just("paid")),
)


def _done(bill, act):  # noqa: C901, PLR0911 - one line an act
    name, *told_of = act
    order = bill.orders[-1].number if bill.orders else "o0"
    refund = bill.refunds[-1].number if bill.refunds else "r0"
    amount = bill.orders[-1].amount if bill.orders else bill.total
    match name, *told_of:
        case "add", case, fen:
            return billing.add(bill, (charge(case, fen),), hand())
        case "off", case:
            return billing.take_off(bill, case, hand(), reason="撤回")
        case "less", case, reduction:
            return billing.grant_reduction(bill, f"{case}.card", reduction, hand(), found="核对")
        case "order", *_:
            return paying.order(bill, f"o{len(bill.orders)}", UNTIL, hand(PAYER))
        case "close", *_:
            return paying.close_order(bill, order, hand(BANK), reason="过期")
        case "report", serial:
            return paying.report(bill, told(amount.fen, serial, order), hand(BANK))
        case "arrive", serial, more:
            return paying.arrive(bill, told(amount.fen + more, serial, order), hand(BANK))
        case "ask", serial, fen:
            number = f"r{len(bill.refunds) + 1}"
            return refunding.ask(bill, number, serial, hand(WINDOW), amount=Money(fen), reason="退")
        case "approve", *_:
            return refunding.approve(bill, refund, hand(COLLEAGUE))
        case "decline", *_:
            return refunding.decline(bill, refund, hand(COLLEAGUE), reason="不退")
        case _:
            return refunding.paid(bill, refund, hand(BANK), proof="b")


@given(st.lists(ACTS, max_size=25))
def test_money_is_never_lost_and_never_made(acts):
    bill = drawn(charge("a", 4000))
    for act in acts:
        with suppress(TongbanError):
            bill = advance(bill, *_done(bill, act))
        _holds(bill)


def _holds(bill):
    nothing = Money(0)
    assert bill.total >= nothing
    assert nothing <= bill.refunded <= bill.received
    assert sum(one.placed for one in bill.payments) <= 1
    assert len({one.serial for one in bill.payments}) == len(bill.payments)
    assert sum(one.is_open for one in bill.orders) <= 1
    for one in bill.payments:
        assert nothing <= bill.left_of(one) <= one.amount
    going = Money.total(
        one.amount
        for one in bill.refunds
        if one.status in (RefundStatus.ASKED, RefundStatus.APPROVED)
    )
    assert nothing <= bill.owed_back <= bill.received - bill.refunded - going
    assert bill.status is not None


MOVEMENTS = st.lists(
    st.builds(
        Movement,
        serial=st.sampled_from(SERIALS),
        direction=st.sampled_from(Direction),
        order=st.just("o"),
        amount=st.integers(1, 9).map(Money),
    ),
    unique_by=lambda one: (one.direction, one.serial),
)


@given(MOVEMENTS, MOVEMENTS)
def test_ledgers_differ_by_exactly_their_differences(here, at_bank):
    found = compare(here, at_bank)
    assert Money.total(one.by for one in found) == balance(at_bank) - balance(here)
    assert found == compare(reversed(here), reversed(at_bank))
    assert not compare(here, here)
    assert {one.kind for one in found} <= {
        DifferenceKind.ONLY_AT_BANK,
        DifferenceKind.ONLY_HERE,
        DifferenceKind.AMOUNT,
    }


def test_differences_have_words_for_people():
    assert len({one.label for one in DifferenceKind}) == len(DifferenceKind)
    assert [one.label for one in Direction] == ["收款", "退款"]
