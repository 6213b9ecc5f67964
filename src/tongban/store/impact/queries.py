"""Assessments as officers and the public read them, and what they cover."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tongban.core.people.impact import AnyImpactEvent, ImpactState, fold
from tongban.store.freezing.histories import History
from tongban.store.impact.models import ImpactRow

IMPACTS: Final = History[AnyImpactEvent](AnyImpactEvent)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptImpact:
    """The assessment of an item with everything that happened to it."""

    item: str
    changed_at: datetime
    state: ImpactState
    history: tuple[AnyImpactEvent, ...]


def impact_of(item: str) -> KeptImpact | None:
    """Return the assessment of an item."""
    row = ImpactRow.objects.filter(pk=item).first()
    if row is None:
        return None
    history = IMPACTS.read(row.records.all())
    return KeptImpact(
        item=row.item, changed_at=row.changed_at, state=fold(history), history=history
    )


def impact_statuses() -> Mapping[str, str]:
    """Return where the assessment of each item stands."""
    return dict(ImpactRow.objects.values_list("item", "status"))


def assessed_elements() -> Mapping[str, frozenset[str]]:
    """Return by item the sensitive elements that an approved assessment covers."""
    rows = ImpactRow.objects.exclude(covered=[]).values_list("item", "covered")
    return {item: frozenset(covered) for item, covered in rows}
