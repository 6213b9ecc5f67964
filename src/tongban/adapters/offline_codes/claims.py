"""Claims (声明): what is shown of a certificate, under small numbers as CWT has them (RFC 8392)."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from tongban.core.certificates.offline import Shown
from tongban.core.certificates.status_lists import StatusPlace

_ISSUER, _HOLDER, _UNTIL, _NUMBER = 1, 2, 4, 7
_NAME, _FROM, _LAST_DAY, _DIGEST, _PLACE, _PURPOSE, _FIELDS = range(-1, -8, -1)
_DIGEST_BYTES: Final = 32
_MOST_FIELDS: Final = 40


def written(shown: Shown) -> dict[int, Any]:
    """Return what is shown as a map that CBOR writes shortly; what is blank is left out."""
    claims = {
        _ISSUER: shown.issuer_name,
        _HOLDER: shown.holder,
        _UNTIL: int(shown.until.timestamp()) if shown.until else None,
        _NUMBER: shown.number,
        _NAME: shown.name,
        _FROM: shown.valid_from.toordinal(),
        _LAST_DAY: shown.valid_until.toordinal() if shown.valid_until else None,
        _DIGEST: shown.digest,
        _PLACE: [shown.place.list_number, shown.place.index],
        _PURPOSE: shown.purpose or None,
        _FIELDS: dict(shown.fields) or None,
    }
    return {key: value for key, value in claims.items() if value is not None}


def read(claims: Mapping[int, Any]) -> Shown:
    """Return what is shown; raise `KeyError`, `TypeError` or `ValueError` when it is not whole."""
    until, last_day = claims.get(_UNTIL), claims.get(_LAST_DAY)
    list_number, index = (_number(part) for part in claims[_PLACE])
    return Shown(
        issuer_name=_text(claims[_ISSUER]),
        holder=_text(claims[_HOLDER]),
        until=None if until is None else datetime.fromtimestamp(_number(until), tz=UTC),
        number=_text(claims[_NUMBER]),
        name=_text(claims[_NAME]),
        valid_from=date.fromordinal(_number(claims[_FROM])),
        valid_until=None if last_day is None else date.fromordinal(_number(last_day)),
        digest=_digest(claims[_DIGEST]),
        place=StatusPlace(list_number=list_number, index=index),
        purpose=_text(claims.get(_PURPOSE, "")),
        fields=_fields(claims.get(_FIELDS, {})),
    )


def _fields(fields: Any) -> dict[str, str]:
    if not isinstance(fields, Mapping) or len(fields) > _MOST_FIELDS:
        raise TypeError("fields are texts under texts")
    return {_text(label): _text(value) for label, value in fields.items()}


def _digest(value: Any) -> bytes:
    if not isinstance(value, bytes) or len(value) != _DIGEST_BYTES:
        raise TypeError("a digest has 32 bytes")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("a whole number")
    return value
