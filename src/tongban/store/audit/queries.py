"""What an officer may read of the access records: their own acts, and nobody else's."""

from dataclasses import dataclass
from datetime import datetime

from tongban.core.people.actors import Officer
from tongban.store.audit.models import AuditEntry

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
