"""Change how a certificate stands (证照状态变更): by its issuer, with a reason and a basis."""

from uuid import UUID

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.core.certificates.certificates import change_standing
from tongban.core.certificates.standings import Standing, StandingChange
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.store.certificates import queries
from tongban.store.certificates.models import Certificate, CertificateEvent
from tongban.store.certificates.queries import KeptCertificate


@transaction.atomic
def change(
    officer: Officer,
    certificate: UUID,
    standing: Standing,
    outside: Outside,
    *,
    reason: str,
    basis: str,
) -> None:
    """Suspend, restore, revoke or cancel a certificate of the officer's own department.

    Raises:
        NotFound: when there is none, or another department issued it.
        NotAllowed: when the officer may not approve, or the standing cannot follow.
    """
    row, kept = _locked(officer, certificate)
    made = StandingChange(
        standing=standing,
        since=outside.today,
        reason=reason,
        basis=basis,
        by=officer.staff_number,
    )
    _append(row, len(change_standing(kept.certificate, made).history), made)


def _locked(officer: Officer, certificate: UUID) -> tuple[Certificate, KeptCertificate]:
    """Lock a certificate of the officer's department, and read it as core knows it."""
    issued = Certificate.objects.select_for_update().filter(issuer=officer.department)
    row = issued.filter(pk=certificate).first()
    kept = queries.by_number(row.number) if row else None
    if row is None or kept is None:
        raise NotFound(f"no certificate {certificate}")
    if Role.APPROVER not in officer.roles:
        raise NotAllowed("only an approver changes a standing", rule="certificate.role")
    return row, kept


def _append(row: Certificate, sequence: int, made: StandingChange) -> None:
    CertificateEvent.objects.create(
        certificate=row,
        sequence=sequence,
        status=made.standing.value,
        since=made.since,
        reason=made.reason,
        basis=made.basis,
        by=made.by,
    )
    row.status = made.standing.value
    row.save(update_fields=["status"])
