"""A line carries one question and its answer at a time, and breaks where that is in doubt."""

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from tongban.adapters.partners.addresses import Partner
from tongban.adapters.partners.believing import Failed
from tongban.adapters.partners.lines import Lines
from tongban.core.vocabulary.strict_json import MOST_BYTES

SECONDS = 10.0
SHORT = 0.3


class Department:
    """A server that says exact bytes: on its n-th connection the n-th list, one a question."""

    def __init__(self, *connections: Sequence[bytes]) -> None:
        self._connections = connections
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}/ask"
        self.heard: list[bytes] = []
        self.opened = 0
        self.over = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        for answers in self._connections:
            with self._listening.accept()[0] as caller:
                self.opened += 1
                for answer in answers:
                    heard = caller.recv(65536)
                    while not heard.endswith(b"?"):
                        heard += caller.recv(65536)
                    self.heard.append(heard)
                    caller.sendall(answer)
                caller.shutdown(socket.SHUT_WR)
                caller.settimeout(SECONDS)
                while caller.recv(65536):
                    pass

    def close(self) -> None:
        self._listening.close()


def answer(content: bytes, *headers: bytes) -> bytes:
    lines = (b"HTTP/1.1 200 OK", b"Content-Length: %d" % len(content), *headers)
    return b"\r\n".join((*lines, b"", content))


@contextmanager
def connected(*connections: Sequence[bytes], seconds: float = SECONDS) -> Iterator[tuple]:
    department = Department(*connections)
    partner = Partner(base_url=department.address, client="", key=b"", inside=True)
    lines = Lines(partner, {"X-Token": "t"}, seconds=seconds, keep=4)
    try:
        yield lines, department
    finally:
        lines.close()
        department.close()


def test_one_connection_carries_many_questions() -> None:
    with connected([answer(b"one"), answer(b"two")]) as (lines, department):
        assert [lines.posted(b"1?").content, lines.posted(b"22?").content] == [b"one", b"two"]

    assert department.opened == 1
    first, second = department.heard
    assert first.startswith(b"POST /ask HTTP/1.1\r\n")
    assert first.endswith(b"\r\n\r\n1?")
    assert b"X-Token: t\r\n" in second
    assert b"Content-Length: 3\r\n" in second


def test_an_answer_in_pieces_is_one_answer() -> None:
    chunked = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n2\r\n!!\r\n0\r\n\r\n"
    )
    with connected([chunked]) as (lines, _):
        assert lines.posted(b"?").content == b"one!!"


def test_a_partner_that_says_it_closes_is_called_anew() -> None:
    closing = answer(b"one", b"Connection: close")
    with connected([closing], [answer(b"two")]) as (lines, department):
        assert [lines.posted(b"?").content, lines.posted(b"?").content] == [b"one", b"two"]

    assert department.opened == 2


def test_what_is_said_after_an_answer_is_never_taken_for_the_next() -> None:
    """An answer that nobody asked for belongs to somebody else (A63, A66)."""
    with connected([answer(b"one") + answer(b"stolen")], [answer(b"two")]) as (lines, _):
        assert [lines.posted(b"?").content, lines.posted(b"?").content] == [b"one", b"two"]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nthree", "down"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nthree", "down"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\nthree", "down"),
        (b"HTTP/1.1 101 Switching\r\n\r\n", "down"),
        (b"SSH-2.0-OpenSSH\r\n\r\n", "down"),
        (b"", "down"),
        (answer(b"\x1f\x8b", b"Content-Encoding: gzip"), "garbage"),
        (b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * (MOST_BYTES + 1), "garbage"),
    ],
)
def test_an_answer_in_doubt_is_none(said: bytes, reason: str) -> None:
    with connected([said]) as (lines, _), pytest.raises(Failed) as failed:
        lines.posted(b"?")

    assert failed.value.reason == reason


def test_a_partner_that_stays_silent_is_slow() -> None:
    silent = connected([b"HTTP/1.1 200 OK\r\n", b""], seconds=SHORT)
    with silent as (lines, _), pytest.raises(Failed) as failed:
        lines.posted(b"?")

    assert failed.value.reason == "slow"


def test_closed_lines_are_not_kept() -> None:
    with connected([answer(b"one")], [answer(b"two")]) as (lines, department):
        lines.close()
        assert [lines.posted(b"?").content, lines.posted(b"?").content] == [b"one", b"two"]

    assert department.opened == 2
