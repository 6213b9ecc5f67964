"""What came in (导入情况): runs, their yield, rejected rows, headings, by who may see them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tongban.core.authoring.access import may_read, sees_every_department
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotFound
from tongban.store.imports.kinds import Format, Phase, Standing, Status
from tongban.store.imports.models import HeadingRow, ImportedItem, ImportRun, RejectedRow

PAGE = 50
MOST_WORDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """One run as lists and its own page show it."""

    id: UUID
    form: Format
    name: str
    by_name: str
    status: Status
    phase: Phase
    done: int
    expected: int
    rows_read: int
    rows_rejected: int
    items_read: int
    items_taken: int
    reason: str
    began_at: datetime
    ended_at: datetime | None
    file_dropped_on: date | None

    @property
    def under_way(self) -> bool:
        """Tell whether somebody works on it or will."""
        return self.status in (Status.WAITING, Status.WORKING)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One item that a run yielded."""

    id: int
    code: str
    name: str
    department: str
    standing: Standing
    copy: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedLine:
    """One row that was not taken; each fault is a cell, or -1, and a sentence."""

    id: int
    table: str
    number: int
    owner: str
    cells: tuple[str, ...]
    faults: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingRecord:
    """One heading; `department` is empty until the body is one that we know."""

    id: int
    code: str
    name: str
    body: str
    department: str
    area: str
    item_type: str
    twin: str


def runs_for(officer: Officer, *, before: datetime | None = None) -> tuple[RunLine, ...]:
    """Return a page of the runs that an officer may see, the newest first."""
    rows = visible(officer).defer("definitions")
    if before is not None:
        rows = rows.filter(began_at__lt=before)
    return tuple(_run(row) for row in rows.order_by("-began_at", "id")[:PAGE])


def run_for(officer: Officer, run: UUID) -> RunLine:
    """Return one run; NotFound when there is none that the officer may see."""
    row = visible(officer).defer("definitions").filter(pk=run).first()
    if row is None:
        raise NotFound(f"no import {run}")
    return _run(row)


def ahead_of(run: UUID) -> int:
    """Return how many other runs are worked on before this one."""
    began = ImportRun.objects.filter(pk=run).values("began_at")
    waiting = [Status.WAITING, Status.WORKING]
    return ImportRun.objects.filter(status__in=waiting, began_at__lt=began[:1]).count()


def items_of(run: UUID, *, after: int = 0, whole: bool = True) -> tuple[ItemLine, ...]:
    """Return a page of what a run yielded; unless `whole`, only what is new or changed."""
    rows = ImportedItem.objects.filter(run=run, pk__gt=after).defer("content", "brings")
    if not whole:
        rows = rows.exclude(standing=Standing.SAME)
    return tuple(
        ItemLine(
            id=row.pk,
            code=row.code,
            name=row.name,
            department=row.department,
            standing=Standing(row.standing),
            copy=row.copy,
        )
        for row in rows.order_by("pk")[:PAGE]
    )


def standings_of(run: UUID) -> Mapping[Standing, int]:
    """Return how many items of a run stand how beside what is published."""
    rows = ImportedItem.objects.filter(run=run).values_list("standing")
    return {Standing(name): count for name, count in rows.annotate(count=Count("pk"))}


def left_to_open(run: UUID) -> int:
    """Return how many items of a run are new or changed and have no working copy yet."""
    rows = ImportedItem.objects.filter(run=run, copy__isnull=True)
    return rows.exclude(standing=Standing.SAME).count()


def rejected_of(run: UUID, *, after: int = 0) -> tuple[RejectedLine, ...]:
    """Return a page of the rows with a fault, in the order of the file."""
    rows = RejectedRow.objects.filter(run=run, faulty=True, pk__gt=after).order_by("pk")[:PAGE]
    return tuple(map(_rejected, rows))


def rejected_row(run: UUID, row: int) -> RejectedLine:
    """Return one rejected row of a run."""
    found = RejectedRow.objects.filter(run=run, pk=row).first()
    if found is None:
        raise NotFound(f"no rejected row {row}")
    return _rejected(found)


def all_rejected(run: UUID) -> Iterator[RejectedLine]:
    """Yield every rejected row of a run, those without a fault of their own too."""
    rows = RejectedRow.objects.filter(run=run).order_by("pk")
    return (_rejected(row) for row in rows.iterator(chunk_size=2000))


def headings(words: str = "", *, department: str = "", after: int = 0) -> tuple[HeadingRecord, ...]:
    """Return a page of headings whose name, code or body holds `words`."""
    rows = HeadingRow.objects.filter(pk__gt=after)
    if words:
        told = words[:MOST_WORDS]
        rows = rows.filter(Q(name__icontains=told) | Q(code=told) | Q(body__icontains=told))
    if department:
        rows = rows.filter(department=department)
    return tuple(map(_heading, rows.order_by("pk")[:PAGE]))


def heading(row: int) -> HeadingRecord:
    """Return one heading."""
    found = HeadingRow.objects.filter(pk=row).first()
    if found is None:
        raise NotFound(f"no heading {row}")
    return _heading(found)


def headings_known() -> Sequence[int]:
    """Return how many headings there are, how many have a department, how many a twin."""
    rows = HeadingRow.objects.all()
    return rows.count(), rows.exclude(department="").count(), rows.exclude(twin="").count()


def visible(officer: Officer) -> QuerySet[ImportRun]:
    """Return the runs that an officer may see: their department's, or all of them."""
    if sees_every_department(officer):
        return ImportRun.objects.all()
    if not may_read(officer, officer.department):
        return ImportRun.objects.none()
    return ImportRun.objects.filter(department=officer.department)


def _run(row: ImportRun) -> RunLine:
    return RunLine(
        id=row.pk,
        form=Format(row.form),
        name=row.name,
        by_name=row.by_name,
        status=Status(row.status),
        phase=Phase(row.phase),
        done=row.checkpoint,
        expected=row.expected,
        rows_read=row.rows_read,
        rows_rejected=row.rows_rejected,
        items_read=row.items_read,
        items_taken=row.items_taken,
        reason=row.reason,
        began_at=row.began_at,
        ended_at=row.ended_at,
        file_dropped_on=row.file_dropped_on,
    )


def _rejected(row: RejectedRow) -> RejectedLine:
    faults: list[dict[str, Any]] = row.faults
    return RejectedLine(
        id=row.pk,
        table=row.table,
        number=row.number,
        owner=row.owner,
        cells=tuple(row.cells),
        faults=tuple((one["cell"], one["reason"], one["rule"]) for one in faults),
    )


def _heading(row: HeadingRow) -> HeadingRecord:
    return HeadingRecord(
        id=row.pk,
        code=row.code,
        name=row.name,
        body=row.body,
        department=row.department,
        area=row.area,
        item_type=row.item_type,
        twin=row.twin,
    )
