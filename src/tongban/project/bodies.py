"""Whole bodies (正文完整): a request that breaks off half way is an error, never half a file (F08).

A connection that ends early looks to a reader like the end of what was sent. The announced length
tells them apart; Django answers what is raised here without keeping anything.
"""

from collections.abc import Callable, Iterable
from typing import Any

Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]


class BrokenOff(OSError):
    """The connection ended before the body did."""


class Whole:
    """A body of an announced length."""

    def __init__(self, body: Any, announced: int) -> None:
        self._body, self._left = body, announced

    def read(self, size: int = -1) -> bytes:
        """Return the next octets; fewer than asked for only at the announced end."""
        wanted = self._left if size < 0 else min(size, self._left)
        return self._counted(self._body.read(wanted) if wanted else b"", wanted)

    def readline(self, size: int = -1) -> bytes:
        """Return the rest of the line, or as much of it as was asked for."""
        wanted = self._left if size < 0 else min(size, self._left)
        line = bytes(self._body.readline(wanted) if wanted else b"")
        self._left -= len(line)
        if wanted and not line:
            raise BrokenOff("the body broke off")
        return line

    def _counted(self, found: bytes, wanted: int) -> bytes:
        self._left -= len(found)
        if len(found) < wanted:
            raise BrokenOff("the body broke off")
        return found


def whole_bodies(application: Application) -> Application:
    """Return the application with bodies that are whole or an error."""

    def respond(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        announced = environ.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal():
            environ["wsgi.input"] = Whole(environ["wsgi.input"], int(announced))
        return application(environ, start)

    return respond
