"""Keep what was found (留存): each thing once, whoever finds it first."""

from collections.abc import Iterable
from datetime import datetime

from tongban.core.supervision.sightings import Sighting
from tongban.store.cases.models import Case
from tongban.store.supervision.models import SightingRow


def keep(row: Case, found: Iterable[Sighting], at: datetime) -> None:
    """Write down what was found in a case; what was found before stays as it is."""
    rows = [
        SightingRow(
            case=row,
            rule=one.rule.code,
            key=one.key,
            level=one.rule.level,
            since=one.since,
            about=one.about[:400],
            group=one.group,
            found_at=at,
        )
        for one in found
    ]
    if rows:
        SightingRow.objects.bulk_create(rows, ignore_conflicts=True)
