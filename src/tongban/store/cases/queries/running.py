"""Cases under way by item (在办件), for whoever changes what items stand on; counts, no cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from tongban.core.cases.state import Status
from tongban.store.cases.models import Case

UNDECIDED = (
    Status.RECEIVED,
    Status.AWAITING_CORRECTION,
    Status.IN_PROGRESS,
    Status.SUSPENDED,
)
"""The states in which a case still has its decision before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningCases:
    """How many undecided cases there are, in all and under each item that has any."""

    total: int
    by_item: Mapping[str, int]


def running_cases(items: Sequence[str]) -> RunningCases:
    """Return how many cases of these items are undecided."""
    rows = (
        Case.objects.filter(item_code__in=items, status__in=[one.value for one in UNDECIDED])
        .values_list("item_code")
        .annotate(cases=Count("pk"))
        .order_by("-cases", "item_code")
    )
    by_item = dict(rows)
    return RunningCases(total=sum(by_item.values()), by_item=by_item)
