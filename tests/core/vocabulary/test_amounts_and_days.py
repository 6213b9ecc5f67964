"""Money and dates: exact to the fen, written as documents write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.vocabulary.dates import format_date, format_period, format_short_date
from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.money import Money, parse_money

amounts = st.builds(Money, st.integers(-(10**15), 10**15))


@given(amounts)
def test_what_is_shown_is_read_back(money):
    assert parse_money(money.label) == parse_money(money.amount) == money


@given(amounts, amounts)
def test_sums_are_exact(one, other):
    assert one + other - other == one
    assert Money.total([one, other]) == other + one
    assert one * 3 == one + one + one
    assert -one + one == Money(0)


def test_amounts_read_as_people_write_them():
    assert str(Money.yuan(80)) == "80 元"
    assert Money(8050).label == "80.50 元"
    assert Money(-5).label == "-0.05 元"
    assert Money.total([]).label == "0 元"
    assert not Money(0)
    assert Money(1) > Money(0)


@pytest.mark.parametrize("fen", [0.5, True, "80"])
def test_money_is_whole_fen(fen):
    with pytest.raises(InvalidValue):
        Money(fen)


@pytest.mark.parametrize("text", ["80.505", "1e3", "NaN", "-", "八十元", "80元元", "8 0", "9" * 16])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(InvalidValue) as refusal:
        parse_money(text)

    assert refusal.value.reason == Reason.FORMAT


def test_an_empty_amount_says_so():
    with pytest.raises(InvalidValue) as refusal:
        parse_money(" ")

    assert refusal.value.reason == Reason.EMPTY


def test_days_are_written_out():
    assert format_date(date(2026, 9, 15)) == "2026年9月15日 星期二"
    assert format_short_date(date(2026, 12, 1)) == "2026年12月1日"
    assert format_period(date(2026, 9, 15), date(2031, 9, 14)) == "2026年9月15日至2031年9月14日"
    assert format_period(date(2026, 9, 15), None) == "2026年9月15日至长期"
