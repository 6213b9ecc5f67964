"""Seal values as JSON under the current key; open them under any key that is still listed."""

import json
import os

from cryptography.exceptions import InvalidTag
from django.conf import settings

from tongban.core.vocabulary.errors import TongbanError
from tongban.store.sealing.keys import ciphers

_NONCE_BYTES = 12
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class SealBroken(TongbanError):
    """A sealed value does not open: it was moved, altered, or its key is gone."""


def seal(value: object, place: str) -> bytes:
    """Encrypt a JSON-able `value` for one `place` (table.column|primary key)."""
    listed = ciphers(tuple(settings.FIELD_KEYS))
    key_id, cipher = next(iter(listed.items()))
    nonce = os.urandom(_NONCE_BYTES)
    plain = _WRITER.encode(value).encode()
    return key_id.encode() + b":" + nonce + cipher.encrypt(nonce, plain, place.encode())


def unseal(sealed: bytes | memoryview, place: str) -> object:
    """Return the value sealed for `place`.

    Raises:
        SealBroken: when the text was altered, belongs elsewhere or its key is not listed.
    """
    key_id, _, body = bytes(sealed).partition(b":")
    try:
        cipher = ciphers(tuple(settings.FIELD_KEYS))[key_id.decode()]
        plain = cipher.decrypt(body[:_NONCE_BYTES], body[_NONCE_BYTES:], place.encode())
    except (KeyError, InvalidTag, ValueError) as broken:
        raise SealBroken(f"the sealed value at {place.partition('|')[0]} does not open") from broken
    return json.loads(plain)


def key_of(sealed: bytes | memoryview) -> str:
    """Return the identifier of the key under which a value is sealed."""
    return bytes(sealed).partition(b":")[0].decode(errors="replace")
