"""Faces (证照照面): everything that a certificate says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tongban.core.catalog.elements import Value
from tongban.core.vocabulary.certificate_numbers import CertificateNumber
from tongban.core.vocabulary.errors import InvalidValue


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
