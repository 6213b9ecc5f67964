"""Sampling (抽样质检): which cases are looked at again, so that anybody can check the draw later.

A secret seed is drawn for a month and its fingerprint is written down before any case of it is
decided. A case is drawn by the seed and its own id alone; when the month is over the seed is shown,
and every draw can be made again. Whoever keeps the seed cannot choose, and nobody else can foresee.
"""

import hashlib
import hmac
from typing import Final

_MARK: Final = b"tongban sampling seed\x00"
_BYTES: Final = 8
_OF: Final = 1000


def commitment(seed: bytes) -> str:
    """Return the fingerprint of a seed, to be written down before it is used."""
    return hashlib.sha256(_MARK + seed).hexdigest()


def is_drawn(seed: bytes, case: str, *, per_thousand: int) -> bool:
    """Tell whether the case of this id is drawn at this rate.

    >>> is_drawn(b"seed", "case", per_thousand=1000), is_drawn(b"seed", "case", per_thousand=0)
    (True, False)
    """
    digest = hmac.new(seed, case.encode(), hashlib.sha256).digest()[:_BYTES]
    return int.from_bytes(digest, "big") * _OF < per_thousand << (8 * _BYTES)
