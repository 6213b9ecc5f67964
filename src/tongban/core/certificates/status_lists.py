"""Status lists (证照状态清单): how many thousand certificates stand, in one small signed file.

Whoever verifies without a network keeps the latest list. Every certificate has a place in one; the
list says nothing about whose it is. Four bits a place, packed and compressed, as the Token Status
List of the IETF has them: 0 is valid, 1 invalid, 2 suspended, the others are our own.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from tongban.core.certificates.seals import Seal, Sealer, Verifier
from tongban.core.certificates.standings import Standing
from tongban.core.vocabulary.errors import InvalidValue

FORMAT: Final = "tongban-status-list/1"
PLACES: Final = 2**17
"""How many certificates one list tells of: 64 KB, far less once compressed."""

LASTS: Final = timedelta(hours=12)
"""How long a list may be relied on; a revoked certificate passes no longer than that."""

_CODES: Final = {
    Standing.VALID: 0,
    Standing.REVOKED: 1,
    Standing.SUSPENDED: 2,
    Standing.CANCELLED: 3,
    Standing.REPLACED: 4,
    Standing.MOVED_AWAY: 5,
    Standing.STRIPPED: 6,
}
_STANDINGS: Final = {code: standing for standing, code in _CODES.items()}
_LOW, _BITS = 0x0F, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPlace:
    """Where the standing of a certificate is found: which list, and how far into it."""

    list_number: int
    index: int

    @classmethod
    def of(cls, place: int) -> "StatusPlace":
        """Return the place of the certificate that is so many in all."""
        number, index = divmod(place, PLACES)
        return cls(list_number=number, index=index)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusList:
    """The standings of one list at a moment; `packed` are two places a byte, the lower bits first.

    It may be relied on until `until`.
    """

    number: int
    made_at: datetime
    until: datetime
    packed: bytes

    def standing(self, index: int) -> Standing:
        """Return how the certificate at `index` stood; what a newer program wrote is revoked."""
        pair = self.packed[index >> 1] if 0 <= index < PLACES else _CODES[Standing.REVOKED] * 0x11
        return _STANDINGS.get(pair >> _BITS if index & 1 else pair & _LOW, Standing.REVOKED)


def make_list(number: int, standings: Iterable[tuple[int, Standing]], now: datetime) -> StatusList:
    """Return the list of those whose standing is not valid; every other place is valid."""
    packed = bytearray(PLACES // 2)
    for index, standing in standings:
        packed[index >> 1] |= _CODES[standing] << (_BITS if index & 1 else 0)
    return StatusList(number=number, made_at=now, until=now + LASTS, packed=bytes(packed))


def publish(statuses: StatusList, sealer: Sealer) -> dict[str, Any]:
    """Return the list with a seal over it, as values that `json.dumps` takes."""
    content = {
        "format": FORMAT,
        "list": statuses.number,
        "bits": _BITS,
        "made_at": statuses.made_at.isoformat(),
        "until": statuses.until.isoformat(),
        "places": base64.b64encode(zlib.compress(statuses.packed, 6)).decode(),
    }
    seal = sealer.sign(_sealed_bytes(content))
    return {
        **content,
        "key_id": seal.key_id,
        "algorithm": seal.algorithm,
        "seal": base64.b64encode(seal.signature).decode(),
    }


def read_list(published: Any, verifier: Verifier) -> StatusList:
    """Return the list that `publish` gave out.

    Raises:
        InvalidValue: when it is none, was altered, or was sealed by a key that is not known.
    """
    try:
        return _read(dict(published), verifier)
    except (KeyError, TypeError, ValueError, AttributeError, binascii.Error, zlib.error) as error:
        raise InvalidValue("status list", "it is none that this program reads") from error


def _read(published: dict[str, Any], verifier: Verifier) -> StatusList:
    seal = Seal(
        key_id=published.pop("key_id"),
        algorithm=published.pop("algorithm"),
        signature=base64.b64decode(published.pop("seal"), validate=True),
    )
    if published["format"] != FORMAT or not verifier.verify(_sealed_bytes(published), seal):
        raise InvalidValue("status list", "its seal does not fit, or its key is not known")
    return StatusList(
        number=published["list"],
        made_at=datetime.fromisoformat(published["made_at"]),
        until=datetime.fromisoformat(published["until"]),
        packed=_unpacked(base64.b64decode(published["places"], validate=True)),
    )


def _unpacked(compressed: bytes) -> bytes:
    """Unfold no more than a whole list: its seal is known, its maker may still be wrong."""
    unfolding = zlib.decompressobj()
    packed = unfolding.decompress(compressed, PLACES // 2)
    if len(packed) != PLACES // 2 or unfolding.decompress(unfolding.unconsumed_tail, 1):
        raise ValueError("another length than a list has")
    return packed


def _sealed_bytes(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
