"""Faces (证照照面): everything that a certificate says, and the exact bytes that are sealed.

The bytes are canonical: one text for one face, whatever order its fields were given in, so that a
seal made today can be checked by another program in ten years.
"""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from tongban.core.catalog.elements import Value
from tongban.core.vocabulary.certificate_numbers import CertificateNumber
from tongban.core.vocabulary.errors import InvalidValue

_FORMAT = "tongban-certificate/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person or organisation that holds a certificate (持证主体); there may be several."""

    identifier: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What is printed (照面); `fields` are element codes with values.

    `valid_until` is the last valid day, or None for good. `previous` is the identifier that this
    certificate renews or changes (关联证照标识).
    """

    number: CertificateNumber
    name: str
    holders: tuple[Holder, ...]
    issuer: str
    issuer_name: str
    area: str
    issued_on: date
    valid_from: date
    valid_until: date | None = None
    fields: Mapping[str, Value] = field(default_factory=dict)
    case_number: str = ""
    previous: CertificateNumber | None = None

    def __post_init__(self) -> None:
        if not self.holders:
            raise InvalidValue("certificate", "somebody holds a certificate")
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise InvalidValue("certificate", "it ends before it begins")


def canonical(face: Face) -> bytes:
    """Return the bytes of `face` that are sealed: sorted, NFC, with the kind of every value."""
    content = {
        "format": _FORMAT,
        "number": str(face.number),
        "name": face.name,
        "holders": [[holder.identifier, holder.name] for holder in face.holders],
        "issuer": [face.issuer, face.issuer_name],
        "area": face.area,
        "issued_on": face.issued_on.isoformat(),
        "valid_from": face.valid_from.isoformat(),
        "valid_until": face.valid_until.isoformat() if face.valid_until else None,
        "fields": {code: _tagged(value) for code, value in face.fields.items()},
        "case_number": face.case_number,
        "previous": str(face.previous) if face.previous else None,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text).encode()


def _tagged(value: Any) -> Any:
    """Return `value` with its kind: the text "1" and the number 1 are not the same face."""
    match value:
        case None | bool():
            return value
        case int() | Decimal():
            return ["number", str(value)]
        case date():
            return ["date", value.isoformat()]
        case str():
            return ["text", value]
        case tuple():
            return ["list", [_tagged(part) for part in value]]
        case Mapping():
            return ["record", {key: _tagged(part) for key, part in value.items()}]
        case _:
            raise InvalidValue("certificate", f"{type(value).__name__} cannot be printed")
