"""Catalogue to workbook (导出工作簿): a sheet for each table, with lists to choose from."""

import io
from collections import defaultdict
from collections.abc import Mapping
from itertools import islice
from typing import Final

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tongban.adapters.workbooks.cells import cell_at, empty_book, put_text
from tongban.adapters.workbooks.guide import TITLE, required, write_guide
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.tables.rows import Row
from tongban.core.catalog.tables.schema import SCHEMA
from tongban.core.catalog.tables.table import Column, Table
from tongban.core.catalog.tables.writing import rows_of
from tongban.core.vocabulary.errors import InvalidValue

MOST_ROWS: Final = 60_000
"""Beyond this a workbook no longer opens on an office machine; other formats have no such bound."""

_ROWS_TO_FILL: Final = 2_000
_FORMAT: Final = "tongban-items-1"
_NEEDED = PatternFill("solid", fgColor="FF1F4E79")
_OPTIONAL = PatternFill("solid", fgColor="FFD6E4F0")
_ON_NEEDED = Font(bold=True, color="FFFFFFFF")
_ON_OPTIONAL = Font(bold=True)
_NARROW, _WIDE = 14, 40
_LONG: Final = 12


class TooLargeForWorkbook(InvalidValue):
    """A catalogue of more rows than a workbook should hold."""

    def __init__(self) -> None:
        super().__init__("workbook", f"超过 {MOST_ROWS} 行，请缩小范围，或改用国家交换表")


def write_workbook(catalogue: Catalogue) -> bytes:
    """Return the workbook of a catalogue; reading it gives the same catalogue back."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in islice(rows_of(catalogue), MOST_ROWS + 1):
        rows[row.table].append(row)
    if sum(map(len, rows.values())) > MOST_ROWS:
        raise TooLargeForWorkbook
    book = empty_book()
    book.properties.identifier = _FORMAT
    write_guide(book.create_sheet(TITLE, 0), SCHEMA)
    for table in SCHEMA.tables:
        _fill(book.create_sheet(table.title), table, rows)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Worksheet, table: Table, rows: Mapping[str, list[Row]]) -> None:
    _head(sheet, table)
    for row in rows.get(table.key, ()):
        for number, text in enumerate(row.cells, start=1):
            if text:
                cell = cell_at(sheet, row.number + 1, number)
                put_text(cell, text)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    last = max(len(rows.get(table.key, ())), 1) + _ROWS_TO_FILL
    for column, place in table.placed():
        _offer(sheet, column, place + 1, last)
    sheet.freeze_panes = "B2"


def _head(sheet: Worksheet, table: Table) -> None:
    needed = [required(table, one) for one in table.columns for _ in one.titles]
    if table.owner:
        needed = [table.key != "elements", *needed]
    for number, (title, must) in enumerate(zip(table.titles, needed, strict=True), start=1):
        cell = cell_at(sheet, 1, number)
        put_text(cell, title)
        cell.fill, cell.font = (_NEEDED, _ON_NEEDED) if must else (_OPTIONAL, _ON_OPTIONAL)
        sheet.column_dimensions[get_column_letter(number)].width = _NARROW
    for column, first in table.placed():
        if column.codec.width == 1 and (column.hint or not column.codec.choices):
            letter = get_column_letter(first + 1)
            sheet.column_dimensions[letter].width = _WIDE if column.hint else _NARROW + _LONG


def _offer(sheet: Worksheet, column: Column, first: int, last: int) -> None:
    """Offer the choices of a column in a list; what takes several of them may still be typed."""
    for offset, choices in enumerate(column.codec.choices):
        if not choices:
            continue
        letter = get_column_letter(first + offset)
        offered = DataValidation(
            type="list", formula1='"' + ",".join(choices) + '"', allow_blank=True
        )
        offered.showErrorMessage = column.codec.empty is ...
        offered.error = f"请从列表中选择“{column.titles[offset]}”"
        sheet.add_data_validation(offered)
        offered.add(f"{letter}2:{letter}{last}")
