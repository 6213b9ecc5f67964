"""Faults written back (回写错误): a copy with each faulty cell red and commented, and a list.

The list stands first; each line leads to its cell. A copy that was mended and comes back again
loses the marks of last time.
"""

import io
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tongban.adapters.workbooks.cells import cell_at, empty_book, put_text
from tongban.adapters.workbooks.sheets import FAULTS, open_sheets
from tongban.core.catalog.tables.rows import Fault
from tongban.core.catalog.tables.schema import SCHEMA

_AUTHOR: Final = "通办"
_RED = PatternFill("solid", fgColor="FFFFC7CE")
_NO_FILL = PatternFill(fill_type=None)
_HEAD: Final = ("工作表", "单元格", "表头", "错在哪里、怎么改")
_OPENING: Final = "共 {count} 处错误，没有导入任何内容。改好后把这份工作簿再上传一次。"
_WIDTHS: Final = (18, 10, 22, 90)
_MOST_MARKED: Final = 8 * 1024**2
_BOX: Final = (260, 120)


def marked_copy(path: Path, faults: Iterable[Fault]) -> bytes:
    """Return a copy of the workbook at `path` with every fault marked."""
    with open_sheets(path, SCHEMA) as sheets:
        columns = {heading.table.key: heading.columns for heading in sheets.headings.values()}
    # A workbook too large to be held whole gets the list alone.
    small = path.stat().st_size <= _MOST_MARKED
    book = load_workbook(io.BytesIO(path.read_bytes()), keep_links=False) if small else empty_book()
    _forget(book)
    placed = [_Placed(fault, columns) for fault in faults]
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in placed:
        if one.sheet in book.sheetnames:
            reasons[one.sheet, one.cell].append(one.fault.reason)
    for (sheet, cell), told in reasons.items():
        _mark(book[sheet][cell], told)
    _list(book.create_sheet(FAULTS, 0), placed, book.sheetnames)
    book.active = 0
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


class _Placed:
    """A fault and the cell of the workbook where it stands."""

    def __init__(self, fault: Fault, columns: dict[str, tuple[int | None, ...]]) -> None:
        table = SCHEMA.by_key.get(fault.table)
        self.fault = fault
        self.sheet = table.title if table else fault.table
        known = columns.get(fault.table, ())
        column = known[fault.cell] if 0 <= fault.cell < len(known) else None
        self.cell = f"{get_column_letter((column or 0) + 1)}{fault.row}"
        self.title = table.titles[fault.cell] if table and fault.cell >= 0 else ""


def _forget(book: Any) -> None:
    """Take away the list and the marks of an earlier copy."""
    if FAULTS in book.sheetnames:
        del book[FAULTS]
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.comment is not None and cell.comment.author == _AUTHOR:
                    cell.comment = None
                    cell.fill = _NO_FILL


def _mark(cell: Any, reasons: list[str]) -> None:
    cell.fill = _RED
    comment = Comment("\n".join(reasons), _AUTHOR)
    comment.width, comment.height = _BOX
    cell.comment = comment


def _list(sheet: Worksheet, faults: list[_Placed], linked: list[str]) -> None:
    put_text(cell_at(sheet, 1, 1), _OPENING.format(count=len(faults)))
    for number, title in enumerate(_HEAD, start=1):
        put_text(cell_at(sheet, 3, number), title)
        cell_at(sheet, 3, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS[number - 1]
    for line, one in enumerate(faults, start=4):
        for number, text in enumerate((one.sheet, one.cell, one.title, one.fault.reason), start=1):
            put_text(cell_at(sheet, line, number), text)
            cell_at(sheet, line, number).alignment = Alignment(wrap_text=True, vertical="top")
        if one.sheet not in linked:
            continue
        place = cell_at(sheet, line, 2)
        place.hyperlink = f"#'{one.sheet.replace(chr(39), chr(39) * 2)}'!{one.cell}"
        place.style = "Hyperlink"
    sheet.freeze_panes = "A4"
