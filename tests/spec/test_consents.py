"""A consent ends when it is taken back or its time is over (个人信息保护法 §15)."""

from datetime import UTC, datetime, timedelta

from tongban.core.people.consents import TAKEN_BACK_ANY_TIME, Receipt, ReceiptKind, ReceiptState

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)


def receipt(**changes):
    return Receipt(
        kind=ReceiptKind.CERTIFICATE,
        key="1",
        to="某银行",
        what=("姓名",),
        purpose="贷款",
        given_at=NOW - HOUR,
        **changes,
    )


def test_a_consent_without_an_end_stays_open():
    assert receipt().state(NOW) is ReceiptState.OPEN


def test_a_consent_is_over_at_its_moment_and_not_before():
    assert receipt(until=NOW + HOUR).state(NOW) is ReceiptState.OPEN
    assert receipt(until=NOW).state(NOW) is ReceiptState.OVER


def test_what_was_taken_back_says_so_even_when_its_time_is_over_too():
    assert receipt(until=NOW, ended_at=NOW).state(NOW) is ReceiptState.TAKEN_BACK
    assert receipt(ended_at=NOW + HOUR).state(NOW) is ReceiptState.OPEN
    assert TAKEN_BACK_ANY_TIME.article == "15"
