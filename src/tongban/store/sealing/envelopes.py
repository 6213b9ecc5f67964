"""Seal values as JSON under the current key; open them under any key that is still listed."""

import base64
import hashlib
import hmac
import json
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from tongban.core.vocabulary.errors import TongbanError

_NONCE_BYTES = 12


class SealBroken(TongbanError):
    """A sealed value does not open: it was moved, altered, or its key is gone."""


def seal(value: object, place: str) -> bytes:
    """Encrypt a JSON-able `value` for one `place` (table.column|primary key)."""
    key_id, cipher = _current()
    nonce = os.urandom(_NONCE_BYTES)
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return key_id.encode() + b":" + nonce + cipher.encrypt(nonce, plain, place.encode())


def unseal(sealed: bytes | memoryview, place: str) -> object:
    """Return the value sealed for `place`.

    Raises:
        SealBroken: when the text was altered, belongs elsewhere or its key is not listed.
    """
    key_id, _, body = bytes(sealed).partition(b":")
    try:
        cipher = _ciphers(tuple(settings.FIELD_KEYS))[key_id.decode()]
        plain = cipher.decrypt(body[:_NONCE_BYTES], body[_NONCE_BYTES:], place.encode())
    except (KeyError, InvalidTag, ValueError) as broken:
        raise SealBroken(f"the sealed value at {place.partition('|')[0]} does not open") from broken
    return json.loads(plain)


def blind_index(value: str) -> bytes:
    """Return a keyed digest by which equal values are found without being readable."""
    key = settings.BLIND_INDEX_KEY.encode()
    return hmac.new(key, value.encode(), hashlib.sha256).digest()


def _current() -> tuple[str, AESGCM]:
    listed = tuple(settings.FIELD_KEYS)
    key_id = listed[0].partition(":")[0]
    return key_id, _ciphers(listed)[key_id]


@lru_cache(maxsize=4)
def _ciphers(listed: tuple[str, ...]) -> dict[str, AESGCM]:
    """Return a cipher per key id; each listed key is `id:base64 of 32 bytes`, newest first."""
    pairs = (entry.partition(":") for entry in listed)
    return {key_id: AESGCM(base64.b64decode(secret)) for key_id, _, secret in pairs}
