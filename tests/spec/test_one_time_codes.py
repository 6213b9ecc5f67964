"""One-time codes (短信验证码): minutes to live, few guesses, so many a day (A33)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.people.one_time_codes import (
    LIMITS,
    CodePurpose,
    DeadCode,
    EnoughForToday,
    MaySend,
    RightCode,
    SentCode,
    TooSoon,
    WrongCode,
    judge,
    may_send,
)

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


def ago(*minutes: float) -> list[datetime]:
    return [NOW - timedelta(minutes=one) for one in minutes]


def sent(*, minutes_ago: float = 0, guesses: int = 0, used: bool = False) -> SentCode:
    [at] = ago(minutes_ago)
    return SentCode(sent_at=at, guesses=guesses, used=used)


@pytest.mark.parametrize(("minutes", "dead"), [(0, False), (5, False), (5.01, True), (-1, True)])
def test_a_code_lives_for_five_minutes_and_not_before_it_was_sent(minutes, dead):
    answer = judge(sent(minutes_ago=minutes), matches=True, now=NOW)

    assert isinstance(answer, DeadCode) is dead


def test_a_code_is_used_once():
    assert judge(sent(), matches=True, now=NOW) == RightCode()
    assert judge(sent(used=True), matches=True, now=NOW) == DeadCode()


def test_each_wrong_guess_leaves_fewer_and_the_sixth_is_refused_though_it_is_right():
    lefts = [judge(sent(guesses=n), matches=False, now=NOW) for n in range(5)]

    assert lefts == [*(WrongCode(left=n) for n in (4, 3, 2, 1)), DeadCode()]
    assert judge(sent(guesses=4), matches=True, now=NOW) == RightCode()
    assert judge(sent(guesses=5), matches=True, now=NOW) == DeadCode()


def test_another_code_waits_for_sixty_seconds():
    assert may_send(ago(0.5), (), now=NOW) == TooSoon(again_at=NOW + timedelta(seconds=30))
    assert may_send(ago(1), (), now=NOW) == MaySend()


def test_a_telephone_gets_so_many_a_day_and_the_eldest_frees_the_next():
    ten = ago(*range(100, 200, 10))

    assert may_send(ten, (), now=NOW) == EnoughForToday(again_at=min(ten) + timedelta(days=1))
    assert may_send(ten[:9], (), now=NOW) == MaySend()
    assert may_send(ago(*(24 * 60 + n for n in range(10))), (), now=NOW) == MaySend()


def test_an_address_asks_for_so_many_a_day_whatever_the_telephones():
    hundred = ago(*(2 * n for n in range(100)))

    assert isinstance(may_send((), hundred, now=NOW), EnoughForToday)
    assert may_send((), hundred[1:], now=NOW) == MaySend()


@given(st.lists(st.floats(0, 2000)), st.floats(0, 2000))
def test_one_more_that_was_sent_never_lets_another_go_sooner(minutes, more):
    before = may_send(ago(*minutes), (), now=NOW)

    if not isinstance(before, MaySend):
        assert not isinstance(may_send(ago(*minutes, more), (), now=NOW), MaySend)


def test_codes_of_strangers_are_counted_apart():
    strangers = {one for one in CodePurpose if one.of_strangers}

    assert strangers == {CodePurpose.SIGN_IN}
    assert LIMITS.citation.is_local
