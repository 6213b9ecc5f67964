"""Recognise what other regions issued (电子证照互认): by agreement, by seal, by mapped type.

The number and the issuer stay as they are; the fields become ours, under a seal of ours.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from tongban.actions.audit import note
from tongban.actions.certificates.registers import types_for
from tongban.actions.certificates.rows import certificate_row
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.adapters.seals import KnownKeys
from tongban.core.catalog.evidence import Trust
from tongban.core.certificates import certificates
from tongban.core.certificates.certificates import Certificate as SealedCertificate
from tongban.core.certificates.recognition import Recognition, recognise
from tongban.core.certificates.types import types_of
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.certificates.models import Certificate, RecognitionAgreement
from tongban.store.certificates.numbers import places

_TRUST = {trust.grade: trust for trust in Trust}


@transaction.atomic
def agree_with(
    officer: Officer,
    recognition: Recognition,
    outside: Outside,
    *,
    region_name: str,
    keys: Mapping[str, Any],
) -> UUID:
    """Keep an agreement with a region on one of the department's types; return its id.

    Raises:
        NotAllowed: when the officer may not approve, or the type is another department's.
        InvalidValue: when `keys` is no published list.
        Conflict: when one on this type is in force already.
    """
    if Role.APPROVER not in officer.roles:
        raise NotAllowed("only an approver agrees with a region", rule="recognition.role")
    if recognition.evidence not in types_for(officer, published().catalogue):
        raise NotAllowed("the type is another department's", rule="recognition.type")
    known = KnownKeys.from_list(keys)
    row = RecognitionAgreement(
        id=uuid4(),
        region=recognition.region,
        region_name=region_name,
        foreign_type=recognition.foreign_type,
        evidence=recognition.evidence,
        fields=dict(recognition.fields),
        keys=known.as_list(),
        trust=recognition.trust.grade,
        by=officer.staff_number,
        at=outside.now,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict("an agreement on this type is in force") from error
    note(officer, "certificate.agree_with_region", str(row.pk))
    return row.pk


@transaction.atomic
def take_recognised(foreign: SealedCertificate, agreement: UUID, outside: Outside) -> UUID:
    """Keep a certificate of another region as one of ours; return its id.

    Raises:
        NotFound: when no such agreement is in force.
        NotAllowed: when the certificate is not what was agreed on.
        Conflict: when it is known already.
    """
    row = RecognitionAgreement.objects.filter(pk=agreement, ended_at__isnull=True).first()
    if row is None:
        raise NotFound(f"no agreement {agreement}")
    kind = types_of(published().catalogue)[row.evidence]
    face = recognise(foreign, _recognition(row), kind, keys=KnownKeys.from_list(row.keys))
    if Certificate.objects.filter(number=str(face.number)).exists():
        raise Conflict("it is known already")
    made = certificate_row(
        certificates.issue(face, outside.sealer),
        kind=kind.code,
        evidence=kind.evidence,
        department=kind.issuer,
        place=places(1)[0],
    )
    made.trust, made.origin = row.trust, Certificate.Origin.RECOGNISED
    made.save(force_insert=True)
    return made.pk


def _recognition(row: RecognitionAgreement) -> Recognition:
    return Recognition(
        region=row.region,
        foreign_type=row.foreign_type,
        evidence=row.evidence,
        fields=row.fields,
        trust=_TRUST[row.trust],
    )
