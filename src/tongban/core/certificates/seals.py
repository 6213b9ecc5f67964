"""Seals (电子印章): who vouches for the bytes of a certificate or voucher.

The core owns the need; an adapter brings the key. 国务院令第716号 §9 gives a lawful electronic seal
the force of the stamped one; a demonstration seal says of itself that it has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A signature over exact bytes, with the key and the algorithm it was made by."""

    key_id: str
    algorithm: str
    signature: bytes


class Verifier(Protocol):
    """Whatever knows keys: tells whether a seal belongs to bytes. It need not be able to sign."""

    def knows(self, key_id: str) -> bool:
        """Tell whether a key is known."""

    def verify(self, content: bytes, seal: Seal) -> bool:
        """Tell whether `seal` was made over exactly `content` by a key that is known."""


class Sealer(Verifier, Protocol):
    """Whatever holds a key: signs bytes, and tells whether a seal belongs to bytes."""

    @property
    def key_id(self) -> str:
        """Return the name of the key in use."""

    @property
    def legal_effect(self) -> bool:
        """Tell whether its seals count as stamped (国务院令第716号 §9)."""

    def sign(self, content: bytes) -> Seal:
        """Return a seal over `content`."""

    def key_list(self) -> Mapping[str, Any]:
        """Return the public halves of its keys, as values that `json.dumps` takes."""
