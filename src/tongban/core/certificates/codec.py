"""Faces as JSON and back, and the canonical bytes that a seal covers.

There is one text for one face, whatever order its fields were given in, and every value says its
kind: a seal made today can be checked by another program in ten years.
"""

import json
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tongban.core.certificates.faces import Face, Holder
from tongban.core.vocabulary.certificate_numbers import parse_certificate_number
from tongban.core.vocabulary.errors import InvalidValue

_FORMAT = "tongban-certificate/1"

_SCALARS: tuple[tuple[type, str, Callable[[Any], str], Callable[[str], Any]], ...] = (
    (int, "integer", str, int),
    (Decimal, "decimal", str, Decimal),
    (date, "date", date.isoformat, date.fromisoformat),
    (str, "text", str, str),
)
"""Each kind of value: its name in the text, how it is written and how it is read."""


def encode(face: Face) -> dict[str, Any]:
    """Return `face` as values that `json.dumps` takes."""
    return {
        "format": _FORMAT,
        "number": str(face.number),
        "name": face.name,
        "holders": [[holder.identifier, holder.name] for holder in face.holders],
        "issuer": face.issuer,
        "issuer_name": face.issuer_name,
        "area": face.area,
        "issued_on": face.issued_on.isoformat(),
        "valid_from": face.valid_from.isoformat(),
        "valid_until": face.valid_until.isoformat() if face.valid_until else None,
        "fields": {code: _tagged(value) for code, value in face.fields.items()},
        "case_number": face.case_number,
        "previous": str(face.previous) if face.previous else None,
    }


def decode(stored: Mapping[str, Any]) -> Face:
    """Return the face that `encode` made `stored` from; raise `InvalidValue` otherwise."""
    if stored.get("format") != _FORMAT:
        raise InvalidValue("certificate face", "another format than this program writes")
    try:
        return _read(stored)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise InvalidValue("certificate face", f"cannot be read: {error!r}") from error


def canonical(face: Face) -> bytes:
    """Return the bytes of `face` that are sealed: sorted keys, no spaces, NFC, UTF-8."""
    text = json.dumps(encode(face), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text).encode()


def _read(stored: Mapping[str, Any]) -> Face:
    until, previous = stored["valid_until"], stored["previous"]
    return Face(
        number=parse_certificate_number(stored["number"]),
        name=stored["name"],
        holders=tuple(
            Holder(identifier=identifier, name=name) for identifier, name in stored["holders"]
        ),
        issuer=stored["issuer"],
        issuer_name=stored["issuer_name"],
        area=stored["area"],
        issued_on=date.fromisoformat(stored["issued_on"]),
        valid_from=date.fromisoformat(stored["valid_from"]),
        valid_until=date.fromisoformat(until) if until else None,
        fields={code: _untagged(value) for code, value in stored["fields"].items()},
        case_number=stored["case_number"],
        previous=parse_certificate_number(previous) if previous else None,
    )


def _tagged(value: Any) -> Any:
    """Return `value` with its kind: the text "1" and the number 1 are not the same face."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return ["list", [_tagged(part) for part in value]]
    if isinstance(value, Mapping):
        return ["record", {key: _tagged(part) for key, part in value.items()}]
    for kind, name, write, _ in _SCALARS:
        if isinstance(value, kind):
            return [name, write(value)]
    raise InvalidValue("certificate", f"{type(value).__name__} cannot be printed")


def _untagged(stored: Any) -> Any:
    if stored is None or isinstance(stored, bool):
        return stored
    kind, content = stored
    if kind == "list":
        return tuple(_untagged(part) for part in content)
    if kind == "record":
        return {key: _untagged(part) for key, part in content.items()}
    return {name: read for _, name, _, read in _SCALARS}[kind](content)
