"""Gateway keys (网关密钥): how systems sign what they send each other.

`keys` signs and verifies by Ed25519, or by a secret that both sides know; `client` is what a
department's system does to call; `webhooks` signs what systems are told, and believes it.
"""

from tongban.adapters.gateway.client import Asking, Sealed, believed_answer, seal_call
from tongban.adapters.gateway.keys import (
    ALGORITHMS,
    ED25519,
    HMAC_SHA256,
    Ed25519Signer,
    HmacSigner,
    RingSigner,
    verifier,
)
from tongban.adapters.gateway.webhooks import believed_message, signed_headers

__all__ = [
    "ALGORITHMS",
    "ED25519",
    "HMAC_SHA256",
    "Asking",
    "Ed25519Signer",
    "HmacSigner",
    "RingSigner",
    "Sealed",
    "believed_answer",
    "believed_message",
    "seal_call",
    "signed_headers",
    "verifier",
]
