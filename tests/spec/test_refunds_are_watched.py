"""退费监察: money owed back is asked for in time, and what was asked for arrives in time."""

from dataclasses import replace
from datetime import timedelta

from billwork import COLLEAGUE, NOON, UNTIL, WINDOW, charge, hand, told
from casework import calendar, working_day

from tongban.core.payments import billing, paying, refunding
from tongban.core.payments.folding import fold
from tongban.core.payments.hands import BANK, PAYER
from tongban.core.supervision.owed_refunds import owed_refunds
from tongban.core.supervision.standing_rules import STANDING_RULES
from tongban.core.vocabulary.money import Money

NUMBER = "51990026000000000014"


class Account:
    """A bill as it happens, on working days that are counted from its drawing."""

    def __init__(self, *charges):
        self.events = (billing.draw(NUMBER, charges or (charge(),), hand()),)

    def do(self, day: int, verb, *said, by=WINDOW, **more) -> "Account":
        on = replace(hand(by), at=NOON + (working_day(day) - NOON.date()))
        self.events += verb(fold(self.events), *said, on, **more)
        return self

    def pays(self, day: int, fen: int = 4000, serial: str = "s1") -> "Account":
        order = f"o{day}"
        until = UNTIL + timedelta(days=90)
        self.do(day, paying.order, order, until, by=PAYER)
        return self.do(day, paying.arrive, told(fen, serial, order), by=BANK)

    def asks(self, day: int, case: str = "") -> "Account":
        return self.do(day, refunding.ask, "R1", "s1", amount=Money(4000), reason="多收", case=case)

    def shows(self, day: int) -> dict[str, object]:
        shown = owed_refunds(
            STANDING_RULES, self.events, today=working_day(day), calendar=calendar()
        )
        return {one.rule.code: (case, one.since) for case, one in shown}


def paid_for_nothing() -> Account:
    """Return a bill that was paid for two cases, one of which ended on the second day."""
    account = Account(charge("a"), charge("b")).pays(0, 8000)
    return account.do(2, billing.take_off, "b", reason="撤回")


def after(day: int):
    return working_day(day) + timedelta(days=1)


def test_a_bill_that_is_paid_and_stands_shows_nothing():
    assert Account().pays(0).shows(200) == {}


def test_what_was_paid_for_a_case_that_ended_is_asked_for_within_days():
    assert paid_for_nothing().shows(7) == {}
    assert paid_for_nothing().shows(8) == {"refund_not_asked": ("b", after(7))}


def test_asking_late_does_not_undo_that_the_days_had_passed():
    asked = paid_for_nothing().asks(9, "b")

    assert asked.shows(30)["refund_not_asked"] == ("b", after(7))
    assert paid_for_nothing().asks(6, "b").shows(8) == {}


def test_money_that_pays_for_nothing_is_owed_back_from_the_day_it_came():
    assert Account().pays(0, 4100).shows(6) == {"refund_not_asked": ("a", after(5))}


def test_a_refund_arrives_within_days_of_its_being_asked_for():
    asked = Account().pays(0).asks(1, "a")
    assert asked.shows(11) == {}
    assert asked.shows(12) == {"refund_passed": ("a", after(11))}

    asked.do(3, refunding.approve, "R1", by=COLLEAGUE)
    assert asked.shows(12) == {"refund_passed": ("a", after(11))}
    asked.do(10, refunding.paid, "R1", by=BANK, proof="凭1")
    assert asked.shows(30) == {}


def test_a_refund_that_is_declined_with_the_reason_is_answered():
    asked = Account().pays(0).asks(1)
    asked.do(4, refunding.decline, "R1", by=COLLEAGUE, reason="没有多收")

    assert asked.shows(60) == {}
