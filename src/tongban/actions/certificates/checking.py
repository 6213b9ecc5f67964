"""Compare with the original (核对原件): a window sees it, and what was uploaded may be used.

国办函〔2016〕108号: what a user uploaded (C) is usable once a window has checked it (B).
"""

from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.catalog.evidence import Trust
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.store.certificates.models import Certificate, TrustChange


@transaction.atomic
def original_agrees(officer: Officer, certificate: UUID, outside: Outside) -> None:
    """Record that a certificate of the officer's department agrees with its original.

    Raises:
        NotFound: when there is none, or another department answers for it.
        NotAllowed: when the officer holds no receiving post, or nothing has to be compared.
    """
    rows = Certificate.objects.select_for_update().filter(issuer=officer.department)
    row = rows.filter(pk=certificate).first()
    if row is None:
        raise NotFound(f"no certificate {certificate}")
    if Role.WINDOW not in officer.roles:
        raise NotAllowed("a window compares originals", rule="certificate.role")
    if row.trust != Trust.UPLOADED.grade:
        raise NotAllowed("there is nothing to compare", rule="certificate.trust")
    TrustChange.objects.create(
        certificate=row,
        before=row.trust,
        after=Trust.CHECKED.grade,
        by=officer.staff_number,
        at=outside.now,
    )
    row.trust = Trust.CHECKED.grade
    row.save(update_fields=["trust"])
    note(officer, "certificate.original", str(certificate))
