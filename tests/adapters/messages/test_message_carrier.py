"""Messages are handed to a real process, which refuses, hangs, drops and doubles as it is told."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from django.conf import settings

from tongban.adapters.messages import HandedOver, Handing, HttpCarrier, Refused, Text, Unreachable
from tongban.adapters.partners import Partner
from tongban.adapters.partners.guarded import GuardedTransport
from tongban.core.vocabulary.errors import ConfigurationError
from tongban.project.messages import carrier_key, switch_token

SOURCE = Path(__file__).parents[3] / "src"
LIN = "10000000011"


def tongban(address: str, *words: str) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "PYTHONPATH": str(SOURCE),
        "TONGBAN_SECRET_KEY": settings.SECRET_KEY,
        "TONGBAN_MESSAGES_URL": address,
        "TONGBAN_MESSAGES_PORT": address.rpartition(":")[2],
        "TONGBAN_MAIL_PORT": "0",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tongban", "messages", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    process = tongban(address)
    assert process.stdout is not None
    assert address in process.stdout.readline()  # it listens
    yield address
    process.kill()
    process.communicate()


def switch(address: str, fault: str, token: str = "") -> int:
    form = {"fault": fault, "token": token or switch_token()}
    return httpx.post(f"{address}/fault", data=form).status_code


@pytest.fixture
def faulty(address: str) -> Iterator[str]:
    yield address
    switch(address, "up")


def hand_over(address: str, key: str, *, seconds: float = 20, secret: str = "") -> Handing:
    partner = Partner(base_url=address, client="tongban", key=b"", inside=True)
    transport = GuardedTransport(partner, seconds=seconds)
    carrier = HttpCarrier(transport, base_url=address, key=secret or carrier_key())
    return carrier.hand_over(Text(key=key, phone=LIN, words=f"验证码 {key}"))


def brought(address: str, key: str) -> int:
    told = httpx.get(f"{address}/messages", params={"to": LIN}).json()
    return sum(one["words"] == f"验证码 {key}" for one in told)


def test_a_message_is_brought_once_however_often_it_is_handed_over(address):
    assert [hand_over(address, "once") for _ in range(3)] == [HandedOver()] * 3
    assert brought(address, "once") == 1


@pytest.mark.parametrize(
    ("fault", "outcome", "times"),
    [
        ("refuses", Refused(), 0),
        ("drops", Unreachable(), 1),
        ("doubles", HandedOver(), 2),
        ("garbage", Unreachable(), 0),
    ],
)
def test_each_fault_ends_as_promised(faulty, fault, outcome, times):
    assert switch(faulty, fault) == 303
    assert hand_over(faulty, fault) == outcome
    assert brought(faulty, fault) == times


def test_a_carrier_that_hangs_is_left_alone_at_the_deadline(faulty):
    switch(faulty, "hangs")

    assert hand_over(faulty, "hangs", seconds=0.5) == Unreachable()


def test_what_was_taken_without_a_word_is_brought_once_when_asked_again(faulty):
    switch(faulty, "drops")
    silent = hand_over(faulty, "silent")
    switch(faulty, "up")

    assert (silent, hand_over(faulty, "silent")) == (Unreachable(), HandedOver())
    assert brought(faulty, "silent") == 1


def test_nobody_listens_is_no_refusal():
    assert hand_over("http://127.0.0.1:9", "nobody") == Unreachable()


def test_another_key_brings_nothing(address):
    assert hand_over(address, "forged", secret="guessed") == Unreachable()
    assert brought(address, "forged") == 0


def test_faults_are_switched_by_the_token_alone(address):
    assert switch(address, "hangs", token="guessed") == 403
    assert switch(address, "no-such-fault") == 400


def test_the_page_shows_the_messages_as_text_and_says_that_it_is_a_simulation(address):
    partner = Partner(base_url=address, client="tongban", key=b"", inside=True)
    carrier = HttpCarrier(
        GuardedTransport(partner, seconds=20), base_url=address, key=carrier_key()
    )
    carrier.hand_over(Text(key="page", phone=LIN, words="<b>验证码</b>"))
    page = httpx.get(address).text

    assert "模拟系统" in page
    assert "&lt;b&gt;验证码" in page


def test_the_command_switches_faults_while_it_runs(faulty):
    command = tongban(faulty, "fault", "refuses")
    said, _ = command.communicate()

    assert (command.returncode, "一律拒收" in said) == (0, True)
    assert hand_over(faulty, "by command") == Refused()


@pytest.mark.parametrize("url", ["http://carrier.example", "ftp://carrier.example"])
def test_an_outside_carrier_is_called_by_https_alone(url):
    with pytest.raises(ConfigurationError):
        Partner(base_url=url, client="tongban", key=b"")
