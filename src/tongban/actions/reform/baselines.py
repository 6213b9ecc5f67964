"""Take a baseline (基线快照): the figures of every item version of this day, kept for ever."""

from typing import Any

from django.db import transaction

from tongban.actions.audit import note as audit
from tongban.actions.outside import Outside
from tongban.actions.reform.standing import Standing, standing
from tongban.core.people.actors import Officer
from tongban.core.reform.measures import require_reformer
from tongban.store.reform.models import Baseline


@transaction.atomic
def take(officer: Officer, outside: Outside, *, note: str = "") -> int:
    """Keep the figures of today; return the baseline, the one of today if there is one already.

    Raises:
        NotAllowed: when the officer is not a reformer.
    """
    require_reformer(officer)
    now = standing(outside)
    row, made = Baseline.objects.get_or_create(
        taken_on=outside.today,
        release_id=now.now_published.release,
        defaults={
            "note": note.strip()[:200],
            "figures": _lines(now),
            "by": officer.staff_number,
            "at": outside.now,
        },
    )
    if made:
        audit(officer, "reform.baseline", f"release:{now.now_published.release}")
    return row.pk


def _lines(now: Standing) -> list[dict[str, Any]]:
    items = now.now_published.catalogue.items
    return [
        {
            "item": one.item,
            "version": items[one.item].version,
            "department": one.department,
            "journey": one.journey,
            **now.now.supplied.figures(one)._asdict(),
        }
        for one in now.now.burden.services
    ]
