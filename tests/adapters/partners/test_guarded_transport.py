"""The guarded transport goes to registered partners and nowhere else (A58, A59, A61)."""

import httpcore
import httpx
import pytest
from adapters.partners.city import running_partner
from hypothesis import given
from hypothesis import strategies as st

from tongban.adapters.partners import Partner
from tongban.adapters.partners.addresses import is_public
from tongban.adapters.partners.guarded import GuardedTransport, _translated
from tongban.core.vocabulary.errors import ConfigurationError

PUBLIC = "93.184.216.34"


def outside(url: str = "https://register.example") -> Partner:
    return Partner(base_url=url, client="tongban", key=b"k")


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.1", "::", "169.254.169.254"),
        *("10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "fd00::1", "fe80::1%eth0"),
        *("64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:1::1", "::127.0.0.1"),
        *("fec0::1", "192.0.0.8", "224.0.0.1", "ff02::1", "255.255.255.255"),
        *("2130706433", "0x7f.1", "localhost", "", "a" * 300),
    ],
)
def test_an_address_that_is_or_hides_a_private_one_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1:248:1893:25c8:1946"])
def test_an_open_address_is_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4, network="10.0.0.0/8"))
def test_no_private_address_is_public_in_any_mapped_form(address: object) -> None:
    assert not any(is_public(f"{prefix}{address}") for prefix in ("", "::ffff:", "::", "64:ff9b::"))


@pytest.mark.parametrize(
    "found", [["127.0.0.1"], [PUBLIC, "10.0.0.1"], ["::1"], ["169.254.169.254"], []]
)
def test_a_name_with_one_private_address_is_refused_before_connecting(found: list[str]) -> None:
    transport = GuardedTransport(outside(), seconds=1, resolver=lambda _host, _port: found)

    with httpx.Client(transport=transport) as client, pytest.raises(httpx.ConnectError):
        client.get("https://register.example/")


def test_a_name_is_resolved_once_and_the_checked_address_is_used() -> None:
    """A name that answers differently the second time gains nothing (DNS rebinding)."""
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else [PUBLIC]

    with running_partner() as server:
        url = f"http://register.example:{server.server_port}"
        inside = Partner(base_url=url, client="tongban", key=b"k", inside=True)
        with httpx.Client(
            transport=GuardedTransport(inside, seconds=2, resolver=rebinding)
        ) as client:
            answer = client.get(f"{url}/health")

    assert answer.json() == {"simulation": True}
    assert asked == ["register.example"]


@pytest.mark.parametrize(
    "url",
    [
        *("https://evil.example/", "http://register.example/", "https://register.example:444/"),
        *("https://register.example@evil.example/", "https://127.0.0.1/"),
    ],
)
def test_only_the_registered_origin_is_called(url: str) -> None:
    transport = GuardedTransport(outside(), seconds=1, resolver=lambda _host, _port: [PUBLIC])

    with httpx.Client(transport=transport) as client, pytest.raises(httpx.UnsupportedProtocol):
        client.get(url)


@pytest.mark.parametrize(
    "url",
    [
        *("http://register.example", "ftp://register.example", "register.example", "https://"),
        *("https://u:p@register.example", "https://register.example?x=1", "file:///etc/passwd"),
    ],
)
def test_a_partner_with_a_doubtful_address_cannot_be_registered(url: str) -> None:
    with pytest.raises(ConfigurationError):
        outside(url)


def test_the_key_of_a_partner_is_in_no_text_of_it() -> None:
    assert "canary" not in repr(
        Partner(base_url="https://register.example", client="tongban", key=b"canary")
    )


def test_a_name_that_does_not_resolve_is_a_connection_error() -> None:
    def fails(_host: str, _port: int) -> list[str]:
        raise OSError

    transport = GuardedTransport(outside(), seconds=1, resolver=fails)

    with httpx.Client(transport=transport) as client, pytest.raises(httpx.ConnectError):
        client.get("https://register.example/")


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for kind in vars(httpcore).values()
        if isinstance(kind, type) and issubclass(kind, Exception)
    ],
)
def test_every_error_of_the_lower_library_is_translated(kind: type[Exception]) -> None:
    translated = _translated(kind("secret"))

    assert isinstance(translated, httpx.TransportError)
    assert isinstance(translated, httpx.TimeoutException) == issubclass(
        kind, httpcore.TimeoutException
    )
    assert "secret" not in str(translated)
