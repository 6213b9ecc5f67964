"""Months of cases (月度办结): how many ended, by item and status."""

from datetime import date

from django.db.models import Count, Min

from tongban.core.performance.opening import OpenCell
from tongban.store.cases.models import Case


def first_ended_on() -> date | None:
    """Return the day on which the first case ended."""
    found: date | None = Case.objects.aggregate(first=Min("completed_on"))["first"]
    return found


def ended_between(first: date, beyond: date) -> dict[OpenCell, int]:
    """Return how many cases ended from a day on and before another, by item and status."""
    rows = (
        Case.objects.filter(completed_on__gte=first, completed_on__lt=beyond)
        .order_by()
        .values_list("item_code", "status")
        .annotate(many=Count("pk"))
    )
    return {(item, status): many for item, status, many in rows}
