"""Certificates as guides and pages read them: frozen values, scoped to their holder."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import models

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.evidence import Trust
from tongban.core.certificates import codec
from tongban.core.certificates.certificates import Certificate as IssuedCertificate
from tongban.core.certificates.seals import Seal
from tongban.core.certificates.standings import Standing, StandingChange
from tongban.core.certificates.status_lists import StatusPlace
from tongban.core.people.holdings import Holding, HoldingKind
from tongban.core.vocabulary.certificate_numbers import CertificateNumber
from tongban.store.certificates.models import Certificate
from tongban.store.sealing import blind_index

_TRUST = {trust.grade: trust for trust in Trust}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCertificate:
    """A certificate with what the platform knows it by: its row and the token of its QR code."""

    id: UUID
    token: str
    evidence: str
    certificate: IssuedCertificate
    place: StatusPlace
    trust: Trust
    department: str


def holdings_of(subjects: Iterable[str], catalogue: Catalogue) -> tuple[Holding, ...]:
    """Return the certificates of persons or organisations as evidence that guides can use."""
    indices = [blind_index(subject) for subject in subjects]
    rows = Certificate.objects.filter(holder_index__in=indices)
    return tuple(
        _holding(row, catalogue) for row in rows.exclude(status=Certificate.Status.REPLACED)
    )


def certificates_of(subject: str) -> tuple[KeptCertificate, ...]:
    """Return every certificate of a person or organisation, newest first."""
    rows = _of(subject).prefetch_related("events").order_by("-issued_on", "-id")
    return tuple(kept(row) for row in rows)


def certificate_of(subject: str, certificate: UUID) -> KeptCertificate | None:
    """Return one certificate of a person or organisation, if it is theirs."""
    row = _of(subject).prefetch_related("events").filter(pk=certificate).first()
    return None if row is None else kept(row)


def by_token(token: str) -> KeptCertificate | None:
    """Return the certificate whose QR code carries `token`."""
    row = Certificate.objects.prefetch_related("events").filter(token=token).first()
    return None if row is None else kept(row)


def by_number(number: str) -> KeptCertificate | None:
    """Return the certificate with this identifier (证照标识)."""
    row = Certificate.objects.prefetch_related("events").filter(number=number).first()
    return None if row is None else kept(row)


def versions_of(number: CertificateNumber) -> tuple[KeptCertificate, ...]:
    """Return every version of a certificate, the newest first (换发链)."""
    body = ".".join(str(number).split(".")[:-2])
    rows = Certificate.objects.prefetch_related("events").filter(number__startswith=f"{body}.")
    found = sorted((kept(row) for row in rows), key=_version, reverse=True)
    return tuple(one for one in found if one.certificate.face.number.is_same_certificate(number))


def _version(one: KeptCertificate) -> int:
    return one.certificate.face.number.version


def of_case(case: UUID) -> tuple[KeptCertificate, ...]:
    """Return the certificates that a case issued."""
    rows = Certificate.objects.prefetch_related("events").filter(case_id=case)
    return tuple(kept(row) for row in rows)


def _of(subject: str) -> models.QuerySet[Certificate]:
    return Certificate.objects.filter(holder_index=blind_index(subject))


def kept(row: Certificate) -> KeptCertificate:
    """Return a row with its events as a value."""
    return KeptCertificate(
        id=row.pk,
        token=row.token,
        evidence=row.evidence,
        place=StatusPlace.of(row.place),
        trust=_TRUST[row.trust],
        department=row.issuer,
        certificate=IssuedCertificate(
            face=codec.decode(row.face),
            seal=Seal(key_id=row.key_id, algorithm=row.algorithm, signature=bytes(row.signature)),
            history=tuple(
                StandingChange(
                    standing=Standing(event.status),
                    since=event.since,
                    reason=event.reason,
                    basis=event.basis,
                    by=event.by,
                )
                for event in sorted(row.events.all(), key=lambda event: event.sequence)
            ),
        ),
    )


def _holding(row: Certificate, catalogue: Catalogue) -> Holding:
    face = codec.decode(row.face)
    return Holding(
        evidence=row.evidence,
        kind=HoldingKind.CERTIFICATE,
        reference=row.number,
        name=row.name,
        trust=_TRUST[row.trust],
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        fields={code: value for code, value in face.fields.items() if code in catalogue.elements},
        issuer=face.issuer_name,
        usable=row.status == Certificate.Status.VALID,
    )
