"""The guarded transport (受控出站): the only way out to the network.

It calls registered origins alone, resolves a name once, checks every address before it connects
and connects to the address that it checked (A58, A59). It follows no redirect, reads no more than
it must and gives a call one deadline for everything, so that a trickle of bytes buys no time. A
connection that is kept stays with the address that was checked.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from typing import Any, TypeAlias

import httpcore
import httpx

from tongban.adapters.partners.addresses import Partner, is_public

Resolve: TypeAlias = Callable[[str, int], list[str]]

KEPT_SECONDS = 4.0
"""Shorter than servers keep an idle connection, so that we are the ones who close it."""


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of `host`, as the system resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


class GuardedTransport(httpx.BaseTransport):
    """Carry requests to one partner, each with `seconds` in all; `keep` connections stay open."""

    def __init__(
        self, partner: Partner, *, seconds: float, resolver: Resolve = resolve, keep: int = 0
    ) -> None:
        self._origin = partner.origin
        self._deadline = Deadline(seconds)
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context() if partner.origin[0] == "https" else None,
            max_connections=None,
            max_keepalive_connections=keep,
            keepalive_expiry=KEPT_SECONDS,
            network_backend=GuardedNetwork(partner, self._deadline, resolver=resolver),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request`; raises `httpx.TransportError` for whatever goes wrong on the way."""
        url = request.url
        if (url.scheme, url.host, url.port or _usual_port(url.scheme)) != self._origin:
            raise httpx.UnsupportedProtocol("not a registered partner", request=request)
        self._deadline.begin()
        try:
            answer = self._pool.handle_request(
                httpcore.Request(
                    method=request.method,
                    url=str(url),
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        except Exception as error:
            raise _translated(error) from error
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions={}
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The body as it arrives, with the transport's errors translated."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Any:
        try:
            yield from self._answer.iter_stream()
        except Exception as error:
            raise _translated(error) from error

    def close(self) -> None:
        self._answer.close()


class Deadline(threading.local):
    """The moment at which the call of this thread ends, however often it waits."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.begin()

    def begin(self) -> None:
        """Let a call begin now."""
        self._at = time.monotonic() + self._seconds

    def left(self, timeout: float | None) -> float:
        """Return how long the call may still wait; raises when it may not."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline has passed")
        return left if timeout is None else min(left, timeout)


class GuardedNetwork(httpcore.NetworkBackend):
    """Open connections to checked addresses, on which every wait ends with the call."""

    def __init__(self, partner: Partner, deadline: Deadline, *, resolver: Resolve) -> None:
        self._inside = partner.inside
        self._deadline = deadline
        self._resolve = resolver
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, *_positional: Any, **options: Any
    ) -> httpcore.NetworkStream:
        """Connect to a checked address of `host`; the pool gives every option by name."""
        address = self._checked_address(host, port)
        options["timeout"] = self._deadline.left(options.get("timeout"))
        return _DeadlineStream(self._plain.connect_tcp(address, port, **options), self._deadline)

    def _checked_address(self, host: str, port: int) -> str:
        """Return one address of `host`; one bad address condemns the name."""
        try:
            addresses = self._resolve(host, port)
        except OSError as error:
            raise httpcore.ConnectError("the name does not resolve") from error
        if not addresses or not (self._inside or all(map(is_public, addresses))):
            raise httpcore.ConnectError("the address is not allowed")
        return addresses[0]


class _DeadlineStream(httpcore.NetworkStream):
    """A stream on which every wait ends with the call that waits."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, timeout=self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout=self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secure = self._stream.start_tls(
            ssl_context, server_hostname=server_hostname, timeout=self._deadline.left(timeout)
        )
        return _DeadlineStream(secure, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _usual_port(scheme: str) -> int:
    return 443 if scheme == "https" else 80


def _translated(error: Exception) -> httpx.TransportError:
    """Return the one error that callers must know: in time or not."""
    if isinstance(error, httpcore.TimeoutException):
        return httpx.ReadTimeout(type(error).__name__)
    return httpx.ConnectError(type(error).__name__)
