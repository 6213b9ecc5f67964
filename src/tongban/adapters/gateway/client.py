"""The client's side (调用方一侧): seal a call for the gateway, and believe only its own answer.

What a department's system must do, in thirty lines; `docs/reference/gateway.md` says the same for
other languages.
"""

import base64
import binascii
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tongban.core.exchange.envelopes import (
    CLIENT_HEADER,
    ENVELOPE_HEADER,
    KEY_HEADER,
    SIGNATURE_HEADER,
    AnswerEnvelope,
    Envelope,
    Operation,
    Signer,
    Verifier,
    answer_message,
    digest,
    request_message,
)
from tongban.core.exchange.paths import address
from tongban.core.exchange.refusals import ProviderRefused

Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A call ready to be sent: path, headers and body; `digest` is what its answer must name."""

    path: str
    headers: dict[str, str]
    body: bytes
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who asks, in which matter (调用事由)."""

    client: str
    actor: str
    item: str
    purpose: str
    case: str = ""
    grant: str = ""


def seal_call(
    asking: Asking, signer: Signer, service: str, asked: Mapping[str, Any], *, now: float
) -> Sealed:
    """Return a signed call; `asked` holds `keys` and `fields`, or `keys` and `claims`."""
    body = json.dumps(asked, ensure_ascii=False).encode()
    operation = Operation.VERIFY if "claims" in asked else Operation.QUERY
    written = Envelope(
        client=asking.client,
        service=service,
        operation=operation,
        actor=asking.actor,
        item=asking.item,
        purpose=asking.purpose,
        sent_at=int(now),
        nonce=secrets.token_urlsafe(24),
        body_digest=digest(body),
        case=asking.case,
        grant=asking.grant,
    ).written()
    signed = signer.signed(request_message(written))
    headers = {
        CLIENT_HEADER: asking.client,
        KEY_HEADER: signed.key_id,
        ENVELOPE_HEADER: base64.urlsafe_b64encode(written).rstrip(b"=").decode(),
        SIGNATURE_HEADER: signed.signature,
        "Content-Type": "application/json",
    }
    path = address(service, operation)
    return Sealed(path=path, headers=headers, body=body, digest=digest(written))


def believed_answer(
    sealed: Sealed, headers: Headers, body: bytes, gateway: Verifier
) -> dict[str, Any]:
    """Return what the gateway answered this very call.

    Raises:
        ProviderRefused: when it is not signed by the gateway, or answers something else (A66).
    """
    text = headers.get(ENVELOPE_HEADER, "")
    try:
        written = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise ProviderRefused("envelope") from error
    if not gateway.verifies(answer_message(written), headers.get(SIGNATURE_HEADER, "")):
        raise ProviderRefused("signature")
    answer = AnswerEnvelope.read(written, request=sealed.digest)
    if answer.body_digest != digest(body):
        raise ProviderRefused("spliced")
    said: dict[str, Any] = json.loads(body)
    return said
