"""Rejected rows handed back (异常回执): in the shape of the national table of errors."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from tongban.adapters.national_tables import ABNORMAL, NATIONAL, Batch, abnormal_row
from tongban.adapters.national_tables.writing import guarded
from tongban.core.catalog.tables.rows import Fault
from tongban.store.imports.models import ImportRun
from tongban.store.imports.queries import RejectedLine, all_rejected

TITLES: Final = (*ABNORMAL, "table_row", "table_cell", "table_row_cells")
"""The national titles, and where the fault is and what stands there."""

_SOURCE: Final = "tongban"


def reported(run: UUID) -> Iterator[tuple[str, ...]]:
    """Yield a line for each fault of each rejected row, safe to open in a table program."""
    row = ImportRun.objects.defer("definitions").get(pk=run)
    moment = f"{row.changed_at:%Y-%m-%d %H:%M:%S}"
    batch = Batch(number=str(run), source=_SOURCE, moment=f"{row.began_at:%Y-%m-%d %H:%M:%S}")
    for line in all_rejected(run):
        for cell, reason, rule in line.faults:
            fault = Fault(line.table, line.number, cell, reason, rule)
            told = abnormal_row(fault, line.owner, batch, moment=moment)
            where = (str(line.number), _title(line, cell), "\n".join(filter(None, line.cells)))
            yield tuple(guarded(text) for text in (*told, *where))


def _title(line: RejectedLine, cell: int) -> str:
    table = NATIONAL.by_key.get(line.table)
    return table.titles[cell] if table and 0 <= cell < len(table.titles) else ""
