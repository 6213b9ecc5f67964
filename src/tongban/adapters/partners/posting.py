"""Posting (事件推送): a message to an address that an operator registered, through the guard.

The name is resolved once and every address checked before a connection is made (A58, A59); no
redirect is followed, and whatever the receiver says beyond its status is not read (A61).
"""

from collections.abc import Mapping
from contextlib import closing
from functools import lru_cache
from typing import Final

import httpx

from tongban.adapters.partners.addresses import Partner
from tongban.adapters.partners.guarded import GuardedTransport, Resolve, resolve

SECONDS: Final = 5.0
MOST_RECEIVERS: Final = 256
_TAKEN: Final = range(200, 300)


class Poster:
    """Posts messages; a connection to each receiver is kept for a while."""

    def __init__(self, *, seconds: float = SECONDS, resolver: Resolve = resolve) -> None:
        self._seconds = seconds
        self._resolver = resolver
        self._transport = lru_cache(MOST_RECEIVERS)(self._made)

    def __call__(self, url: str, body: bytes, headers: Mapping[str, str], *, inside: bool) -> str:
        """Return an empty text when the receiver took it, else in a word why it did not."""
        request = httpx.Request("POST", url, content=body, headers=dict(headers))
        try:
            answer = self._transport(url, inside=inside).handle_request(request)
            with closing(answer):
                status = answer.status_code
        except httpx.TimeoutException:
            return "slow"
        except httpx.HTTPError:
            return "down"
        return "" if status in _TAKEN else f"status_{status}"

    def _made(self, url: str, *, inside: bool) -> GuardedTransport:
        return GuardedTransport(
            receiver(url, inside=inside),
            seconds=self._seconds,
            resolver=self._resolver,
            keep=1,
        )


def receiver(url: str, *, inside: bool) -> Partner:
    """Return where messages are posted to.

    Raises:
        ConfigurationError: when it is no address that may be registered.
    """
    return Partner(base_url=url, client="", key=b"", inside=inside)
