"""A report as a workbook (数据表): a sheet for each table; numbers stay numbers, words words."""

import io
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tongban.adapters.reports.values import Entry, Report, Sheet

_FORMULA: Final = ("=", "+", "-", "@", "\t")
_NAME: Final = 31
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", "·"))
_NARROW, _WIDE = 12, 40


def workbook_of(report: Report) -> bytes:
    """Return the tables of a report."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for part in report.parts:
        if part.sheet is not None:
            _fill(book.create_sheet(part.sheet.title.translate(_FORBIDDEN)[:_NAME]), part.sheet)
    if not book.worksheets:
        book.create_sheet(report.title.translate(_FORBIDDEN)[:_NAME])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Worksheet, table: Sheet) -> None:
    for column, heading in enumerate(table.headings, start=1):
        cell = sheet.cell(row=1, column=column, value=heading)
        cell.font = Font(bold=True)
        widest = max([len(heading), *(len(str(row[column - 1])) for row in table.rows)])
        sheet.column_dimensions[get_column_letter(column)].width = min(
            _WIDE, max(_NARROW, 2 * widest)
        )
    for number, row in enumerate(table.rows, start=2):
        for column, entry in enumerate(row, start=1):
            _put(sheet, number, column, entry)
    sheet.freeze_panes = "B2"


def _put(sheet: Worksheet, row: int, column: int, entry: Entry) -> None:
    """Write an entry; words that look like a formula stay words."""
    cell = sheet.cell(row=row, column=column, value=entry)
    if isinstance(entry, str) and entry.startswith(_FORMULA):
        cell.data_type = "s"
        cell.quotePrefix = True
