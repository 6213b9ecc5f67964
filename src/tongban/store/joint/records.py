"""Events of joint handlings in rows (联办经过存储): sealed, since opinions may be about people."""

from collections.abc import Iterable
from typing import Final

from tongban.core.joint.events import AnyJointEvent
from tongban.store.freezing.histories import History, columns
from tongban.store.joint.models import JointMatter, JointRecord

HISTORY: Final = History[AnyJointEvent](AnyJointEvent)


def history_of(row: JointMatter) -> tuple[AnyJointEvent, ...]:
    """Return everything that happened to a joint handling, in its order."""
    return HISTORY.read(row.records.order_by("sequence"))


def rows_of(row: JointMatter, events: Iterable[AnyJointEvent]) -> list[JointRecord]:
    """Return the rows of events that follow those that stand; the matter counts them."""
    made = []
    for event in events:
        row.revision += 1
        told = columns(event, row.revision)
        content = told.pop("content")
        record = JointRecord(matter=row, **told)
        record.content = content
        made.append(record)
    return made
