"""How many cases ended since a day (办结件数): what could have been rated."""

from datetime import date
from typing import Final, Literal
from uuid import UUID

from django.db.models import Count, Q

from tongban.store.cases.models import Case

_ENDED: Final = ("completed", "acceptance_refused")


def ended(
    by: Literal["department", "item_code"], *, since: date, department: str = ""
) -> dict[str, int]:
    """Return how many cases ended since a day, by department or by item."""
    rows = Case.objects.filter(status__in=_ENDED, completed_on__gte=since)
    if department:
        rows = rows.filter(department=department)
    return dict(rows.values(by).annotate(count=Count("id")).values_list(by, "count"))


def case_to_rate(department: str, number: str) -> UUID | None:
    """Return the case of a department under a number, once it has been accepted."""
    rows = Case.objects.filter(department=department, number=number)
    row = rows.filter(Q(accepted_on__isnull=False) | Q(status__in=_ENDED)).first()
    return None if row is None else row.pk
