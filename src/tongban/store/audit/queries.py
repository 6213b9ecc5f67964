"""What officers may read of the access records: their own acts; the auditor, administrators'."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tongban.core.people.actors import Officer
from tongban.store.audit.models import AuditEntry, Leaf

PAGE = 50
ACT = "case.act."
"""Before the name of the event that an officer brought about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAct:
    """One thing that the officer did to a case."""

    id: int
    at: datetime
    event: str
    case_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdministratorAct:
    """One thing that an administrator did, as it stands in the records."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: str
    ground: str
    outcome: str
    sealed: bool


def acts_by(
    staff_numbers: Iterable[str], *, before: int | None = None
) -> tuple[AdministratorAct, ...]:
    """Return a page of what these officers did, the latest first, older than the act `before`."""
    actors = [f"officer:{number}" for number in sorted(staff_numbers)]
    rows = AuditEntry.objects.filter(actor__in=actors)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    page = tuple(rows.order_by("-id")[:PAGE])
    sealed = set(
        Leaf.objects.filter(entry_id__in=[row.pk for row in page]).values_list(
            "entry_id", flat=True
        )
    )
    return tuple(
        AdministratorAct(
            id=row.pk,
            at=row.at,
            actor=row.actor,
            action=row.action,
            subject=row.subject,
            ground=row.ground,
            outcome=row.outcome,
            sealed=row.pk in sealed,
        )
        for row in page
    )


def acts_of(officer: Officer, *, before: int | None = None) -> tuple[OwnAct, ...]:
    """Return a page of what this officer did, the latest first, older than the act `before`."""
    rows = AuditEntry.objects.filter(
        actor=f"officer:{officer.staff_number}", action__startswith=ACT
    )
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return tuple(
        OwnAct(
            id=row.pk,
            at=row.at,
            event=row.action.removeprefix(ACT),
            case_number=row.case_number,
        )
        for row in rows.order_by("-id")[:PAGE]
    )
