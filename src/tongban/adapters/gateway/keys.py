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

from tongban.core.certificates.seals import Sealer
from tongban.core.exchange.envelopes import Signed, Verifier
from tongban.core.vocabulary.errors import ConfigurationError

ED25519: Final = "ed25519"
HMAC_SHA256: Final = "hmac-sha256"
ALGORITHMS: Final = (ED25519, HMAC_SHA256)
LEAST_SECRET_BYTES: Final = 32
_PUBLIC_BYTES: Final = 32


class Ed25519Signer:
    """A private key of 32 bytes."""

    def __init__(self, seed: bytes, *, key_id: str) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.key_id = key_id

    @property
    def public(self) -> bytes:
        """Return the half that others may know."""
        return self._private.public_key().public_bytes_raw()

    def signed(self, message: bytes) -> Signed:
        """Return the signature over `message`."""
        return Signed(key_id=self.key_id, signature=readable(self._private.sign(message)))


class RingSigner:
    """The gateway's own signer: the newest key of a ring, whichever that is by now.

    Every key that ever signed stays published, so that nothing said before becomes unbelievable.
    """

    def __init__(self, ring: Sealer) -> None:
        if ring.sign(b"").algorithm.lower() != ED25519:
            raise ConfigurationError("the gateway signs with Ed25519 keys only")
        self._ring = ring

    def signed(self, message: bytes) -> Signed:
        """Return the signature over `message` by the key in use."""
        seal = self._ring.sign(message)
        return Signed(key_id=_of_gateway(seal.key_id), signature=readable(seal.signature))

    def published(self) -> list[dict[str, str]]:
        """Return the public halves that others verify with, the newest first."""
        return [
            {
                "key": _of_gateway(one["key_id"]),
                "algorithm": ED25519,
                "public": base64.b64decode(one["public_key"])[-_PUBLIC_BYTES:].hex(),
            }
            for one in self._ring.key_list()["keys"]
            if one["algorithm"].lower() == ED25519
        ]


def _of_gateway(key_id: str) -> str:
    """Return a key's name as the gateway's: a ring names it by what else it is for."""
    return f"gateway-{key_id.rpartition('-')[2]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HmacSigner:
    """A secret that the client and the gateway know."""

    key_id: str
    secret: bytes = field(repr=False)

    def signed(self, message: bytes) -> Signed:
        """Return the signature over `message`."""
        made = hmac.digest(self.secret, message, "sha256")
        return Signed(key_id=self.key_id, signature=readable(made))


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
        return hmac.compare_digest(given, self._signer.signed(message).signature.encode())


def verifier(algorithm: str, material: bytes) -> Verifier:
    """Return what verifies by a key; raises `ConfigurationError` for one that is none."""
    match algorithm:
        case "ed25519" if len(material) == hashlib.sha256().digest_size:
            return _PublicKey(material)
        case "hmac-sha256" if len(material) >= LEAST_SECRET_BYTES:
            return _SharedSecret(material)
        case _:
            raise ConfigurationError(f"not a key for {algorithm!r}")


def readable(signature: bytes) -> str:
    """Return a signature as text."""
    return base64.urlsafe_b64encode(signature).rstrip(b"=").decode()


def _bytes(signature: str) -> bytes:
    return base64.b64decode(signature + "=" * (-len(signature) % 4), altchars="-_", validate=True)
