"""The wire (传输格式): one envelope in one header, its signature in another, the body as JSON.

A header sent twice arrives joined by a comma, which no header of ours may hold (A63). Envelopes
and signatures are URL-safe base64 without padding.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from tongban.core.exchange.envelopes import ENVELOPE_HEADER, MOST_ENVELOPE_BYTES, SIGNATURE_HEADER
from tongban.core.exchange.refusals import ClientRefused, Layer, Refused

_NAME: Final = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
_BASE64: Final = re.compile(r"[A-Za-z0-9_-]{1,6000}")
_BY_LAYER: Final = {
    Layer.CLIENT: HTTPStatus.BAD_REQUEST,
    Layer.GATEWAY: HTTPStatus.SERVICE_UNAVAILABLE,
    Layer.GRANT: HTTPStatus.FORBIDDEN,
    Layer.PROVIDER: HTTPStatus.BAD_GATEWAY,
    Layer.TRANSPORT: HTTPStatus.GATEWAY_TIMEOUT,
}
_BY_REASON: Final = {
    "signature": HTTPStatus.UNAUTHORIZED,
    "client": HTTPStatus.UNAUTHORIZED,
    "time": HTTPStatus.UNAUTHORIZED,
    "body": HTTPStatus.UNAUTHORIZED,
    "replay": HTTPStatus.CONFLICT,
    "path": HTTPStatus.NOT_FOUND,
    "service": HTTPStatus.NOT_FOUND,
    "method": HTTPStatus.METHOD_NOT_ALLOWED,
    "length": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}


def status_of(refused: Refused | None) -> HTTPStatus:
    """Return the status under which a call ends."""
    if refused is None:
        return HTTPStatus.OK
    if refused.reason in _BY_REASON and refused.layer in (Layer.CLIENT, Layer.GATEWAY):
        return _BY_REASON[refused.reason]
    return _BY_LAYER[refused.layer]


def name_in(environ: Mapping[str, Any], header: str) -> str:
    """Return a header that names a client or a key; raises `ClientRefused` when it does not."""
    return _matched(_NAME, environ, header)


def signature_in(environ: Mapping[str, Any]) -> str:
    """Return the signature as it was sent."""
    return _matched(_BASE64, environ, SIGNATURE_HEADER)


def envelope_in(environ: Mapping[str, Any]) -> bytes:
    """Return the bytes of the envelope, which are what was signed."""
    text = _matched(_BASE64, environ, ENVELOPE_HEADER)
    try:
        content = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise ClientRefused("header") from error
    if len(content) > MOST_ENVELOPE_BYTES:
        raise ClientRefused("header")
    return content


def written(envelope: bytes) -> str:
    """Return an envelope as a header carries it."""
    return base64.urlsafe_b64encode(envelope).rstrip(b"=").decode()


def _matched(pattern: re.Pattern[str], environ: Mapping[str, Any], header: str) -> str:
    text = environ.get("HTTP_" + header.upper().replace("-", "_"), "")
    if not isinstance(text, str) or pattern.fullmatch(text) is None:
        raise ClientRefused("header")
    return text
