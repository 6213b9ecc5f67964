"""Reminders (提醒): what is due soon or late, told to the department that carries it.

The message leaves by the outbox, in the transaction that writes the reminder down, for whichever
system tells officers of their work; the console lists the same measures to whoever signs in.
"""

from dataclasses import dataclass

from tongban.actions.outside import Outside
from tongban.actions.reform.keeping import HeldMeasure
from tongban.core.reform.measures import REMINDED_BEFORE
from tongban.store.cases.models import OutboxRow
from tongban.store.reform.queries import MeasureLine, due_until


@dataclass(frozen=True, slots=True, kw_only=True)
class DueMeasures:
    """The measures that their owners are reminded of: past their day, and near it."""

    late: tuple[MeasureLine, ...]
    soon: tuple[MeasureLine, ...]


def due_measures(outside: Outside, *, owner: str = "") -> DueMeasures:
    """Return what is late or due soon, of one department or of all, the earliest first."""
    until = outside.calendar.after(outside.today, REMINDED_BEFORE)
    found = due_until(until, owner=owner)
    return DueMeasures(
        late=tuple(one for one in found if one.due_on < outside.today),
        soon=tuple(one for one in found if one.due_on >= outside.today),
    )


def told(measure: HeldMeasure, outside: Outside) -> None:
    """Put a reminder on its way; call it inside the transaction that writes it down."""
    state = measure.state
    OutboxRow.objects.create(
        topic="reform.reminded",
        key=str(measure.row.pk),
        content={
            "title": measure.measure.title,
            "department": state.owner,
            "due_on": state.due_on.isoformat(),
            "late": state.due_on < outside.today,
        },
    )
