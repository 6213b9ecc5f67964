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
    row = (
        Certificate.objects.select_for_update()
        .filter(pk=certificate, issuer=officer.department)
        .first()
    )
    if row is None:
        raise NotFound(f"no certificate {certificate}")
    if Role.APPROVER not in officer.roles:
        raise NotAllowed("only an approver changes a standing", rule="certificate.role")
    kept = queries.by_number(row.number)
    if kept is None:
        raise NotFound(f"no certificate {certificate}")
    made = StandingChange(
        standing=standing,
        since=outside.today,
        reason=reason,
        basis=basis,
        by=officer.staff_number,
    )
    changed = change_standing(kept.certificate, made)
    CertificateEvent.objects.create(
        certificate=row,
        sequence=len(changed.history),
        status=standing.value,
        since=made.since,
        reason=made.reason,
        basis=made.basis,
        by=made.by,
    )
    row.status = standing.value
    row.save(update_fields=["status"])
