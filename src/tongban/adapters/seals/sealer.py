"""The sealer: signs with the newest key, and knows the seals of every key that is listed."""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tongban.adapters.seals.key_file import kept_key
from tongban.core.certificates.seals import Seal
from tongban.core.vocabulary.errors import ConfigurationError

_ALGORITHM = "Ed25519"
_SECRET_BYTES = 32


class Ed25519Sealer:
    """Signs and verifies; its seals never claim legal effect (国务院令第716号 §9)."""

    legal_effect = False

    def __init__(self, keys: Sequence[Ed25519PrivateKey], *, named: str = "ed25519") -> None:
        known = {_key_id(key.public_key(), named): key for key in keys}
        self._known = {key_id: key.public_key() for key_id, key in known.items()}
        self.key_id, self._key = next(iter(known.items()))

    @classmethod
    def from_secrets(cls, secrets: Sequence[str]) -> Self:
        """Return the sealer of keys written as base64 of 32 bytes, the newest first.

        Raises:
            ConfigurationError: when there is none, or one is no such key.
        """
        if not secrets:
            raise ConfigurationError("no key for seals is given")
        return cls([Ed25519PrivateKey.from_private_bytes(_secret(text)) for text in secrets])

    @classmethod
    def for_showing(cls, folder: Path) -> Self:
        """Return the sealer of `folder`, making its key the first time.

        Raises:
            ConfigurationError: when the key can be neither read nor made.
        """
        return cls([kept_key(folder)], named="demonstration")

    def sign(self, content: bytes) -> Seal:
        """Return a seal over `content`."""
        return Seal(key_id=self.key_id, algorithm=_ALGORITHM, signature=self._key.sign(content))

    def verify(self, content: bytes, seal: Seal) -> bool:
        """Tell whether `seal` was made over exactly `content` by a key that is known."""
        key = self._known.get(seal.key_id)
        if key is None or seal.algorithm != _ALGORITHM:
            return False
        try:
            key.verify(seal.signature, content)
        except InvalidSignature:
            return False
        return True


def _key_id(key: Ed25519PublicKey, named: str) -> str:
    public = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return f"{named}-{hashlib.sha256(public).hexdigest()[:16]}"


def _secret(text: str) -> bytes:
    """Read one key; what is wrong with it is told without telling the key."""
    try:
        secret = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != _SECRET_BYTES:
        raise ConfigurationError("a key for seals must be base64 of 32 random bytes")
    return secret
