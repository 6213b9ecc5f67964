"""What everything about money goes through in tests: a bank, officers who collect, a bill."""

from dataclasses import dataclass

import pytest
from city.handling import Desk
from paymentwork import CARD, BankAtHand, bank_at_hand, bills_of, collecting

from tongban.actions.outside import Outside
from tongban.actions.payments.ordering import GOOD_FOR


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


def later(paying):
    """Let a few minutes pass."""
    paying.clock.now += GOOD_FOR / 10
