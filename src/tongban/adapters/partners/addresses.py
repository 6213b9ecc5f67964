"""Addresses (登记地址): the partners that may be called, and which addresses are never called.

A call goes only to a registered partner, and its name must resolve to a public address unless the
partner was registered as being inside our own network (A58, A61). Python calls several ranges
global that tunnel or translate to private ones; they are listed by hand.
"""

from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from tongban.core.vocabulary.errors import ConfigurationError

_NEVER_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "192.0.0.0/24",  # IETF protocol assignments
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # local-use NAT64
        "2002::/16",  # 6to4 carries an IPv4 address
        "2001::/32",  # Teredo carries another
        "::/96",  # IPv4-compatible
        "fec0::/10",  # site-local
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A registered partner: where it answers, as whom we call, and the key both sides know.

    `inside` says that its address is expected to be private or this very machine. Only such a
    partner may be called without TLS.
    """

    base_url: str
    client: str
    key: bytes = field(repr=False)
    inside: bool = False

    def __post_init__(self) -> None:
        parts = urlsplit(self.base_url)
        if parts.scheme not in ("https", "http") or not parts.hostname:
            raise ConfigurationError("A partner's address must be a web address (https://…).")
        if parts.scheme == "http" and not self.inside:
            raise ConfigurationError("A partner outside our network must be called by https.")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ConfigurationError("A partner's address holds no password, query or fragment.")

    @property
    def origin(self) -> tuple[str, str, int]:
        """Return scheme, host and port: what a call must match exactly."""
        parts = urlsplit(self.base_url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        return parts.scheme, parts.hostname or "", port


def is_public(address: str) -> bool:
    """Tell whether `address`, an IP address, is a machine on the open internet and no other."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    return ip.is_global and not ip.is_multicast and not _carries_another(ip)


def _carries_another(ip: IPv4Address | IPv6Address) -> bool:
    return any(ip.version == network.version and ip in network for network in _NEVER_PUBLIC)
