"""Wires (受控连线): one open connection on which every wait ends with the question that waits.

The socket never blocks, so that what is there is read and what fits is written at once, and only
what must be waited for is waited for: one journey into the system for each, where a time-out kept
by the socket takes three.
"""

import select
import socket
import ssl
import time
from typing import Final

_READ_BYTES: Final = 64 * 1024
_TOO_LATE: Final = "the question had to be answered by now"
_NOT_YET: Final = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)


class Wire:
    """An open connection; whoever asks over it says `until` when, by the monotonic clock.

    What goes wrong is an `OSError`; what takes too long is a `TimeoutError`.
    """

    def __init__(self, opened: socket.socket, *, until: float) -> None:
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        opened.setblocking(False)
        self._socket = opened
        self._ready = select.poll()
        self._ready.register(opened, select.POLLIN)
        self.until, self.used_at = until, 0.0

    def quiet(self) -> bool:
        """Tell whether nothing came unasked; a partner that hung up is not quiet."""
        return not self._ready.poll(0)

    def write(self, content: bytes) -> None:
        """Write all of `content`."""
        left = memoryview(content)
        while left:
            try:
                left = left[self._socket.send(left) :]
            except _NOT_YET:
                self._ready.modify(self._socket, select.POLLIN | select.POLLOUT)
                self._wait()
                self._ready.modify(self._socket, select.POLLIN)

    def read(self) -> bytes:
        """Return what came, at least a byte of it; nothing when the partner hung up."""
        while True:
            if not self._holds():
                self._wait()
            try:
                return self._socket.recv(_READ_BYTES)
            except _NOT_YET:  # part of what TLS takes apart as a whole
                continue

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _holds(self) -> bool:
        """Tell whether TLS took more apart than was read, which no poll can see."""
        return isinstance(self._socket, ssl.SSLSocket) and self._socket.pending() > 0

    def _wait(self) -> None:
        if not self._ready.poll(seconds_until(self.until) * 1000):
            raise TimeoutError(_TOO_LATE)


def seconds_until(moment: float) -> float:
    """Return how long may still be waited; raises `TimeoutError` when it may not."""
    left = moment - time.monotonic()
    if left <= 0:
        raise TimeoutError(_TOO_LATE)
    return left
