"""The cases of a project (项目办件): an applicant sees their own, an officer what concerns them.

Whoever handles one case of a project sees of the others what they are and how they stand, and opens
none of them: who applies and with what is those departments' business.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from tongban.core.people.actors import Citizen, Officer
from tongban.store.cases.models import Case
from tongban.store.cases.queries.filings import filed_by


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCase:
    """One case of a project in a list (项目办件); `open` tells whether the reader may open it."""

    id: UUID
    number: str
    item: str
    item_name: str
    department: str
    status: str
    received_on: date | None
    due_on: date | None
    decided_on: date | None
    open: bool


def own_cases(actor: Citizen, filings: Collection[UUID]) -> tuple[ProjectCase, ...]:
    """Return the cases of these filings that the applicant may see."""
    rows = Case.objects.filter(filed_by(actor, "filing__"), filing__in=filings)
    return tuple(_line(row, opens=True) for row in _ordered(rows))


def cases_beside(officer: Officer, filings: Collection[UUID]) -> tuple[ProjectCase, ...]:
    """Return all cases of these filings when the department handles one of them; else none."""
    theirs = Q(department=officer.department) | Q(work__department=officer.department)
    rows = Case.objects.filter(filing__in=filings)
    concerned = set(rows.filter(theirs).values_list("pk", flat=True))
    if not concerned:
        return ()
    return tuple(_line(row, opens=row.pk in concerned) for row in _ordered(rows))


def _ordered(rows: QuerySet[Case]) -> QuerySet[Case]:
    return rows.select_related("item").defer("item__content").order_by("filing__filed_at", "number")


def _line(row: Case, *, opens: bool) -> ProjectCase:
    return ProjectCase(
        id=row.pk,
        number=row.number,
        item=row.item_code,
        item_name=row.item.name,
        department=row.department,
        status=row.status,
        received_on=row.received_on,
        due_on=row.due_on,
        decided_on=row.decided_on,
        open=opens,
    )
