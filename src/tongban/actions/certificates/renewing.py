"""Renew certificates (换发、变更): the next version of the same certificate, never an overwriting.

The old one stays readable, says that it was replaced, and is named by the new one (关联证照标识).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.certificates.rows import certificate_row
from tongban.actions.certificates.standing import append_change
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.catalog.elements import Value
from tongban.core.certificates import certificates
from tongban.core.certificates.faces import Face
from tongban.core.certificates.standings import Standing, StandingChange
from tongban.core.certificates.types import strange_fields, types_of
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed, NotFound
from tongban.store.certificates import queries
from tongban.store.certificates.models import Certificate
from tongban.store.certificates.numbers import places

RENEWAL = "换发"


@transaction.atomic
def renew(
    officer: Officer,
    certificate: UUID,
    outside: Outside,
    *,
    basis: str,
    valid_until: date | None,
    fields: Mapping[str, Value] | None = None,
) -> UUID:
    """Make out the next version of a certificate of the officer's department; return its id.

    `fields` are those that change.

    Raises:
        NotFound: when there is none, or another department issued it.
        NotAllowed: when the officer may not approve, or the certificate cannot be replaced.
        InvalidValue: when its type has no such field.
    """
    issued = Certificate.objects.select_for_update().filter(issuer=officer.department)
    row = issued.filter(pk=certificate).first()
    if row is None:
        raise NotFound(f"no certificate {certificate}")
    if Role.APPROVER not in officer.roles:
        raise NotAllowed("only an approver renews", rule="certificate.role")
    changed = dict(fields or {})
    kind = types_of(published().catalogue).get(row.evidence)
    if kind is not None and (strange := strange_fields(kind, changed)):
        raise InvalidValue("certificate", f"its type has no field {strange[0]}")
    face = next_face(_face(row), today=outside.today, valid_until=valid_until, fields=changed)
    following = succeed(row, face, outside, by=officer.staff_number, basis=basis)
    note(officer, "certificate.renew", str(certificate))
    return following.pk


def next_face(
    face: Face, *, today: date, valid_until: date | None, fields: Mapping[str, Value]
) -> Face:
    """Return the face of the next version, made out today."""
    return replace(
        face,
        number=face.number.next_version(),
        previous=face.number,
        issued_on=today,
        valid_from=today,
        valid_until=valid_until,
        fields={**face.fields, **fields},
    )


def succeed(
    row: Certificate,
    face: Face,
    outside: Outside,
    *,
    by: str,
    basis: str,
    case: UUID | None = None,
) -> Certificate:
    """Keep `face` as the certificate that replaces the locked `row`, and say so in its history."""
    kept = queries.by_number(row.number)
    if kept is None:
        raise NotFound(f"no certificate {row.pk}")
    change = StandingChange(
        standing=Standing.REPLACED, since=outside.today, reason=RENEWAL, basis=basis, by=by
    )
    _, following = certificates.renew(kept.certificate, face, change, sealer=outside.sealer)
    append_change(row, len(kept.certificate.history) + 1, change)
    made = certificate_row(
        following,
        kind=row.type,
        evidence=row.evidence,
        department=row.issuer,
        place=places(1)[0],
        case=case,
    )
    made.previous = row
    made.save(force_insert=True)
    return made


def _face(row: Certificate) -> Face:
    kept = queries.by_number(row.number)
    if kept is None:
        raise NotFound(f"no certificate {row.pk}")
    return kept.certificate.face
