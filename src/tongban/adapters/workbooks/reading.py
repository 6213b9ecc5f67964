"""Workbook to catalogue (导入工作簿): whole, or every fault and nothing taken."""

from dataclasses import dataclass
from pathlib import Path

from tongban.adapters.workbooks.sheets import open_sheets
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.tables.reading import NOTHING, read_tables
from tongban.core.catalog.tables.rows import Fault
from tongban.core.catalog.tables.schema import SCHEMA


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookRead:
    """What a workbook says: its rows, its catalogue when nothing is wrong, else every fault."""

    rows: int
    catalogue: Catalogue
    faults: tuple[Fault, ...]


def read_workbook(path: Path, *, known: Catalogue = NOTHING) -> WorkbookRead:
    """Read a workbook whole; items may name what is in `known`.

    Raises:
        UnreadableWorkbook: for a file that is none.
    """
    with open_sheets(path, SCHEMA) as sheets:
        rows = list(sheets.rows())
    found = read_tables(rows, known=known)
    # A column that is not there is told once, at the heading.
    cells = (one for one in found.faults if (one.table, one.cell) not in sheets.missing)
    faults = (*sheets.faults, *cells)
    return WorkbookRead(
        rows=len(rows), catalogue=NOTHING if faults else found.catalogue, faults=faults
    )
