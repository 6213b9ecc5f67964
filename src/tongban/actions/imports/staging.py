"""Rows on their way in (读入各行): copied into the database in batches, resumed after the last."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Final

from django.db import connection, transaction

from tongban.actions.imports.files import file_of
from tongban.actions.imports.keeping import keep_rejected
from tongban.actions.imports.progress import Slice, advance, ended, next_phase, stopped
from tongban.adapters.national_tables import OWNED, open_archive, owner_of
from tongban.core.catalog.tables.rows import Row
from tongban.store.imports.kinds import Phase, Status
from tongban.store.imports.models import ImportRun, StagedRow

BATCH: Final = 5_000
_BYTES_A_ROW: Final = 200
_COPY: Final = (
    'COPY store_imports_stagedrow (run_id, position, "table", number, owner, cells) FROM STDIN'
)


def stage(run: ImportRun, piece: Slice) -> None:
    """Copy rows until the turn is over; then check them, item by item."""
    with file_of(run) as path, open_archive(path) as archive:
        run.expected = run.expected or max(archive.size // _BYTES_A_ROW, 1)
        rows = archive.rows(after=run.checkpoint)
        while batch := list(islice(rows, BATCH)):
            _copy(run, piece, batch)
            if stopped(run, piece):
                return
        if archive.faults:
            run.rows_rejected = keep_rejected(run, (), archive.faults, owners={})
            ended(run, Status.REFUSED, piece, reason=archive.faults[0].reason)
            return
    items = StagedRow.objects.filter(run=run, table="items").count()
    next_phase(run, piece, Phase.CHECKING, expected=items)


@transaction.atomic
def _copy(run: ImportRun, piece: Slice, batch: list[Row]) -> None:
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for line in _lines(run, batch):
            copy.write_row(line)
    run.rows_read += len(batch)
    advance(run, piece, checkpoint=run.checkpoint + len(batch))


def _lines(run: ImportRun, batch: list[Row]) -> Iterator[tuple[object, ...]]:
    for position, row in enumerate(batch, start=run.checkpoint + 1):
        owner = owner_of(row) if row.table in OWNED or row.table == "items" else ""
        cells = json.dumps(row.cells, ensure_ascii=False).replace("\\u0000", "")
        yield run.pk, position, row.table, row.number, owner[:200], cells
