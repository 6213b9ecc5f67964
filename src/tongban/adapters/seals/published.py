"""Published keys (公钥清单): the public halves, with which anybody verifies without asking us.

A key id is made of the key itself, so that a list cannot give a known id to another key.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from tongban.adapters.seals.algorithms import Algorithm, verifying_key
from tongban.core.certificates.seals import Seal
from tongban.core.vocabulary.errors import InvalidValue, Unavailable

FORMAT = "tongban-keys/1"
_MOST_KEYS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """The public half of a key, as DER, under an id that is made of it."""

    key_id: str
    algorithm: Algorithm
    public: bytes

    @classmethod
    def of(cls, algorithm: Algorithm, public: bytes, *, named: str) -> Self:
        """Return the key under its id; `named` says whose it is or what it is for."""
        digest = hashlib.sha256(public).hexdigest()[:16]
        return cls(key_id=f"{named}-{digest}", algorithm=algorithm, public=public)


class KnownKeys:
    """Keys that verify and cannot sign: what somebody else holds who has only the list."""

    def __init__(self, keys: Iterable[PublicKey]) -> None:
        self.keys = tuple(keys)
        self._known = {one.key_id: one for one in self.keys}

    @classmethod
    def from_list(cls, published: Any) -> Self:
        """Return the keys of a published list.

        Raises:
            InvalidValue: when it is none, or an id does not belong to its key.
        """
        try:
            return cls(_listed(published))
        except (KeyError, TypeError, ValueError, AttributeError, binascii.Error) as error:
            raise InvalidValue("key list", "it is none that this program reads") from error

    def as_list(self) -> dict[str, Any]:
        """Return the keys as a list that others can read."""
        return {
            "format": FORMAT,
            "legal_effect": False,
            "keys": [
                {
                    "key_id": one.key_id,
                    "algorithm": one.algorithm.value,
                    "public_key": base64.b64encode(one.public).decode(),
                }
                for one in self.keys
            ],
        }

    def knows(self, key_id: str) -> bool:
        """Tell whether a key is on the list."""
        return key_id in self._known

    def verify(self, content: bytes, seal: Seal) -> bool:
        """Tell whether `seal` was made over exactly `content` by a key on the list.

        A key of an algorithm that this machine lacks verifies nothing.
        """
        key = self._known.get(seal.key_id)
        if key is None or seal.algorithm != key.algorithm.value:
            return False
        try:
            return verifying_key(key.algorithm, key.public).verify(content, seal.signature)
        except Unavailable:
            return False


def _listed(published: Mapping[str, Any]) -> list[PublicKey]:
    if published["format"] != FORMAT or len(published["keys"]) > _MOST_KEYS:
        raise ValueError("another format, or too many keys")
    return [_one(listed) for listed in published["keys"]]


def _one(listed: Mapping[str, str]) -> PublicKey:
    algorithm = Algorithm(listed["algorithm"])
    public = base64.b64decode(listed["public_key"], validate=True)
    named, _, _ = listed["key_id"].rpartition("-")
    key = PublicKey.of(algorithm, public, named=named)
    if key.key_id != listed["key_id"]:
        raise ValueError("an id that belongs to another key")
    return key
