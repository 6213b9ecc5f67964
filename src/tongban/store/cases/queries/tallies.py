"""How many cases an item had (办件量): counts alone, nothing of anybody."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from tongban.core.cases.state import Status
from tongban.store.cases.models import Case

OVER = [one.value for one in Status if one.ended]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionTally:
    """The cases of one version: received since a day, decided since, and still under way."""

    version: int
    received: int
    decided: int
    under_way: int


def running(*, department: str = "") -> dict[str, int]:
    """Return how many cases each department has in hand, those received and not yet ended."""
    rows = Case.objects.exclude(status__in=OVER).filter(received_on__isnull=False)
    if department:
        rows = rows.filter(department=department)
    return dict(rows.values_list("department").annotate(Count("id")))


def tally(code: str, *, since: date) -> tuple[VersionTally, ...]:
    """Return the cases of an item by the version they were filed under, the newest first."""
    rows = (
        Case.objects.filter(item_code=code)
        .values("item__version")
        .annotate(
            received=Count("id", filter=Q(received_on__gte=since)),
            decided=Count("id", filter=Q(decided_on__gte=since)),
            under_way=Count("id", filter=Q(decided_on__isnull=True) & ~Q(status__in=OVER)),
        )
        .order_by("-item__version")
    )
    return tuple(
        VersionTally(
            version=row["item__version"],
            received=row["received"],
            decided=row["decided"],
            under_way=row["under_way"],
        )
        for row in rows
    )
