"""How many cases ended since a day (办结件数): what could have been rated."""

from datetime import date
from typing import Final, Literal

from django.db.models import Count

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
