"""Forgetting values (到期清除): what stood in a row is dropped after a set time; the record stays.

个人信息保护法 §19: no longer than the purpose needs. How long that is, is local configuration.
"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.people.histories import SYSTEM
from tongban.core.quality.repairs import RowForgotten, advance, fold
from tongban.store.freezing.histories import columns
from tongban.store.quality.events import ROWS
from tongban.store.quality.models import QueuedRow, QueuedRowRecord

_AT_ONCE: Final = 500


def forget_values(outside: Outside, *, days: int) -> int:
    """Drop the values of rows that were queued so many days ago; return how many."""
    before = outside.now - timedelta(days=days)
    rows = QueuedRow.objects.filter(queued_at__lte=before, forgotten_on__isnull=True)
    found = list(rows.order_by("queued_at").values_list("pk", flat=True)[:_AT_ONCE])
    return sum(_forget(row, outside) for row in found)


@transaction.atomic
def _forget(row: UUID, outside: Outside) -> int:
    rows = QueuedRow.objects.select_for_update(skip_locked=True)
    held = rows.filter(pk=row, forgotten_on__isnull=True).first()
    if held is None:
        return 0
    event = RowForgotten(at=outside.now, by=SYSTEM)
    now = advance(fold(ROWS.read(held.records.order_by("sequence"))), event)
    held.cells_sealed = held.after_sealed = held.content_index = held.subject_index = None
    held.forgotten_on = outside.today
    held.status, held.changed_at = now.status.value, event.at
    held.save()
    QueuedRowRecord.objects.create(row=held, **columns(event, now.length))
    note(None, "quality.row_forgotten", f"quality_row:{row}", details={"dataset": held.dataset})
    return 1
