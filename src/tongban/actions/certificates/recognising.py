"""Recognise what other regions issued (电子证照互认): by agreement, by seal, by mapped type.

The number and the issuer stay as they are; the fields become ours, under a seal of ours.
"""

import json
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
from tongban.core.certificates.handing_over import read_sealed, write_sealed
from tongban.core.certificates.recognition import Recognition, recognise
from tongban.core.certificates.types import types_of
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.certificates.issued import issued
from tongban.store.certificates.models import Certificate, RecognitionAgreement
from tongban.store.certificates.numbers import places
from tongban.store.sealing import blind_index

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
def end_agreement(officer: Officer, agreement: UUID, outside: Outside) -> None:
    """End an agreement; what was recognised under it stays.

    Raises:
        NotFound: when none on a type of the officer's department is in force.
        NotAllowed: when the officer may not approve.
    """
    row = _in_force(officer, agreement)
    if Role.APPROVER not in officer.roles:
        raise NotAllowed("only an approver ends an agreement", rule="recognition.role")
    row.ended_at = outside.now
    row.save(update_fields=["ended_at"])
    note(officer, "certificate.end_agreement", str(row.pk))


@transaction.atomic
def take_file(officer: Officer, agreement: UUID, content: bytes, outside: Outside) -> UUID:
    """Keep the certificate of another region that a file brings; return its id.

    Raises:
        NotFound: when no such agreement of the officer's department is in force.
        InvalidValue: when the file brings none.
        NotRecognised: when it is not what was agreed on, or its seal does not fit.
        Conflict: when it is known already.
    """
    row = _in_force(officer, agreement)
    try:
        foreign = read_sealed(json.loads(content))
    except ValueError as error:
        raise InvalidValue("certificate", "不是跨区域传递的证照文件") from error
    taken = take_recognised(foreign, row.pk, outside)
    concerned = [blind_index(one.identifier) for one in foreign.face.holders]
    note(officer, "certificate.recognise", str(taken), concerned=concerned)
    return taken


def handed_over(officer: Officer, certificate: UUID) -> bytes:
    """Return a certificate of the officer's department as a file for another region.

    Raises:
        NotFound: when the department issued none of this id.
    """
    kept = issued(officer, certificate)
    if kept is None:
        raise NotFound(f"no certificate {certificate}")
    concerned = [blind_index(one.identifier) for one in kept.certificate.face.holders]
    note(officer, "certificate.hand_over", str(certificate), concerned=concerned)
    return json.dumps(write_sealed(kept.certificate), ensure_ascii=False).encode()


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


def _in_force(officer: Officer, agreement: UUID) -> RecognitionAgreement:
    """Return an agreement in force on a type of the officer's department, locked."""
    own = types_for(officer, published().catalogue)
    rows = RecognitionAgreement.objects.select_for_update().filter(evidence__in=own)
    row = rows.filter(pk=agreement, ended_at__isnull=True).first()
    if row is None:
        raise NotFound(f"no agreement {agreement}")
    return row


def _recognition(row: RecognitionAgreement) -> Recognition:
    return Recognition(
        region=row.region,
        foreign_type=row.foreign_type,
        evidence=row.evidence,
        fields=row.fields,
        trust=_TRUST[row.trust],
    )
