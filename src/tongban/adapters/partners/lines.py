"""Lines (专用连接): a question out and an answer in, on connections to one registered address.

What a client library would do again for every call is done once here, since address and headers
never change. HTTP is read by h11, which is strict: where two readers could see the end of an answer
in different places, the line breaks, and nothing of it can be taken for the next answer.
"""

import ssl
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import h11
import httpcore
import httpx

from tongban.adapters.partners.addresses import Partner
from tongban.adapters.partners.believing import Failed
from tongban.adapters.partners.guarded import (
    KEPT_SECONDS,
    Deadline,
    GuardedNetwork,
    Resolve,
    resolve,
)
from tongban.core.vocabulary.strict_json import MOST_BYTES

_READ_BYTES: Final = 64 * 1024
_LENGTHS_KEPT: Final = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What came back (收到的应答): its status and its body, bounded and not compressed."""

    status: int
    content: bytes


@dataclass(slots=True, kw_only=True)
class _Line:
    """One open connection and what is known of its state."""

    stream: httpcore.NetworkStream
    protocol: h11.Connection = field(default_factory=lambda: h11.Connection(h11.CLIENT))
    used_at: float = 0.0

    def fit(self, now: float) -> bool:
        """Tell whether another question may go out; a partner that hung up is readable."""
        return now - self.used_at < KEPT_SECONDS and not self.stream.get_extra_info("is_readable")


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
        self._target = url.raw_path
        self._headers = [("Host", url.netloc.decode()), *headers.items()]
        self._origin = partner.origin
        self._deadline = Deadline(seconds)
        self._network = GuardedNetwork(partner, self._deadline, resolver=resolver)
        self._tls = ssl.create_default_context() if url.scheme == "https" else None
        self._idle: deque[_Line] = deque()
        self._keep = keep
        self._head = lru_cache(_LENGTHS_KEPT)(self._head_for)

    def posted(self, body: bytes) -> Heard:
        """Return what the partner answers; raises `Failed` when it does not in time, or wrongly."""
        self._deadline.begin()
        try:
            line = self._line()
            try:
                heard = self._exchanged(line, body)
            except BaseException:
                line.stream.close()
                raise
        except httpcore.TimeoutException as error:
            raise Failed("slow") from error
        except (httpcore.NetworkError, h11.ProtocolError) as error:
            raise Failed("down") from error
        self._give_back(line)
        return heard

    def close(self) -> None:
        """Close every line, those in use when they have their answer."""
        self._keep = 0
        while self._idle:
            self._idle.pop().stream.close()

    def _line(self) -> _Line:
        """Return a line that is open, the one used last if it still is."""
        now = time.monotonic()
        while self._idle:
            try:
                line = self._idle.pop()
            except IndexError:  # another thread was first
                break
            if line.fit(now):
                return line
            line.stream.close()
        _, host, port = self._origin
        stream = self._network.connect_tcp(host, port)
        if self._tls is not None:
            stream = stream.start_tls(self._tls, server_hostname=host)
        return _Line(stream=stream)

    def _give_back(self, line: _Line) -> None:
        """Keep a line whose question is answered to the end, unless one side closes it."""
        protocol = line.protocol
        done = protocol.our_state is h11.DONE and protocol.their_state is h11.DONE
        if not done or protocol.trailing_data[0] or len(self._idle) >= self._keep:
            line.stream.close()
            return
        protocol.start_next_cycle()
        line.used_at = time.monotonic()
        self._idle.append(line)

    def _exchanged(self, line: _Line, body: bytes) -> Heard:
        send = line.protocol.send
        content = [send(self._head(len(body))), send(h11.Data(data=body)), send(h11.EndOfMessage())]
        line.stream.write(b"".join(filter(None, content)))
        status, pieces, length = 0, list[bytes](), 0
        while not isinstance(event := self._event(line), h11.EndOfMessage):
            match event:
                case h11.Response():
                    _refuse_encoded(event)
                    status = event.status_code
                case h11.Data():
                    pieces.append(bytes(event.data))
                    length += len(event.data)
                    if length > MOST_BYTES:
                        raise Failed("garbage")
        return Heard(status=status, content=b"".join(pieces))

    def _event(self, line: _Line) -> h11.Event:
        """Return what comes next; raises `h11.RemoteProtocolError` when nothing more may."""
        while (event := line.protocol.next_event()) is h11.NEED_DATA:
            line.protocol.receive_data(line.stream.read(_READ_BYTES))
        if isinstance(event, h11.ConnectionClosed) or not isinstance(event, h11.Event):
            raise h11.RemoteProtocolError("the partner speaks something else")
        return event

    def _head_for(self, length: int) -> h11.Request:
        headers = [*self._headers, ("Content-Length", str(length))]
        return h11.Request(method="POST", target=self._target, headers=headers)


def _refuse_encoded(answer: h11.Response) -> None:
    """Give up on a compressed body: nobody asked for one, and it could unfold to a flood."""
    for name, value in answer.headers:
        if name == b"content-encoding" and value != b"identity":
            raise Failed("garbage")
