"""Keys of sealed columns (加密密钥): each with an identifier, the newest seals, all open.

A key is written `id:base64 of 32 bytes` for AES-256-GCM, or `id:sm4:base64 of 16 bytes` for SM4 in
the same mode (GB/T 32907, GB/T 36624), where 密码法 §27 asks for commercial cryptography.
"""

import base64
import binascii
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM

from tongban.core.vocabulary.errors import ConfigurationError

_AES_BYTES: Final = 32
_SM4_BYTES: Final = 16
_TAG_BYTES: Final = 16
_LONGEST_ID: Final = 32


class SealCipher(Protocol):
    """What seals: authenticated encryption with associated data."""

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes:
        """Return the ciphertext and its tag."""
        ...

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes:
        """Return what was encrypted; raise `InvalidTag` for anything else."""
        ...


class Sm4Gcm:
    """SM4 in Galois counter mode, with the face of `AESGCM` (国密 SM4-GCM)."""

    def __init__(self, key: bytes) -> None:
        self._algorithm: Final = SM4(key)

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes:
        """Return the ciphertext and its tag."""
        encryptor = Cipher(self._algorithm, GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(associated_data or b"")
        return encryptor.update(data) + encryptor.finalize() + encryptor.tag

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes:
        """Return what was encrypted; raise `InvalidTag` for anything else."""
        if len(data) < _TAG_BYTES:
            raise InvalidTag
        body, tag = data[:-_TAG_BYTES], data[-_TAG_BYTES:]
        decryptor = Cipher(self._algorithm, GCM(nonce, tag)).decryptor()
        decryptor.authenticate_additional_data(associated_data or b"")
        return decryptor.update(body) + decryptor.finalize()


@lru_cache(maxsize=4)
def ciphers(listed: tuple[str, ...]) -> dict[str, SealCipher]:
    """Return a cipher per identifier, the newest first.

    Raises:
        ConfigurationError: when a key is not written as it must be, or two share an identifier.
    """
    pairs = [_read(entry) for entry in listed]
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ConfigurationError("two keys share one identifier")
    return found


def key_ids(listed: Sequence[str]) -> tuple[str, ...]:
    """Return the identifiers of keys, the newest first."""
    return tuple(ciphers(tuple(listed)))


def _read(entry: str) -> tuple[str, SealCipher]:
    key_id, _, rest = entry.partition(":")
    algorithm, named, secret = rest.rpartition(":")
    try:
        key = base64.b64decode(secret, validate=True)
    except binascii.Error as broken:
        raise ConfigurationError(f"the secret of key {key_id[:8]!r} is not base64") from broken
    if not key_id or len(key_id) > _LONGEST_ID:
        raise ConfigurationError("a key begins with an identifier of at most 32 characters")
    if not named and len(key) == _AES_BYTES:
        return key_id, AESGCM(key)
    if algorithm == "sm4" and len(key) == _SM4_BYTES:
        return key_id, Sm4Gcm(key)
    raise ConfigurationError(f"key {key_id[:8]!r} needs 32 bytes, or sm4: and 16")
