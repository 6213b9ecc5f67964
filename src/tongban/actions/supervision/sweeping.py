"""What supervision does by the clock (定时监察): silence is looked at, orders open and fall due.

Each turn takes a batch and is harmless to repeat. A case is looked at once a day; what several
workers find at once is kept once.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

import structlog
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tongban.actions.outside import Outside
from tongban.actions.recording import UNBEGUN, state_of
from tongban.actions.supervision.concern_watch import look_at_concerns
from tongban.actions.supervision.ordering import fall_due, open_order
from tongban.actions.supervision.rating_watch import look_at_ratings
from tongban.actions.supervision.refund_watch import look_at_refunds
from tongban.actions.watching import keep
from tongban.core.cases.state import Status
from tongban.core.supervision.watching import at_rest
from tongban.core.vocabulary.errors import TongbanError
from tongban.store.cases.models import Case, WorkItem
from tongban.store.supervision.models import ENDED, OrderRow, SightingRow, WatchedCase

BATCH = 200
_LATELY = timedelta(days=30)
"""No worker rests longer than this."""

_ENDED = [status.value for status in Status if status.ended]

_log = structlog.get_logger(__name__)


def sweep(outside: Outside, *, batch: int = BATCH) -> int:
    """Look at cases, open orders and let orders fall due; return how much was done."""
    look_at_ratings(outside)
    look_at_refunds(outside)
    look_at_concerns(outside)
    return look(outside, batch=batch) + order(outside, batch=batch) + due(outside, batch=batch)


def look(outside: Outside, *, batch: int = BATCH) -> int:
    """Look at cases that were not looked at today: running ones, and what is still owed others."""
    cases = list(_unseen(outside.today).select_related("item").defer("item__content")[:batch])
    for row in cases:
        _look_at(row, outside)
    return len(cases)


def order(outside: Outside, *, batch: int = BATCH) -> int:
    """Open an order for what was found and has none yet."""
    found = list(islice(_unordered(outside), batch))
    return sum(_order(sighting, outside) for sighting in found)


def due(outside: Outside, *, batch: int = BATCH) -> int:
    """Let orders fall due whose day has passed."""
    rows = OrderRow.objects.exclude(status__in=ENDED).filter(due_on__lt=outside.today)
    orders = list(rows.order_by("due_on", "id").values_list("id", flat=True)[:batch])
    return sum(fall_due(one, outside) for one in orders)


@transaction.atomic
def _order(sighting: int, outside: Outside) -> int:
    """Open an order, unless another worker does so now or has done so."""
    rows = SightingRow.objects.select_for_update(skip_locked=True, of=("self",))
    row = rows.filter(pk=sighting, order__isnull=True).select_related("case").first()
    if row is None:
        return 0
    open_order(row, outside)
    return 1


def _look_at(row: Case, outside: Outside) -> None:
    try:
        state = state_of(row)
    except TongbanError as fault:
        # One case that cannot be read must not keep the others from being watched.
        _log.exception("supervision.unreadable", case=str(row.pk), code=fault.code)
    else:
        found = at_rest(
            outside.rules,
            state,
            until=outside.today,
            calendar=outside.calendar,
            review=outside.modes.review,
        )
        keep(row, found, outside.now)
    WatchedCase.objects.update_or_create(case=row, defaults={"until": outside.today})


def _unseen(today: date) -> QuerySet[Case]:
    duty = WorkItem.Kind.DUTY.value
    owed = WorkItem.objects.filter(kind=duty, done_at__isnull=True, due_on__lt=today)
    cases = Case.objects.exclude(status__in=UNBEGUN)
    cases = cases.filter(~Q(status__in=_ENDED) | Q(pk__in=owed.values("case_id")))
    unseen = Q(watched__isnull=True) | Q(watched__until__lt=today)
    return cases.filter(unseen).order_by("watched__until", "id")


def _unordered(outside: Outside) -> Iterator[int]:
    """Yield what has no order yet; of what counts only together, the first of each full group."""
    rows = (
        SightingRow.objects.filter(order__isnull=True).order_by("id").values_list("id", flat=True)
    )
    yield from rows.filter(group="").iterator(chunk_size=BATCH)
    for group in _full_groups(outside):
        yield from rows.filter(**group)[:1]


def _full_groups(outside: Outside) -> Iterator[dict[str, str]]:
    """Yield what counts together, is enough by now, and has no order yet."""
    gathers = {rule.code: rule.gathers for rule in outside.rules}
    ordered = OrderRow.objects.filter(rule=OuterRef("rule"), group=OuterRef("group"))
    rows = _recent(outside).exclude(group="").exclude(Exists(ordered)).values("rule", "group")
    for row in rows.annotate(size=Count("id")).order_by("rule", "group"):
        if row["size"] >= gathers.get(row["rule"], row["size"] + 1):
            yield {"rule": row["rule"], "group": row["group"]}


def _recent(outside: Outside) -> QuerySet[SightingRow]:
    """Return what was found lately: the rest has its orders, however many years there are."""
    return SightingRow.objects.filter(found_at__gte=outside.now - _LATELY)
