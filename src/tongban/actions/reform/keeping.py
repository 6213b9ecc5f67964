"""Keeping a measure (措施存证): its row locked, what follows appended; no other writes records."""

from dataclasses import dataclass
from uuid import UUID

from tongban.core.reform.measure_events import Adopted, AnyMeasureEvent
from tongban.core.reform.measure_state import MeasureState, advance
from tongban.core.reform.measures import Measure
from tongban.core.vocabulary.errors import NotFound
from tongban.store.freezing.histories import columns
from tongban.store.reform.models import MeasureRecord, MeasureRow
from tongban.store.reform.queries import opened_measure


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMeasure:
    """A locked measure with where it stands."""

    row: MeasureRow
    measure: Measure
    state: MeasureState


def held(measure: UUID) -> HeldMeasure:
    """Lock a measure; call it inside a transaction.

    Raises:
        NotFound: when there is none.
    """
    row = MeasureRow.objects.select_for_update().filter(pk=measure).first()
    if row is None:
        raise NotFound(f"no measure {measure}")
    opened = opened_measure(row)
    return HeldMeasure(row=row, measure=opened.measure, state=opened.state)


def append(row: MeasureRow, event: AnyMeasureEvent, state: MeasureState) -> MeasureState:
    """Write an event after those that stand and return where the measure stands now."""
    MeasureRecord.objects.create(measure=row, **columns(event, row.records.count() + 1))
    now = state if isinstance(event, Adopted) else advance(state, event)
    row.status, row.owner, row.due_on = now.status.value, now.owner, now.due_on
    row.changed_at = event.at
    row.save(update_fields=["status", "owner", "due_on", "changed_at"])
    return now
