"""A case and its fee (办件收费): no result before it is settled; wrong charges are found."""

import pytest
from casework import MONDAY, Story, act, calendar, item

from tongban.core.cases import codec
from tongban.core.cases.errors import FeeUnpaid, HistoryOutOfOrder, WrongMoment
from tongban.core.cases.fee_events import ChargedFee, FeeReduced
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.verbs import fees
from tongban.core.cases.verbs.delivery import deliver, issue
from tongban.core.cases.verbs.ending import complete, withdraw
from tongban.core.catalog.items import Fee
from tongban.core.notices.of_cases import drafts
from tongban.core.supervision.standing_rules import STANDING_RULES
from tongban.core.supervision.watching import watch
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.money import Money

BASIS = Citation(law="居民身份证法", article="21", paragraph=1)
FEE = Fee(id="card", name="工本费", amount=Money.yuan(40), basis=BASIS)
PAYABLE = item(fees=(FEE,))
BILL = "51990026000000000014"


def charged(fen: int = 4000, fee: str = "card", reduced: int = 0) -> ChargedFee:
    return ChargedFee(
        fee=fee,
        name="工本费",
        amount=Money(fen),
        reduced=Money(reduced),
        reduction="",
        basis=str(BASIS),
    )


def story(of=PAYABLE, *told: ChargedFee) -> Story:
    told_of = Story(of).accepted()
    if told:
        told_of.add(fees.charge(told_of.state, BILL, told, act(told_of.on)))
    return told_of


def add(told_of: Story, verb, *args, **more) -> None:
    told_of.add(verb(told_of.state, *args, act(told_of.on), **more))


def test_nothing_is_issued_before_the_fee_is_settled() -> None:
    case = story(PAYABLE, charged()).examined().granted()
    with pytest.raises(FeeUnpaid):
        case.issued()
    add(case, fees.settle_fee, BILL, Money.yuan(40))
    assert case.state.fees.owed == Money(0)
    case.issued()


def test_what_is_told_again_counts_once() -> None:
    case = story(PAYABLE, charged())
    add(case, fees.settle_fee, BILL, Money.yuan(40))
    again = act(case.on)
    assert fees.settle_fee(case.state, BILL, Money.yuan(40), again) == ()
    assert fees.cancel_fee(case.state, BILL, again, reason="x") == ()
    with pytest.raises(WrongMoment):
        fees.settle_fee(case.state, "another", Money.yuan(40), again)


def test_a_fee_is_charged_once_and_while_the_case_runs() -> None:
    case = story(PAYABLE, charged())
    with pytest.raises(WrongMoment):
        fees.charge(case.state, "another", (charged(),), act(case.on))
    case.do(withdraw)
    with pytest.raises(WrongMoment):
        fees.charge(case.state, "another", (charged(fee="x"),), act(case.on))
    add(case, fees.cancel_fee, BILL, reason="撤回")
    assert case.state.fees.owed == Money(0)
    assert fees.find_not_due(case.state, act(case.on)) == ()


def test_a_reduction_leaves_less_to_pay_and_a_refund_is_kept() -> None:
    case = story(PAYABLE, charged())
    now = act(case.on)
    less = FeeReduced(
        at=now.at,
        by=now.by,
        bill=BILL,
        fee="card",
        amount=Money.yuan(10),
        reduction="减",
        basis="b",
    )
    add(case, lambda state, act: fees.reduce_fee(state, less, act))
    assert case.state.fees.owed == Money.yuan(30)
    add(case, fees.settle_fee, BILL, Money.yuan(30))
    add(case, fees.refund_fee, BILL, Money.yuan(5), reason="误收")
    assert case.state.fees.refunded == Money.yuan(5)


def test_events_of_fees_stand_in_the_order_of_time_and_are_read_back() -> None:
    case = story(PAYABLE, charged())
    with pytest.raises(HistoryOutOfOrder):
        fees.settle_fee(case.state, BILL, Money.yuan(40), act(MONDAY.replace(month=2)))
    add(case, fees.settle_fee, BILL, Money.yuan(40))
    assert [codec.decode(codec.encode(one)) for one in case.events] == case.events


def finished(case: Story) -> Story:
    case.examined().granted()
    case.do(issue, "licence", number="JY1")
    case.do(issue, "letter", number="准1")
    case.printed()
    case.do(deliver, DeliveryWay.ELECTRONIC)
    case.do(complete)
    return case


def found(case: Story) -> dict[str, str]:
    seen = watch(STANDING_RULES, case.item, case.events, today=case.on, calendar=calendar())
    about = {"free_item_charged", "over_standard", "payable_not_charged"}
    return {one.rule.code: one.about for one in seen if one.rule.code in about}


def test_a_fee_that_the_item_does_not_know_is_found() -> None:
    assert found(story(item(), charged(1500))) == {"free_item_charged": "工本费 15 元"}
    assert not found(story(item(), charged(1500, reduced=1500)))


def test_a_fee_above_its_standard_is_found() -> None:
    assert found(story(PAYABLE, charged(4001))) == {"over_standard": "工本费 40.01 元，标准 40 元"}
    assert not found(story(PAYABLE, charged()))


def test_a_payable_item_that_ends_uncharged_is_found() -> None:
    assert "payable_not_charged" in found(finished(story()))
    paid = story(PAYABLE, charged())
    add(paid, fees.settle_fee, BILL, Money.yuan(40))
    assert not found(finished(paid))
    not_due = story()
    add(not_due, fees.find_not_due)
    assert not found(finished(not_due))
    assert not found(finished(story(item())))


def test_an_unpaid_fee_keeps_neither_examination_nor_decision_waiting() -> None:
    case = story(PAYABLE, charged()).examined().granted()
    assert case.state.decision is not None


def test_the_applicant_is_told_of_a_fee_and_of_money_that_comes_or_goes_back() -> None:
    case = story(PAYABLE, charged())
    assert told_now(case) == ("fee_charged", {"amount": "40"})
    add(case, fees.settle_fee, BILL, Money.yuan(40))
    assert told_now(case) == ("fee_settled", {"amount": "40"})
    add(case, fees.refund_fee, BILL, Money.yuan(5), reason="误收")
    assert told_now(case) == ("fee_refunded", {"amount": "5"})
    free = story(PAYABLE, charged(reduced=4000))
    assert not drafts(free.events[-1:])
    add(free, fees.settle_fee, BILL, Money(0))
    assert not drafts(free.events[-1:])
    ended = story(PAYABLE, charged())
    ended.do(withdraw)
    add(ended, fees.cancel_fee, BILL, reason="撤回")
    assert told_now(ended) == ("fee_cancelled", {})


def told_now(case: Story) -> tuple[str, dict[str, str]]:
    [told] = drafts(case.events[-1:])
    return told.kind, dict(told.values)
