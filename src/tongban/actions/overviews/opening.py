"""Opening figures (统计公开): each month that has ended is told once, and never again (A78).

What happens to a case later, such as a revocation, changes no month that was told: an edition that
counted anew could be subtracted from the one before.
"""

from datetime import date, timedelta

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.core.performance.opening import guarded
from tongban.store.cases.queries.months import ended_between, first_ended_on
from tongban.store.overviews import months
from tongban.store.overviews.writing import one_keeper_at_a_time


def open_months(outside: Outside) -> int:
    """Tell every month that has ended and was not told; return how many."""
    first, this = first_ended_on(), outside.today.replace(day=1)
    if first is None or first >= this:
        return 0
    told, opened, month = set(months.told_months()), 0, first.replace(day=1)
    while month < this:
        following = (month + timedelta(days=32)).replace(day=1)
        if month not in told:
            opened += _tell(month, following, on=outside.today)
        month = following
    return opened


@transaction.atomic
def _tell(month: date, following: date, *, on: date) -> int:
    one_keeper_at_a_time()
    if months.told_month(month) is not None:
        return 0
    months.tell(month, guarded(ended_between(month, following)), on=on)
    return 1
