"""Watch concerns (诉求监察): what the unit that answers lets pass, kept with the concern itself."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

from tongban.actions.outside import Outside
from tongban.actions.watching import keep_late
from tongban.core.feedback.concerns import ConcernSeat
from tongban.core.supervision.late_concerns import LateUnit, late_units
from tongban.store.feedback.events import CONCERNS
from tongban.store.feedback.models import ENDED, Concern
from tongban.store.supervision.models import SightingRow

BATCH: Final = 200
_ONE_DAY: Final = timedelta(days=1)


def look_at_concerns(outside: Outside, *, batch: int = BATCH) -> int:
    """Look at the concerns whose unit let a day pass that was not found yet; return how many."""
    rows = list(_overdue(outside)[:batch])
    for row in rows:
        keep_late(row, shown_of_concern(row, outside), outside.now)
    return len(rows)


def shown_of_concern(row: Concern, outside: Outside) -> Iterator[LateUnit]:
    """Yield what the history of a concern shows today."""
    history = CONCERNS.read(row.records.order_by("sequence"))
    yield from late_units(outside.rules, history, today=outside.today)


def _overdue(outside: Outside) -> QuerySet[Concern]:
    found = SightingRow.objects.filter(concern=OuterRef("pk"), since=OuterRef("due_on") + _ONE_DAY)
    rows = Concern.objects.exclude(status__in=ENDED).defer("matter_sealed")
    late = rows.filter(seat=ConcernSeat.UNIT.value, due_on__lt=outside.today)
    return late.exclude(Exists(found)).order_by("due_on", "id")
