"""Logs of other systems as supervisors may read them: their names, sizes, and lines not read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tongban.store.supervision.models import ForeignLog

_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLog:
    """A log that is kept; `examples` are places and reasons of what could not be read."""

    id: UUID
    name: str
    cases: int
    events: int
    rejected: int
    examples: tuple[tuple[int, str], ...]
    at: datetime


def kept_logs() -> tuple[KeptLog, ...]:
    """Return the logs that are kept, the latest first."""
    return tuple(map(_log, ForeignLog.objects.order_by("-at")[:_SHOWN]))


def kept_log(log: UUID) -> KeptLog | None:
    """Return one log."""
    row = ForeignLog.objects.filter(pk=log).first()
    return None if row is None else _log(row)


def _log(row: ForeignLog) -> KeptLog:
    return KeptLog(
        id=row.pk,
        name=row.name,
        cases=row.cases,
        events=row.events,
        rejected=row.rejected,
        examples=tuple((line, why) for line, why in row.examples),
        at=row.at,
    )
