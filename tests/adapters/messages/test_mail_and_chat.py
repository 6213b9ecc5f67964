"""Mail and chat messages are handed to real servers, which refuse, hang, drop and double."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from tongban.adapters.messages import (
    ChatCarrier,
    ChatOrigin,
    HandedOver,
    MailServer,
    Outgoing,
    Refused,
    SmtpCarrier,
    Unreachable,
)
from tongban.adapters.messages.chat import signature
from tongban.adapters.messages.simulation import (
    Fault,
    MessageBox,
    Service,
    SideRooms,
    SimulatedCarrier,
    SimulatedMailServer,
)
from tongban.adapters.partners import Partner
from tongban.adapters.partners.guarded import GuardedTransport
from tongban.adapters.partners.sockets import connecting
from tongban.core.vocabulary.errors import ConfigurationError

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
MAIL = Outgoing(
    key="k1", to="lin@example.org", title="已受理", words="办件 1", short="", link="http://c/1"
)
TOLD = Outgoing(
    key="k2", to="t" * 8, title="新待办", words="办件 1", short="", vendor="dingtalk", secret="SECx"
)


@pytest.fixture
def rooms() -> SideRooms:
    return SideRooms(token="t", clock=lambda: NOW)


@pytest.fixture
def mail(rooms) -> Iterator[SmtpCarrier]:
    server = SimulatedMailServer(rooms, port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    known = MailServer(
        host="127.0.0.1",
        port=server.port,
        sender="notice@city.example",
        name="明川",
        encrypted=False,
        seconds=3,
    )
    yield SmtpCarrier(known, connecting("127.0.0.1", server.port, inside=True))
    rooms.stopping.set()
    server.shutdown()
    server.server_close()


def origins(url: str) -> dict[str, ChatOrigin]:
    partner = Partner(base_url=url, client="", key=b"", inside=True)
    transport = GuardedTransport(partner, seconds=3)
    ways = (
        ("dingtalk", "/robot/send", "access_token"),
        ("wecom", "/cgi-bin/webhook/send", "key"),
    )
    return {
        vendor: ChatOrigin(
            base_url=url,
            path=path,
            parameter=parameter,
            signed=vendor == "dingtalk",
            transport=transport,
        )
        for vendor, path, parameter in ways
    }


@pytest.fixture
def chat(rooms) -> Iterator[ChatCarrier]:
    box = MessageBox(key="k", token="t", clock=lambda: NOW)
    server = SimulatedCarrier(box, rooms, port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield ChatCarrier(origins(server.url), lambda: 1_700_000_000_000)
    rooms.stopping.set()
    server.shutdown()
    server.server_close()


def test_a_mail_arrives_once_under_its_key_and_says_that_a_machine_wrote_it(mail, rooms) -> None:
    assert mail.hand_over(MAIL) == HandedOver()
    assert mail.hand_over(MAIL) == HandedOver()

    (taken,) = rooms.taken(Service.MAIL)
    assert (taken.to, taken.title, taken.key) == (MAIL.to, "已受理", "<k1@city.example>")
    assert taken.words.splitlines()[-1] == "http://c/1"


@pytest.mark.parametrize(
    ("fault", "handing"),
    [
        (Fault.REFUSES, Refused(fault="recipient")),
        (Fault.HANGS, Unreachable(fault="slow")),
        (Fault.DROPS, Unreachable(fault="down")),
        (Fault.GARBAGE, Unreachable(fault="down")),
    ],
)
def test_a_mail_server_on_a_bad_day_is_asked_again_unless_it_will_never_take_it(
    mail, rooms, fault, handing
) -> None:
    rooms.switch(Service.MAIL, fault.value, token="t")

    assert type(mail.hand_over(MAIL)) is type(handing)


@pytest.mark.parametrize("to", ["a@c.cn\r\nBcc: b@c.cn", "a@c.cn, b@c.cn", ""])
def test_nothing_breaks_out_of_a_header(mail, rooms, to) -> None:
    assert mail.hand_over(replace(MAIL, to=to)) == Refused(fault="address")
    assert mail.hand_over(replace(MAIL, title="x\r\nBcc: b@c.cn")) == Refused(fault="address")
    assert rooms.taken(Service.MAIL) == ()


def test_a_mail_server_inside_is_not_connected_to_unless_it_is_registered_so() -> None:
    known = MailServer(host="mail.city", port=25, sender="a@c.cn", name="c", encrypted=False)
    turned = connecting("mail.city", 25, inside=False, resolver=lambda *_: ["10.0.0.1"])
    elsewhere = connecting("other.city", 25, inside=True, resolver=lambda *_: ["10.0.0.1"])

    for connect in (turned, elsewhere):
        assert SmtpCarrier(known, connect).hand_over(MAIL) == Unreachable(fault="down")


def test_a_robot_of_each_vendor_is_called_in_its_own_form(chat, rooms) -> None:
    assert chat.hand_over(TOLD) == HandedOver()
    assert chat.hand_over(replace(TOLD, vendor="wecom", secret="")) == HandedOver()
    assert chat.hand_over(replace(TOLD, vendor="other")) == Refused(fault="no_carrier")

    assert [one.title for one in rooms.taken(Service.CHAT)] == ["新待办", "新待办"]


def test_dingtalk_gets_the_signature_that_its_manual_describes() -> None:
    """HMAC-SHA-256 of the moment, a line break and the secret, under the secret, as base64."""
    assert signature("this is secret", 1_577_262_236_757) == (
        "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM="
    )


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault.REFUSES, Refused),
        (Fault.HANGS, Unreachable),
        (Fault.DROPS, Unreachable),
        (Fault.GARBAGE, Unreachable),
        (Fault.UP, HandedOver),
    ],
)
def test_a_chat_on_a_bad_day_is_asked_again_unless_it_refuses(chat, rooms, fault, kind) -> None:
    rooms.switch(Service.CHAT, fault.value, token="t")

    assert isinstance(chat.hand_over(TOLD), kind)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"errcode": 45009}', Unreachable),
        (b'{"errcode": 93000}', Refused),
        (b"x" * 20_000, Unreachable),
        (b'{"errcode": "many"}', Unreachable),
    ],
)
def test_what_a_vendor_answers_is_read_in_its_code_alone(body, kind) -> None:
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, content=body))
    origin = replace(origins("http://127.0.0.1:1")["wecom"], transport=transport)

    carrier = ChatCarrier({"wecom": origin}, lambda: 0)

    assert isinstance(carrier.hand_over(replace(TOLD, vendor="wecom")), kind)


def test_side_rooms_switch_by_their_token_alone_and_a_taken_port_is_told(rooms) -> None:
    assert rooms.switch(Service.MAIL, "hangs", token="guess") is False
    assert rooms.switch(Service.MAIL, "sleeps", token="t") is None
    first = SimulatedMailServer(rooms, port=0)
    with pytest.raises(ConfigurationError):
        SimulatedMailServer(rooms, port=first.port).server_close()
    first.server_close()
