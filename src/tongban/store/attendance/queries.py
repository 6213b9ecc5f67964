"""Attendances as the clerk who received may read them; nobody else reaches them."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from tongban.core.people.actors import Citizen, Officer, WindowHelp
from tongban.core.people.attending import AnyAttendanceEvent, Attendance, fold
from tongban.store.attendance.models import AttendanceRow
from tongban.store.freezing.histories import History

ATTENDANCE: Final = History[AnyAttendanceEvent](AnyAttendanceEvent)
PAGE: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAttendance:
    """An attendance with whose account is written in."""

    id: UUID
    account: int
    attendance: Attendance

    def person(self, clerk: Officer) -> Citizen:
        """Return who is there, in their own name, with the clerk who writes for them."""
        return Citizen(
            account=self.account,
            person=self.attendance.number,
            name=self.attendance.person,
            helped_by=WindowHelp(attendance=self.id, clerk=clerk),
        )


def attendance_of(clerk: Officer, attendance: UUID) -> OpenedAttendance | None:
    """Return one attendance of this clerk, past or present."""
    row = AttendanceRow.objects.filter(pk=attendance, clerk_id=clerk.account).first()
    return None if row is None else opened(row)


def attendances_of(clerk: Officer) -> tuple[OpenedAttendance, ...]:
    """Return the latest attendances of this clerk."""
    rows = AttendanceRow.objects.filter(clerk_id=clerk.account).prefetch_related("records")
    return tuple(map(opened, rows.order_by("-opened_at", "id")[:PAGE]))


def opened(row: AttendanceRow) -> OpenedAttendance:
    """Return a row with everything that is sealed in it."""
    return OpenedAttendance(
        id=row.pk, account=row.account_id, attendance=fold(ATTENDANCE.read(row.records.all()))
    )
