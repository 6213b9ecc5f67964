"""An answer has one end: whatever is read in the short way is read so by the strict one too."""

from collections.abc import Callable

import h11
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tongban.adapters.partners import hearing
from tongban.adapters.partners.believing import Failed
from tongban.adapters.partners.hearing import heard

LINES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.0 200 OK\r\n",
        b"HTTP/1.1 204 \r\n",
        b"Content-Length: 3\r\n",
        b"content-length:3\r\n",
        b"Content-Length: 03, 3\r\n",
        b"Content-Length : 3\r\n",
        b"Content-Length: 5\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: gzip\r\n",
        b"Content-Type: application/json\r\n",
        b"Connection: keep-alive\r\n",
        b"Connection: close\r\n",
        b"Date: \xe4\xbb\x8a\t\r\n",
        b" folded\r\n",
        b"X:\x00\r\n",
        b"X: y\n",
        b"\r\n",
        b"3\r\none\r\n0\r\n\r\n",
        b"one",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n",
    ]
)
PLAIN = b"HTTP/1.1 200 OK\r\nServer: s\r\nContent-Length: 3\r\nX: y\r\n\r\n"


def pieces(*said: bytes) -> Callable[[], bytes]:
    left = iter(said)
    return lambda: next(left, b"")


def told(reader: Callable[[], object]) -> object:
    try:
        return reader()
    except (OSError, h11.ProtocolError):
        return "none"
    except Failed as failed:
        return failed.reason


@given(st.lists(LINES, max_size=8).map(b"".join), st.lists(st.binary(max_size=4), max_size=2))
@example(PLAIN, [b"one"])
@example(PLAIN + b"one", [])
@example(PLAIN + b"one more", [])
@example(PLAIN + b"o", [b"ne"])
@example(PLAIN + b"o", [])
def test_both_readers_see_one_answer(first: bytes, more: list[bytes]) -> None:
    more = [piece for piece in more if piece]

    short = told(lambda: heard(pieces(first, *more)))

    read = pieces(*more)
    assert short == told(lambda: hearing._by_h11(first, read))


def test_the_plainest_answer_needs_no_other_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(hearing, "_by_h11")

    assert heard(pieces(PLAIN, b"on", b"e")).content == b"one"


def test_an_answer_of_more_than_anybody_reads_is_given_up_at_its_length() -> None:
    with pytest.raises(Failed):
        heard(pieces(PLAIN.replace(b"3", b"300000")))
