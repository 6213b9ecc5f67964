"""Keep attendances (接待留痕): the row locked, one event appended, a leaf of audit beside it."""

from collections.abc import Callable
from typing import TypeAlias
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen, Officer
from tongban.core.people.attending import AnyAttendanceEvent, Attendance, filed
from tongban.core.vocabulary.errors import NotFound
from tongban.store.attendance.models import AttendanceRecord, AttendanceRow
from tongban.store.attendance.queries import opened
from tongban.store.freezing.histories import columns

Verb: TypeAlias = Callable[[Attendance], AnyAttendanceEvent]


@transaction.atomic
def done(clerk: Officer, attendance: UUID, verb: Verb) -> None:
    """Let core decide on a locked attendance of this clerk, and keep what follows.

    Raises:
        NotFound: when the clerk has none by that id.
        NotAtWindow: when it has ended.
    """
    rows = AttendanceRow.objects.select_for_update(no_key=True)
    row = rows.filter(pk=attendance, clerk_id=clerk.account).first()
    if row is None:
        raise NotFound(f"no attendance {attendance} of {clerk.staff_number}")
    place = row.records.count() + 1
    append(clerk, row, verb(opened(row).attendance), place=place)


def append(clerk: Officer, row: AttendanceRow, event: AnyAttendanceEvent, *, place: int) -> None:
    """Write an event at its place, and the look at a person that it is."""
    values = columns(event, place)
    content = values.pop("content")
    record = AttendanceRecord(attendance=row, **values)
    record.content = content
    record.save(force_insert=True)
    if event.name == "left":
        row.left = True
        row.save(update_fields=["left"])
    note(
        clerk,
        f"attendance.{event.name}",
        f"attendance:{row.pk}",
        concerned=[bytes(row.person_index)],
        details={"at": "window"},
    )


def note_filed(actor: Citizen, filing: UUID, number: str, outside: Outside) -> None:
    """Note what was filed at a window; nothing where the person files themselves.

    Raises:
        NotAtWindow: when the attendance has ended meanwhile, so that nothing is filed.
    """
    help_ = actor.helped_by
    if help_ is None:
        return
    done(
        help_.clerk,
        help_.attendance,
        lambda one: filed(one, help_.clerk, filing=str(filing), number=number, now=outside.now),
    )
