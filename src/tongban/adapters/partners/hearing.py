"""Hearing (收取应答): one answer as it comes in, with one end and no other.

Nearly every answer is of the plainest form: a status of 200, one length, and nothing else that
says where it ends. Such a one is read here; any other is read by h11, which is strict. Where two
readers could see the end in different places there is no answer, and nothing of it can be taken
for the next.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import h11

from tongban.adapters.partners.believing import Failed
from tongban.core.vocabulary.strict_json import MOST_BYTES

Read = Callable[[], bytes]

_SAID: Final = rb"[\t -~\x80-\xff]*\r\n"
_HARMLESS: Final = (
    rb"(?:(?!(?:content-length|content-encoding|transfer-encoding|connection):)"
    rb"[!#$%&'*+.^_`|~0-9a-z-]+:" + _SAID + rb"|connection: *keep-alive\r\n)*"
)
_PLAIN: Final = re.compile(
    rb"HTTP/1\.1 200 " + _SAID + _HARMLESS
    + rb"content-length: *([0-9]{1,9})\r\n" + _HARMLESS + rb"\r\n",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What came back (收到的应答): its status and its body, bounded and not compressed.

    `last` tells that nothing more may be believed on the same line.
    """

    status: int
    content: bytes
    last: bool


def heard(read: Read) -> Heard:
    """Return the one answer that `read` brings, piece by piece; an empty piece is the end.

    Raises:
        Failed: when it is compressed or too long.
        OSError: when it breaks off.
        h11.ProtocolError: when it is no answer.
    """
    first = read()
    plain = _PLAIN.match(first)
    return _plain(first[plain.end() :], int(plain[1]), read) if plain else _by_h11(first, read)


def _plain(begun: bytes, length: int, read: Read) -> Heard:
    if length > MOST_BYTES:
        raise Failed("garbage")
    content = bytearray(begun)
    while len(content) < length:
        if not (piece := read()):
            raise ConnectionError("the answer broke off")
        content += piece
    return Heard(status=200, content=bytes(content[:length]), last=len(content) > length)


def _by_h11(first: bytes, read: Read) -> Heard:
    protocol = _after_a_question()
    protocol.receive_data(first)
    status, content = 0, bytearray()
    while not isinstance(event := _event(protocol, read), h11.EndOfMessage):
        match event:
            case h11.Response():
                _refuse_encoded(event)
                status = event.status_code
            case h11.Data():
                content += event.data
                if len(content) > MOST_BYTES:
                    raise Failed("garbage")
    last = protocol.their_state is not h11.DONE or bool(protocol.trailing_data[0])
    return Heard(status=status, content=bytes(content), last=last)


def _after_a_question() -> h11.Connection:
    """Return a reader that knows that something was posted: that is all that an end hangs on."""
    protocol = h11.Connection(h11.CLIENT)
    protocol.send(h11.Request(method="POST", target="/", headers=[("Host", "-")]))
    protocol.send(h11.EndOfMessage())
    return protocol


def _event(protocol: h11.Connection, read: Read) -> h11.Event:
    """Return what comes next; raises `h11.RemoteProtocolError` when nothing more may."""
    while (event := protocol.next_event()) is h11.NEED_DATA:
        protocol.receive_data(read())
    if isinstance(event, h11.ConnectionClosed) or not isinstance(event, h11.Event):
        raise h11.RemoteProtocolError("the partner speaks something else")
    return event


def _refuse_encoded(answer: h11.Response) -> None:
    """Give up on a compressed body: nobody asked for one, and it could unfold to a flood."""
    for name, value in answer.headers:
        if name == b"content-encoding" and value != b"identity":
            raise Failed("garbage")
