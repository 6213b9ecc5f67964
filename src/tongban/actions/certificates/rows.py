"""Rows of certificates (证照入库): sealed, found by their first holder, under a random token."""

import secrets
from uuid import UUID, uuid4

from tongban.core.certificates import certificates, codec
from tongban.store.certificates.models import Certificate
from tongban.store.sealing import blind_index

_TOKEN_BYTES = 24


def certificate_row(
    certificate: certificates.Certificate,
    *,
    kind: str,
    evidence: str,
    department: str,
    place: int,
    case: UUID | None = None,
) -> Certificate:
    """Return a sealed certificate as a row, found by its first holder; not saved yet."""
    face = certificate.face
    row = Certificate(
        id=uuid4(),
        place=place,
        number=str(face.number),
        token=secrets.token_urlsafe(_TOKEN_BYTES),
        type=kind,
        evidence=evidence,
        name=face.name,
        case_id=case,
        holder_index=blind_index(face.holders[0].identifier),
        issuer=department,
        area=face.area,
        issued_on=face.issued_on,
        valid_from=face.valid_from,
        valid_until=face.valid_until,
        signature=certificate.seal.signature,
        algorithm=certificate.seal.algorithm,
        key_id=certificate.seal.key_id,
    )
    row.face = codec.encode(face)
    return row


def type_code(kind: str) -> str:
    """Return the type of certificate as its identifier writes it: capitals and digits only."""
    return kind.upper().replace("_", "")[:36]
