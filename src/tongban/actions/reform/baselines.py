"""Take a baseline (基线快照): the figures of every item version of this day, kept for ever."""

from typing import Any

from django.db import transaction

from tongban.actions.audit import note as audit
from tongban.actions.outside import Outside
from tongban.actions.reform.standing import Standing, standing
from tongban.core.graph.burden.model import Figures
from tongban.core.people.actors import Officer
from tongban.core.reform.measures import require_reformer
from tongban.core.vocabulary.errors import Unavailable
from tongban.engines.burden.reductions import in_use
from tongban.store.reform.models import Baseline


@transaction.atomic
def take(officer: Officer, outside: Outside, *, note: str = "") -> int:
    """Keep the figures of today; return the baseline, the one of today if there is one already.

    Raises:
        NotAllowed: when the officer is not a reformer.
        Unavailable: while the figures of a province are those of the release before.
    """
    require_reformer(officer)
    now = standing(outside)
    if now.stale:
        raise Unavailable("the burden of this release is being assembled")
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
    columns = now.side.columns
    versions = dict(now.now_published.rows.keys())
    return [
        {
            "item": columns.items[item],
            "version": versions[columns.items[item]],
            "department": columns.departments[department],
            "journey": columns.journeys[journey],
            **Figures(*figures)._asdict(),
        }
        for item, department, journey, figures in zip(
            columns.service_item.tolist(),
            columns.service_department.tolist(),
            columns.service_journey.tolist(),
            in_use(now.side).T.tolist(),
            strict=True,
        )
    ]
