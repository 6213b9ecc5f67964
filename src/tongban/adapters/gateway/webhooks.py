"""Webhooks on both sides (事件签名): the platform signs a message, a receiver believes only that.

As the Standard Webhooks specification writes it: headers `webhook-id`, `webhook-timestamp` and
`webhook-signature`, the last one `v1a,` and the base64 of an Ed25519 signature. `webhook-key` says
by which of the published keys. `docs/how-to/receive-webhooks.md` shows the same without this code.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tongban.adapters.gateway.keys import readable, verifier
from tongban.core.exchange.deliveries import (
    ID_HEADER,
    KEY_HEADER,
    SCHEME,
    SIGNATURE_HEADER,
    TIME_HEADER,
    refuse_stale,
    signature_of,
    signed_content,
)
from tongban.core.exchange.envelopes import Signer
from tongban.core.vocabulary.errors import InvalidValue


def signed_headers(signer: Signer, message: str, at: int, body: bytes) -> dict[str, str]:
    """Return the headers under which a message is sent."""
    signed = signer.signed(signed_content(message, at, body))
    raw = base64.urlsafe_b64decode(signed.signature + "=" * (-len(signed.signature) % 4))
    return {
        ID_HEADER: message,
        TIME_HEADER: str(at),
        KEY_HEADER: signed.key_id,
        SIGNATURE_HEADER: signature_of(raw),
    }


def believed_message(
    headers: Mapping[str, str], body: bytes, keys: Mapping[str, bytes], *, now: datetime
) -> dict[str, Any]:
    """Return what the platform tells; `keys` are its published Ed25519 keys by name.

    Whoever receives keeps the identifiers of five minutes and drops what comes twice.

    Raises:
        InvalidValue: when it is stale, or not signed by one of the keys (A73).
    """
    named = {name.lower(): value for name, value in headers.items()}
    at = refuse_stale(named.get(TIME_HEADER, ""), now=now)
    public = keys.get(named.get(KEY_HEADER, ""))
    scheme, _, text = named.get(SIGNATURE_HEADER, "").partition(",")
    try:
        signature = readable(base64.b64decode(text, validate=True))
    except binascii.Error:
        signature = ""
    content = signed_content(named.get(ID_HEADER, ""), at, body)
    known = public is not None and scheme == SCHEME
    if not known or not verifier("ed25519", public or b"").verifies(content, signature):
        raise InvalidValue("webhook", "signature")
    said: dict[str, Any] = json.loads(body)
    return said
