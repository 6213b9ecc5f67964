"""Usage (使用情况): how often grants were used, counted day by day where calls go out."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Sum

from tongban.store.gateway.models import GrantUse


def calls_under(grants: Iterable[str], *, since: date) -> int:
    """Return how many calls went out under these grants since a day."""
    uses = GrantUse.objects.filter(grant__in=list(grants), day__gte=since)
    total: int | None = uses.aggregate(total=Sum("used"))["total"]
    return total or 0
