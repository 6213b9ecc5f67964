"""The bank over HTTP (银行接口): what is not about the very order asked about is silence."""

import json
from datetime import UTC, date, datetime, timedelta

import httpx
import pytest

from tongban.adapters.fee_practices import read_fee_practices
from tongban.adapters.payments import HttpBank, NoBank
from tongban.adapters.payments.client import NOTICE
from tongban.adapters.payments.signing import Signed
from tongban.adapters.payments.simulation import Accounts
from tongban.core.payments.bank import Collected, PaymentSlip, RefundSlip
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue, Unavailable
from tongban.core.vocabulary.money import Money
from tongban.examples.mingchuan import FOLDER

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
SLIP = PaymentSlip(
    order="o1", bill="b1", words="换证", amount=Money(4000), until=NOON, back="http://x/"
)
REFUND = RefundSlip(refund="r1", order="o1", serial="s1", amount=Money(1))


def bank(answer: object, status: int = 200) -> HttpBank:
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    transport = httpx.MockTransport(lambda _: httpx.Response(status, content=body))
    return HttpBank(
        transport, base_url="http://bank", call_key=b"c", notice_key=b"n", clock=lambda: NOON
    )


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>",
        [],
        {},
        {"order": "o2", "state": "paid", "amount": 4000, "serial": "s"},
        {"order": "o1", "state": "sold", "amount": 4000},
        {"order": "o1", "state": "paid", "amount": 40.5, "serial": "s"},
        {"order": "o1", "state": "paid", "amount": 1, "day": "tomorrow"},
        b" " * 5_000_000,
    ],
)
def test_an_answer_about_something_else_is_no_answer(answer):
    with pytest.raises(Unavailable):
        bank(answer).find("o1")


@pytest.mark.parametrize(
    "answer", [{"order": "o2", "address": "http://b/"}, {"order": "o1", "address": "javascript:x"}]
)
def test_a_payer_is_led_only_to_a_page_for_this_order(answer):
    with pytest.raises(Unavailable):
        bank(answer).open(SLIP)


@pytest.mark.parametrize("answer", [{"refund": "r2"}, {"refund": "r1", "serial": "", "day": "x"}])
def test_a_refund_counts_only_with_its_serial_and_day(answer):
    with pytest.raises(Unavailable):
        bank(answer).refund(REFUND)


def test_a_ledger_that_cannot_be_read_and_a_refusal_are_no_answer():
    with pytest.raises(Unavailable):
        bank({"movements": [{"serial": "s"}]}).ledger(date(2026, 3, 2))
    with pytest.raises(Unavailable):
        bank({}, status=500).close("o1")


def notice(body: bytes, *, key: str = "k1", at: datetime = NOON, secret: bytes = b"n"):
    moment = str(int(at.timestamp()))
    headers = Signed(what=NOTICE, key=key, moment=moment, body=body).headers(secret)
    return bank({}).believe(headers, body, now=NOON)


PAID = json.dumps({"order": "o1", "state": "paid", "amount": 4000, "serial": "s1"}).encode()


def test_a_notice_is_believed_when_it_is_signed_for_notices_and_fresh():
    told = notice(PAID)
    assert (told.order, told.state, told.amount) == ("o1", Collected.PAID, Money(4000))
    for wrong in (
        {"secret": b"c"},
        {"at": NOON - timedelta(seconds=121)},
        {"at": NOON + timedelta(seconds=121)},
        {"key": ""},
        {"key": "k" * 65},
    ):
        with pytest.raises(InvalidValue):
            notice(PAID, **wrong)
    for body in (b"{}", b"[]", b'{"order":"o","state":"paid","amount":true,"serial":"s"}'):
        with pytest.raises(InvalidValue):
            notice(body)
    call = Signed(what="GET /orders/o1", key="k", moment=str(int(NOON.timestamp())), body=PAID)
    with pytest.raises(InvalidValue):
        bank({}).believe(call.headers(b"n"), PAID, now=NOON)


def test_without_a_bank_nothing_is_collected_and_nobody_is_believed():
    none = NoBank()
    for ask in (
        lambda: none.open(SLIP),
        lambda: none.find("o1"),
        lambda: none.close("o1"),
        lambda: none.refund(REFUND),
        lambda: none.ledger(date(2026, 3, 2)),
    ):
        with pytest.raises(Unavailable):
            ask()
    with pytest.raises(InvalidValue):
        none.believe({}, PAID, now=NOON)


def test_a_simulated_bank_that_is_started_again_knows_what_it_took(tmp_path):
    file = tmp_path / "bank.json"
    first = Accounts(clock=lambda: NOON, file=file)
    asked = {"bill": "b", "words": "w", "amount": 4000, "until": NOON.isoformat(), "back": "x"}
    order = first.open("o1", asked)
    assert first.pay(order.token)
    again = Accounts(clock=lambda: NOON, file=file)
    again.load()

    assert again.open("o1", asked).state == "paid"
    assert not again.pay(order.token)
    assert again.ledger(date(2026, 3, 2)) == first.ledger(date(2026, 3, 2))
    assert again.open("o1", {**asked, "amount": 1}) is None


GOOD = (FOLDER / "payments.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("asked_at: acceptance", "asked_at: whenever"),
        ("percent: 100", "percent: 101"),
        ("evidence: 最低生活保障证", "evidenc: 最低生活保障证"),
        ("本地配置（受理后缴纳工本费，缴清后发证）", "听说要收"),
        ("items:", "things:"),
    ],
)
def test_a_file_that_says_something_meaningless_is_refused(said, instead, tmp_path):
    file = tmp_path / "payments.yaml"
    file.write_text(GOOD, encoding="utf-8")
    assert read_fee_practices(file).of("identity_card_renewal") is not None
    file.write_text(GOOD.replace(said, instead), encoding="utf-8")
    with pytest.raises(ConfigurationError):
        read_fee_practices(file)
