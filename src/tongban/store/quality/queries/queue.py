"""The queue of rows: lists tell no values; who may open one is asked before that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count

from tongban.core.people.actors import Officer
from tongban.core.quality.repairs import AnyRowEvent, RepairWay, RowState, RowStatus, fold
from tongban.store.quality.events import ROWS
from tongban.store.quality.kinds import Source
from tongban.store.quality.models import QueuedRow

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """One row in a list: where it stood and what is wrong, without its values."""

    id: UUID
    dataset: str
    source: Source
    place: int | None
    broken: tuple[str, ...]
    reasons: tuple[str, ...]
    personal: bool
    status: RowStatus
    way: RepairWay | None
    ticket: UUID | None
    queued_at: datetime
    forgotten_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRow:
    """A row with its values, before and after, and everything that happened to it."""

    line: QueueLine
    cells: Mapping[str, str | None]
    after: Mapping[str, str | None]
    state: RowState
    history: tuple[AnyRowEvent, ...]
    subject: bytes | None


def queue_of(dataset: str, *, status: RowStatus, page: int = 0) -> tuple[QueueLine, ...]:
    """Return a page of the rows of a dataset that stand so, the oldest first, by their lines."""
    rows = QueuedRow.objects.filter(dataset=dataset, status=status.value)
    ordered = rows.defer("cells_sealed", "after_sealed").order_by("queued_at", "place", "id")
    return tuple(line_of(row) for row in ordered[page * PAGE : (page + 1) * PAGE])


def counts_of(dataset: str) -> Mapping[RowStatus, int]:
    """Return how many rows of a dataset stand how."""
    rows = QueuedRow.objects.filter(dataset=dataset).values_list("status")
    return {RowStatus(status): count for status, count in rows.annotate(count=Count("pk"))}


def waiting_by_dataset() -> Mapping[str, int]:
    """Return how many rows wait for somebody, by dataset."""
    open_ = [RowStatus.WAITING.value, RowStatus.PROPOSED.value]
    rows = QueuedRow.objects.filter(status__in=open_).values_list("dataset")
    return dict(rows.annotate(count=Count("pk")))


def opened_row(officer: Officer, row: UUID) -> OpenedRow | None:
    """Return a row of a register that the officer's department holds."""
    found = QueuedRow.objects.filter(pk=row, holder=officer.department).first()
    return None if found is None else opened(found)


def opened(row: QueuedRow) -> OpenedRow:
    """Return a row with its history as a value."""
    history = ROWS.read(row.records.order_by("sequence"))
    return OpenedRow(
        line=line_of(row),
        cells=row.cells,
        after=row.after,
        state=fold(history),
        history=history,
        subject=None if row.subject_index is None else bytes(row.subject_index),
    )


def line_of(row: QueuedRow) -> QueueLine:
    """Return a row as lists show it."""
    return QueueLine(
        id=row.pk,
        dataset=row.dataset,
        source=Source(row.source),
        place=row.place,
        broken=tuple(row.broken),
        reasons=tuple(row.reasons),
        personal=row.personal,
        status=RowStatus(row.status),
        way=RepairWay(row.way) if row.way else None,
        ticket=row.ticket,
        queued_at=row.queued_at,
        forgotten_on=row.forgotten_on,
    )
