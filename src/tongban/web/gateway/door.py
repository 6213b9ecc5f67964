"""The door (网关入口): one plain WSGI application in front of the pipeline.

It keeps nothing between two requests. What it cannot take apart it refuses without asking anybody;
whatever goes wrong inside, the caller reads a layer and a reason and nothing else (A72, A93).
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import structlog

from tongban.actions.gateway.answers import refusal
from tongban.actions.gateway.pipeline import Delivered, Pipeline, Received
from tongban.core.exchange.calls import MOST_BODY_BYTES
from tongban.core.exchange.envelopes import (
    CLIENT_HEADER,
    ENVELOPE_HEADER,
    KEY_HEADER,
    SIGNATURE_HEADER,
)
from tongban.core.exchange.paths import route
from tongban.core.exchange.refusals import ClientRefused, GatewayRefused, Refused
from tongban.web.gateway.wire import (
    envelope_in,
    name_in,
    signature_in,
    status_of,
    written,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse

_log = structlog.get_logger(__name__)
_HEADERS: Final = [
    ("Content-Type", "application/json; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The application; `published` returns what anybody may read at `/v1/keys`."""

    pipeline: Pipeline
    published: Callable[[], Mapping[str, Any]]

    def __call__(self, environ: dict[str, Any], start: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        path, method = environ.get("PATH_INFO", ""), environ["REQUEST_METHOD"]
        if method == "GET" and path in ("/health/live", "/v1/keys"):
            said = self.published() if path == "/v1/keys" else {"status": "live"}
            return _send(start, None, json.dumps(said).encode(), [])
        try:
            delivered = self.pipeline.serve(_received(environ))
        except Refused as refused:
            return _send_refusal(start, refused)
        except Exception as fault:  # noqa: BLE001 - nothing of a fault may reach the caller
            _log.error("gateway.fault", fault=type(fault).__name__)
            return _send_refusal(start, GatewayRefused("fault"))
        return _send(start, delivered.refused, delivered.body, _bound(delivered))


def _received(environ: dict[str, Any]) -> Received:
    """Take a request apart; raises `ClientRefused` for what is not a call."""
    if environ["REQUEST_METHOD"] != "POST":
        raise ClientRefused("method")
    if environ.get("QUERY_STRING"):
        raise ClientRefused("path")
    return Received(
        route=route(environ.get("PATH_INFO", "")),
        client=name_in(environ, CLIENT_HEADER),
        envelope=envelope_in(environ),
        key_id=name_in(environ, KEY_HEADER),
        signature=signature_in(environ),
        read=partial(_body, environ, _length(environ)),
    )


def _length(environ: dict[str, Any]) -> int:
    """Return the length that was told for the body, if it is bearable."""
    length = environ.get("CONTENT_LENGTH") or ""
    if not length.isascii() or not length.isdecimal() or int(length) > MOST_BODY_BYTES:
        raise ClientRefused("length")
    return int(length)


def _body(environ: dict[str, Any], length: int) -> bytes:
    content: bytes = environ["wsgi.input"].read(length)
    if len(content) != length:
        raise ClientRefused("length")
    return content


def _bound(delivered: Delivered) -> list[tuple[str, str]]:
    return [
        (KEY_HEADER, delivered.key_id),
        (ENVELOPE_HEADER, written(delivered.envelope)),
        (SIGNATURE_HEADER, delivered.signature),
    ]


def _send_refusal(start: "StartResponse", refused: Refused) -> Iterable[bytes]:
    """Send a refusal that nobody signed, since it is not known to whom."""
    body = json.dumps(refusal(refused, number=0).body, ensure_ascii=False).encode()
    return _send(start, refused, body, [])


def _send(
    start: "StartResponse", refused: Refused | None, body: bytes, headers: list[tuple[str, str]]
) -> Iterable[bytes]:
    status = status_of(refused)
    length = ("Content-Length", str(len(body)))
    start(f"{status.value} {status.phrase}", [*_HEADERS, length, *headers])
    return [body]
