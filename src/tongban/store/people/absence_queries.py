"""Absences of a department (本部门的外出): who is away or will be, and who does their work."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tongban.core.people.absences import Absence
from tongban.core.people.actors import Officer
from tongban.store.people.absences import AbsenceRow

MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAbsence:
    """An absence with the names of both."""

    id: UUID
    absence: Absence
    absent_name: str
    deputy_name: str


def absences_of(officer: Officer, today: date) -> tuple[KeptAbsence, ...]:
    """Return the absences of the officer's department that are not over, the earliest first."""
    rows = AbsenceRow.objects.filter(
        department=officer.department, last_on__gte=today, ended_on__isnull=True
    ).select_related("absent", "deputy")
    return tuple(
        KeptAbsence(
            id=row.pk,
            absence=row.absence,
            absent_name=str(row.absent.person.get("name", "")),
            deputy_name=str(row.deputy.person.get("name", "")),
        )
        for row in rows.order_by("first_on", "id")[:MOST]
    )
