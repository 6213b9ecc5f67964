"""Logs of other systems as supervisors may read them: how far read, how large, lines not read."""

import enum
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from tongban.store.supervision.models import ForeignLog

_SHOWN = 50


class LogStatus(enum.Enum):
    """How far the reading of a log has come."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    REFUSED = "refused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLog:
    """A log that is kept; `examples` are places and reasons of what could not be read.

    `done` of `size` octets are read; `ahead` logs are read before it.
    """

    id: UUID
    name: str
    status: LogStatus
    size: int
    done: int
    reason: str
    cases: int
    events: int
    rejected: int
    examples: tuple[tuple[int, str], ...]
    at: datetime
    ahead: int = 0

    @property
    def under_way(self) -> bool:
        """Tell whether it is not read to its end yet."""
        return self.status in (LogStatus.WAITING, LogStatus.READING)


def kept_logs() -> tuple[KeptLog, ...]:
    """Return the logs that are kept, the latest first."""
    return tuple(map(_log, ForeignLog.objects.order_by("-at")[:_SHOWN]))


def kept_log(log: UUID) -> KeptLog | None:
    """Return one log."""
    row = ForeignLog.objects.filter(pk=log).first()
    if row is None:
        return None
    before = ForeignLog.objects.filter(
        status__in=[LogStatus.WAITING.value, LogStatus.READING.value], at__lt=row.at
    )
    return replace(_log(row), ahead=before.count())


def _log(row: ForeignLog) -> KeptLog:
    return KeptLog(
        id=row.pk,
        name=row.name,
        status=LogStatus(row.status),
        size=row.size,
        done=row.done,
        reason=row.reason,
        cases=row.cases,
        events=row.events,
        rejected=row.rejected,
        examples=tuple((line, why) for line, why in row.examples),
        at=row.at,
    )
