"""The draw (摇号): sealed before the first day, opened after the last, done again by anybody.

Before anybody applies, the digest of a secret is published. After closing, the secret is opened and
mixed with the digest of the list of applications, which whoever knew the secret could not know. The
ticket of an application follows from both and from its number; the smaller ticket comes first.
"""

import hashlib
import hmac
from collections.abc import Iterable
from typing import Final

from tongban.core.vocabulary.errors import InvalidValue

LEAST_BYTES: Final = 32


def commitment(seed: bytes) -> str:
    """Return what is published of a secret before the first day."""
    if len(seed) < LEAST_BYTES:
        raise InvalidValue("seed", f"a seed has at least {LEAST_BYTES} bytes")
    return hashlib.sha256(b"campaign-seed|" + seed).hexdigest()


def keeps(seed: bytes, published: str) -> bool:
    """Tell whether an opened secret is the one whose digest was published."""
    return hmac.compare_digest(commitment(seed), published)


def list_digest(numbers: Iterable[str]) -> str:
    """Return the digest of a list of applications, in whatever order it is given."""
    return hashlib.sha256("\n".join(sorted(numbers)).encode()).hexdigest()


def ticket(seed: bytes, digest: str, number: str) -> str:
    """Return the ticket of one application: equally likely to be first, and nobody's choice."""
    return hmac.new(seed, f"{digest}|{number}".encode(), hashlib.sha256).hexdigest()
