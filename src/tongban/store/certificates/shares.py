"""What holders let others see (授权与用证): as their pages and the receivers' pages read it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from tongban.core.certificates import sharing
from tongban.core.certificates.sharing import ShareKind
from tongban.store.certificates.models import Certificate, CertificateUse, Share
from tongban.store.certificates.queries import KeptCertificate, kept
from tongban.store.sealing import blind_index

MOST_SHOWN = 50
"""The newest shares and uses of a certificate that a page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptShare:
    """A share with the token of its address and the certificate that it shows."""

    id: UUID
    token: str
    share: sharing.Share
    receiver_name: str
    certificate: KeptCertificate


@dataclass(frozen=True, slots=True, kw_only=True)
class UseLine:
    """One use, as its holder reads it."""

    kind: str
    purpose: str
    by: str
    at: datetime


def by_token(token: str) -> KeptShare | None:
    """Return the share whose address carries `token`."""
    row = _rows().filter(token=token).first()
    return None if row is None else _kept_share(row)


def of_certificate(certificate: UUID) -> tuple[KeptShare, ...]:
    """Return the grants of a certificate, the newest first; codes end too soon to be listed."""
    rows = _rows().filter(certificate_id=certificate, kind=Share.Kind.GRANT)
    return tuple(_kept_share(row) for row in rows.order_by("-made_at")[:MOST_SHOWN])


def given_to(receiver: str) -> tuple[KeptShare, ...]:
    """Return what others let a person or organisation see, the newest first."""
    rows = _rows().filter(receiver_index=blind_index(receiver))
    return tuple(_kept_share(row) for row in rows.order_by("-made_at")[:MOST_SHOWN])


def uses_of(certificate: UUID) -> tuple[UseLine, ...]:
    """Return the newest uses of a certificate."""
    rows = CertificateUse.objects.filter(certificate_id=certificate).order_by("-at", "-id")
    return tuple(
        UseLine(kind=row.kind, purpose=row.purpose, by=row.by, at=row.at)
        for row in rows[:MOST_SHOWN]
    )


def _rows() -> QuerySet[Share]:
    return Share.objects.select_related("certificate").prefetch_related("certificate__events")


def _kept_share(row: Share) -> KeptShare:
    receiver = row.receiver
    certificate: Certificate = row.certificate
    return KeptShare(
        id=row.pk,
        token=row.token,
        share=sharing.Share(
            kind=ShareKind(row.kind),
            fields=tuple(row.fields),
            purpose=row.purpose,
            made_at=row.made_at,
            until=row.until,
            receiver=receiver.get("number", ""),
            taken_back_at=row.taken_back_at,
        ),
        receiver_name=receiver.get("name", ""),
        certificate=kept(certificate),
    )
