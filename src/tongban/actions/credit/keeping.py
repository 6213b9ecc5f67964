"""Keeping entries (存证): the row locked, core's event appended, a leaf of audit beside it."""

from collections.abc import Callable
from typing import TypeAlias
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.credit import entries
from tongban.core.credit.entries import CreditEntry
from tongban.core.credit.events import AnyCreditEvent
from tongban.core.credit.listing import KeeperAtWork
from tongban.core.people.actors import Actor, Officer
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.cases.models import OutboxRow
from tongban.store.credit.models import CreditRecord, CreditRow
from tongban.store.credit.queries import CREDIT
from tongban.store.freezing.histories import columns

Verb: TypeAlias = Callable[[CreditEntry, KeeperAtWork], AnyCreditEvent]


@transaction.atomic
def done(
    officer: Officer, entry: UUID, outside: Outside, verb: Verb, *, revision: int | None
) -> CreditEntry:
    """Let core decide on a locked entry of the officer's department, and keep what follows.

    Raises:
        NotFound: when the department keeps no such entry.
        Conflict: when it has moved on from `revision`.
    """
    rows = CreditRow.objects.select_for_update(no_key=True)
    row = rows.filter(pk=entry, department=officer.department).first()
    if row is None:
        raise NotFound(f"no credit entry {entry} for {officer.department}")
    if revision is not None and revision != row.revision:
        raise Conflict(f"the entry has moved on from {revision}")
    state = entries.fold(CREDIT.read(row.records.all()))
    hand = KeeperAtWork(officer=officer, department=row.department, at=outside.now)
    return append(officer, row, verb(state, hand), calendar=outside.calendar, before=state)


def append(
    actor: Actor,
    row: CreditRow,
    event: AnyCreditEvent,
    *,
    calendar: WorkingCalendar,
    before: CreditEntry | None = None,
) -> CreditEntry:
    """Write an event after those that stand, and repeat in the row what follows."""
    now = entries.fold([event]) if before is None else entries.advance(before, event)
    row.status, row.revision = now.status.value, now.length
    row.counts_until, row.due_on = now.counts_until(calendar), now.answer_due(calendar)
    row.save()
    values = columns(event, now.length)
    content = values.pop("content")
    record = CreditRecord(entry=row, **values)
    record.content = content
    record.save(force_insert=True)
    OutboxRow.objects.create(
        topic=f"credit.{event.name}", key=str(row.pk), content={"entry": str(row.pk)}
    )
    note(
        actor,
        f"credit.{event.name}",
        f"credit:{row.pk}",
        concerned=[bytes(row.party_index)],
        details={"list": row.list},
    )
    return now
