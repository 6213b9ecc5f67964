"""Queue rows (退回入队): with their reasons, known again by a keyed digest of what stands in them.

A check of the whole register renews the queue. A row that is still wrong stays where it was, with
whatever was done about it; one that is not found again is over; one that a steward found right as
it stands does not come back.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias
from uuid import uuid4

from django.db.models import Count, QuerySet

from tongban.actions.quality.naming import is_personal, labels, said
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset
from tongban.core.people.histories import SYSTEM
from tongban.core.quality.repairs import OPEN, RepairWay, RowGone, RowStatus
from tongban.core.quality.rules import QualityRule
from tongban.store.freezing.histories import columns
from tongban.store.quality.kinds import Source
from tongban.store.quality.models import CheckRun, QueuedRow, QueuedRowRecord
from tongban.store.sealing import blind_index

_LONGEST_REASON: Final = 500
_AT_ONCE: Final = 500
_OPEN: Final = tuple(one.value for one in OPEN)
Cells: TypeAlias = Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A record that breaks rules (不合规的记录); `place` is where it stood, if in a register."""

    cells: Cells
    broken: tuple[QualityRule, ...]
    place: int | None = None


class Queue:
    """The queue of one dataset, as something is put into it at a moment (待处理队列)."""

    def __init__(self, dataset: Dataset, catalogue: Catalogue, now: datetime) -> None:
        self._dataset = dataset
        self._now = now
        self._names = labels(catalogue)
        self._personal = is_personal(dataset, catalogue)

    def renew(self, run: CheckRun, rejected: Iterable[Wrong]) -> int:
        """Queue the rows that a check turned away; return how many wait now."""
        wrong = {content_index(self._dataset.code, one.cells): one for one in rejected}
        self._end_others(wrong)
        known = self._known(wrong)
        made = [self._row(one, index) for index, one in wrong.items() if index not in known]
        for row in made:
            row.run, row.source = run, Source(run.source)
        QueuedRow.objects.bulk_create(made, batch_size=_AT_ONCE)
        return self._rows().filter(status__in=_OPEN).count()

    def add(self, wrong: Wrong) -> bool:
        """Queue a record that was wrong in an answer; tell whether it was not known yet."""
        index = content_index(self._dataset.code, wrong.cells)
        if self._known([index]):
            return False
        self._row(wrong, index).save(force_insert=True)
        return True

    def _known(self, indexes: Iterable[bytes]) -> set[bytes]:
        """Return the contents that wait already, or that were found right."""
        rows = self._rows().filter(content_index__in=list(indexes))
        right = rows.filter(status=RowStatus.SETTLED.value, way=RepairWay.VERIFIED.value)
        found = (rows.filter(status__in=_OPEN) | right).values_list("content_index", flat=True)
        return {bytes(index) for index in found if index is not None}

    def _end_others(self, wrong: Collection[bytes]) -> None:
        """End the rows of registers that were not found again."""
        rows = self._rows().select_for_update().filter(status__in=_OPEN)
        waiting = rows.exclude(source=Source.USE).defer("cells_sealed", "after_sealed")
        over = [row for row in waiting if bytes(row.content_index or b"") not in wrong]
        records = QueuedRowRecord.objects.filter(row__in=over).values_list("row")
        lengths = dict(records.annotate(count=Count("pk")))
        event = RowGone(at=self._now, by=SYSTEM)
        QueuedRowRecord.objects.bulk_create(
            [
                QueuedRowRecord(row=row, **columns(event, lengths.get(row.pk, 0) + 1))
                for row in over
            ],
            batch_size=_AT_ONCE,
        )
        ended = QueuedRow.objects.filter(pk__in=[row.pk for row in over])
        ended.update(status=RowStatus.GONE.value, changed_at=self._now)

    def _rows(self) -> "QuerySet[QueuedRow]":
        return QueuedRow.objects.filter(dataset=self._dataset.code)

    def _row(self, wrong: Wrong, index: bytes) -> QueuedRow:
        keys = (wrong.cells.get(one) for one in self._dataset.keys)
        subject = next(filter(None, keys), None)
        row = QueuedRow(
            id=uuid4(),
            dataset=self._dataset.code,
            holder=self._dataset.holder,
            source=Source.USE,
            place=wrong.place,
            broken=[rule.code for rule in wrong.broken],
            reasons=[words[:_LONGEST_REASON] for words in said(wrong.broken, self._names)],
            personal=self._personal,
            content_index=index,
            subject_index=None if subject is None else blind_index(subject),
            queued_at=self._now,
            changed_at=self._now,
        )
        row.cells = dict(wrong.cells)
        return row


def content_index(dataset: str, cells: Cells) -> bytes:
    """Return by what the same content is known again, and nothing is read."""
    told = sorted((field, text) for field, text in cells.items() if text is not None)
    return blind_index(json.dumps([dataset, told], ensure_ascii=False))
