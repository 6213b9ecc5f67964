"""Keys (密钥): a pair of which the gateway knows the public half, or one secret that both know.

With a pair nobody but the client could have signed, not even the gateway; a shared secret serves
systems that have no better. Signatures travel as URL-safe base64 without padding.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tongban.core.exchange.envelopes import Verifier
from tongban.core.vocabulary.errors import ConfigurationError

ED25519: Final = "ed25519"
HMAC_SHA256: Final = "hmac-sha256"
ALGORITHMS: Final = (ED25519, HMAC_SHA256)
LEAST_SECRET_BYTES: Final = 32


class Ed25519Signer:
    """A private key of 32 bytes."""

    def __init__(self, seed: bytes, *, key_id: str) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.key_id = key_id

    @property
    def public(self) -> bytes:
        """Return the half that others may know."""
        return self._private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> str:
        """Return the signature over `message`."""
        return _text(self._private.sign(message))


@dataclass(frozen=True, slots=True, kw_only=True)
class HmacSigner:
    """A secret that the client and the gateway know."""

    key_id: str
    secret: bytes = field(repr=False)

    def sign(self, message: bytes) -> str:
        """Return the signature over `message`."""
        return _text(hmac.digest(self.secret, message, "sha256"))


class _PublicKey:
    def __init__(self, material: bytes) -> None:
        self._public = Ed25519PublicKey.from_public_bytes(material)

    def verifies(self, message: bytes, signature: str) -> bool:
        """Tell whether the private half signed exactly `message`."""
        try:
            self._public.verify(_bytes(signature), message)
        except (InvalidSignature, ValueError):
            return False
        return True


class _SharedSecret:
    def __init__(self, secret: bytes) -> None:
        self._signer = HmacSigner(key_id="", secret=secret)

    def verifies(self, message: bytes, signature: str) -> bool:
        """Tell whether the secret signed exactly `message`."""
        given = signature.encode("utf-8", "replace")
        return hmac.compare_digest(given, self._signer.sign(message).encode())


def verifier(algorithm: str, material: bytes) -> Verifier:
    """Return what verifies by a key; raises `ConfigurationError` for one that is none."""
    match algorithm:
        case "ed25519" if len(material) == hashlib.sha256().digest_size:
            return _PublicKey(material)
        case "hmac-sha256" if len(material) >= LEAST_SECRET_BYTES:
            return _SharedSecret(material)
        case _:
            raise ConfigurationError(f"not a key for {algorithm!r}")


def _text(signature: bytes) -> str:
    return base64.urlsafe_b64encode(signature).rstrip(b"=").decode()


def _bytes(signature: str) -> bytes:
    return base64.b64decode(signature + "=" * (-len(signature) % 4), altchars="-_", validate=True)
