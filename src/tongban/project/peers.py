"""Peers (对等目录装配): whose catalogues this installation reads, and how they are reached.

Which peers there are is a setting, never an address from a form. A peer outside our own network
must be public and speak TLS; no redirect is followed, and a page has one deadline and a size.
"""

from urllib.parse import urljoin, urlsplit

import httpx
from django.conf import settings

from tongban.actions.exchange.harvesting import Fetch
from tongban.adapters.dcat.reading import MOST_BYTES
from tongban.adapters.partners import Partner
from tongban.adapters.partners.guarded import GuardedTransport
from tongban.core.vocabulary.errors import ConfigurationError, Unavailable

_INSIDE = "inside:"
_SECONDS = 30.0


def fetch_of(name: str) -> Fetch:
    """Return what fetches pages of a registered peer.

    Raises:
        ConfigurationError: when no peer of that name is registered.
    """
    peers = dict(one.split("=", 1) for one in settings.DATA_PEERS if "=" in one)
    if name not in peers:
        raise ConfigurationError(f"no peer {name!r} in TONGBAN_DATA_PEERS")
    address = peers[name]
    inside = address.startswith(_INSIDE)
    base = address.removeprefix(_INSIDE)
    partner = Partner(base_url=base, client="", key=b"", inside=inside)

    def fetch(place: str) -> bytes:
        url = urljoin(base, place)
        if urlsplit(url)[:2] != urlsplit(base)[:2]:
            raise Unavailable("the peer leads to another site")
        transport = GuardedTransport(partner, seconds=_SECONDS)
        try:
            with httpx.Client(transport=transport, timeout=_SECONDS, trust_env=False) as client:
                return _read(client, url)
        except httpx.HTTPError as error:
            raise Unavailable(f"the peer did not answer: {type(error).__name__}") from None

    return fetch


def _read(client: httpx.Client, url: str) -> bytes:
    """Return a page, read no further than it may be long."""
    with client.stream("GET", url, headers={"Accept": "application/ld+json"}) as answer:
        if answer.status_code != httpx.codes.OK:
            raise Unavailable(f"the peer answered {answer.status_code}")
        content = b""
        for chunk in answer.iter_bytes():
            content += chunk
            if len(content) > MOST_BYTES:
                raise Unavailable("the page of the peer is too large")
    return content
