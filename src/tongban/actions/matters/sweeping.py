"""Silence, by the clock (逾期未答复): written down once, and looked at by supervision."""

from uuid import UUID

from django.db import transaction

from tongban.actions.matters.keeping import append_events, by_system, hold
from tongban.actions.matters.watching import keep_owed
from tongban.actions.outside import Outside
from tongban.core.joint.verbs.opinions import fall_due
from tongban.store.joint.models import JointMatter

BATCH = 200


def sweep(outside: Outside, *, batch: int = BATCH) -> int:
    """Write down the opinions that fell due in silence; return in how many joint handlings."""
    silent = JointMatter.objects.filter(ended_at__isnull=True, silent_after__lt=outside.today)
    found = list(silent.order_by("silent_after", "id").values_list("pk", flat=True)[:batch])
    return sum(_sweep_one(one, outside) for one in found)


@transaction.atomic
def _sweep_one(matter: UUID, outside: Outside) -> int:
    held = hold(matter)
    events = fall_due(held.matter, by_system(outside))
    kept = append_events(held, events, outside)
    owed = (event.department for event in events if not event.consents)
    keep_owed(held.row.filing_id, kept.matter, owed, outside)
    return len(events)
