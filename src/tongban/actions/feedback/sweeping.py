"""What falls due by itself (到期处理): silence, lateness, and poor ratings without a follow-up."""

from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from tongban.actions.feedback.keeping import clock_of, decided, state_of
from tongban.actions.feedback.publishing import tell_of_late
from tongban.actions.feedback.rating import follow_up
from tongban.actions.outside import Outside
from tongban.core.feedback.clockwork import fall_due
from tongban.core.feedback.ratings import Grade
from tongban.store.feedback.models import ENDED, Concern, Rating

BATCH: Final = 200
_POOR: Final = [grade.value for grade in Grade if grade.poor]


def sweep(outside: Outside, *, batch: int = BATCH) -> int:
    """Let what is due happen; return how much did."""
    late = sum(_falls_due(one, outside) for one in _due(outside, batch))
    return late + _followed(outside, batch) + tell_of_late(outside, batch=batch)


def _due(outside: Outside, batch: int) -> list[UUID]:
    rows = Concern.objects.exclude(status__in=ENDED).filter(due_on__lt=outside.today)
    unnoted = rows.filter(Q(late_on__isnull=True) | ~Q(late_on=F("due_on")))
    return list(unnoted.order_by("due_on", "id").values_list("id", flat=True)[:batch])


@transaction.atomic
def _falls_due(concern: UUID, outside: Outside) -> int:
    rows = Concern.objects.select_for_update(skip_locked=True, no_key=True).filter(pk=concern)
    row = rows.first()
    if row is None:
        return 0
    clock = clock_of(outside)
    event = fall_due(state_of(row), at=outside.now, clock=clock)
    if event is None:
        return 0
    decided(Concern.objects.filter(pk=concern), lambda _: event, outside)
    return 1


@transaction.atomic
def _followed(outside: Outside, batch: int) -> int:
    """Follow up poor ratings that came in another way than by a page."""
    rows = Rating.objects.select_for_update(skip_locked=True, of=("self",))
    left = rows.filter(level__in=_POOR, concern__isnull=True, excluded=False)
    found = left.select_related("case", "case__item", "case__filing")[:batch]
    return len([follow_up(rating, outside) for rating in found])
