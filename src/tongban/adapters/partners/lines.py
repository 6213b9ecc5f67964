"""Lines (专用连接): a question out and an answer in, on connections to one registered address.

What a client library would do again for every call is done once here, since address and headers
never change. A line whose answer has more than one end, or that says something unasked, is given
up.
"""

import ssl
import time
from collections import deque
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import h11
import httpx

from tongban.adapters.partners.addresses import Partner
from tongban.adapters.partners.believing import Failed
from tongban.adapters.partners.guarded import KEPT_SECONDS, Resolve, resolve
from tongban.adapters.partners.hearing import Heard, heard
from tongban.adapters.partners.sockets import connecting
from tongban.adapters.partners.wires import Wire, seconds_until

_LENGTHS_KEPT: Final = 256


class Lines:
    """Post to one partner, each question with `seconds` in all; up to `keep` lines stay open.

    Safe to share between threads: a line serves one question at a time.
    """

    def __init__(
        self,
        partner: Partner,
        headers: Mapping[str, str],
        *,
        seconds: float,
        keep: int,
        resolver: Resolve = resolve,
    ) -> None:
        url = httpx.URL(partner.base_url)
        scheme, self._host, self._port = partner.origin
        self._target = url.raw_path
        self._headers = [("Host", url.netloc.decode()), *headers.items()]
        self._connect = connecting(self._host, self._port, inside=partner.inside, resolver=resolver)
        self._tls = ssl.create_default_context() if scheme == "https" else None
        self._seconds = seconds
        self._idle: deque[Wire] = deque()
        self._keep = keep
        self._head = lru_cache(_LENGTHS_KEPT)(self._head_for)

    def posted(self, body: bytes) -> Heard:
        """Return what the partner answers; raises `Failed` when it does not in time, or wrongly."""
        until = time.monotonic() + self._seconds
        try:
            wire = self._wire(until)
            try:
                wire.write(self._head(len(body)) + body)
                answer = heard(wire.read)
            except BaseException:
                wire.close()
                raise
        except TimeoutError as error:
            raise Failed("slow") from error
        except (OSError, h11.ProtocolError) as error:
            raise Failed("down") from error
        self._give_back(wire, last=answer.last)
        return answer

    def close(self) -> None:
        """Close every line, those in use when they have their answer."""
        self._keep = 0
        while self._idle:
            self._idle.pop().close()

    def _wire(self, until: float) -> Wire:
        """Return a line that is open, the one used last if it still is."""
        now = time.monotonic()
        while self._idle:
            try:
                wire = self._idle.pop()
            except IndexError:  # another thread was first
                break
            if now - wire.used_at < KEPT_SECONDS and wire.quiet():
                wire.until = until
                return wire
            wire.close()
        return self._opened(until)

    def _opened(self, until: float) -> Wire:
        opened = self._connect(self._host, self._port, seconds_until(until))
        if self._tls is not None:
            opened.settimeout(seconds_until(until))
            opened = self._tls.wrap_socket(opened, server_hostname=self._host)
        return Wire(opened, until=until)

    def _give_back(self, wire: Wire, *, last: bool) -> None:
        """Keep a line whose question is answered to the end, unless one side closes it."""
        if last or len(self._idle) >= self._keep:
            wire.close()
            return
        wire.used_at = time.monotonic()
        self._idle.append(wire)

    def _head_for(self, length: int) -> bytes:
        headers = [*self._headers, ("Content-Length", str(length))]
        head = h11.Request(method="POST", target=self._target, headers=headers)
        return h11.Connection(h11.CLIENT).send(head) or b""
