"""Verification (证照核验): what anyone who holds a number or a code may learn, with a reason.

The checks go from the outside in: is the number known, is the face unaltered, is the day right, how
does it stand. Masked fields are shown only when nothing has been altered.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tongban.core.catalog.elements import DataElement, Value
from tongban.core.certificates.certificates import Certificate
from tongban.core.certificates.codec import canonical
from tongban.core.certificates.masking import masked_fields, masked_name
from tongban.core.certificates.seals import Sealer
from tongban.core.certificates.standings import Standing


class VerificationCode(enum.Enum):
    """The answer, one word for each cause."""

    VALID = "valid"
    NOT_YET_VALID = "not_yet_valid"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    STRIPPED = "stripped"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    EXPIRED = "expired"
    MOVED_AWAY = "moved_away"
    ALTERED = "altered"
    UNKNOWN = "unknown"

    @property
    def usable(self) -> bool:
        """Tell whether the certificate may be relied on."""
        return self is VerificationCode.VALID


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The answer, with what may be shown beside it; blank where nothing may.

    `legal_effect` is False for a demonstration seal, and the page has to say so.
    """

    code: VerificationCode
    name: str = ""
    issuer_name: str = ""
    holders: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    legal_effect: bool = False


def verify(
    certificate: Certificate | None,
    *,
    sealer: Sealer,
    today: date,
    elements: Mapping[str, DataElement],
    presented: Mapping[str, Value] | None = None,
) -> Verification:
    """Answer for a stored certificate, or for None when the number leads to nothing.

    `presented` are fields read from what somebody holds in hand; one that differs from the stored
    face means that their copy was altered.
    """
    if certificate is None:
        return Verification(code=VerificationCode.UNKNOWN)
    face = certificate.face
    differs = any(face.fields.get(code) != value for code, value in (presented or {}).items())
    if differs or not sealer.verify(canonical(face), certificate.seal):
        return Verification(code=VerificationCode.ALTERED)
    return Verification(
        code=_code(certificate, today),
        name=face.name,
        issuer_name=face.issuer_name,
        holders=tuple(masked_name(holder.name) for holder in face.holders),
        valid_from=face.valid_from,
        valid_until=face.valid_until,
        fields=masked_fields(face.fields, elements),
        legal_effect=sealer.legal_effect,
    )


def _code(certificate: Certificate, today: date) -> VerificationCode:
    standing = certificate.standing_on(today)
    if standing is Standing.VALID and today < certificate.face.valid_from:
        return VerificationCode.NOT_YET_VALID
    return VerificationCode(standing.value)
