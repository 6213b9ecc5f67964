"""A year of cases (一年办件量), counted: how often each item was handled, and each paper needed.

Nothing here tells who filed anything.
"""

from datetime import date

from django.db.models import Count

from tongban.core.guides.outcomes import Way
from tongban.store.cases.models import Case, CaseEvidence


def cases_since(day: date) -> dict[tuple[str, str], int]:
    """Return how many cases were filed from a day on, by item and journey."""
    rows = Case.objects.filter(filing__filed_at__date__gte=day)
    counted = rows.values_list("item_code", "filing__journey_code").annotate(Count("pk"))
    return {(item, journey): cases for item, journey, cases in counted.order_by()}


def papers_since(day: date) -> dict[tuple[str, str, str], int]:
    """Return in how many of these cases each requirement was needed, by item and journey."""
    rows = CaseEvidence.objects.filter(case__filing__filed_at__date__gte=day)
    needed = rows.exclude(way=Way.NOT_NEEDED.value)
    counted = needed.values_list(
        "case__item_code", "case__filing__journey_code", "requirement"
    ).annotate(Count("case", distinct=True))
    return {
        (item, journey, requirement): cases
        for item, journey, requirement, cases in counted.order_by()
    }
