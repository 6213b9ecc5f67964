"""Texts in cells (单元格文字): what is written is text, whatever it begins with.

A text that begins with =, +, - or @ is kept as text and marked as quoted, so that neither opening
nor editing makes a formula of it. Excel reads `_x000D_` as a control character; a text that only
looks so is written escaped.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from tongban.core.vocabulary.errors import InvalidValue

LONGEST: Final = 32_767
"""The most characters that a cell of a workbook holds."""

_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA: Final = ("=", "+", "-", "@", "\t")
_UNSHOWN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def put_text(cell: Cell, text: str) -> None:
    """Write a text into a cell, as text."""
    if len(text) > LONGEST:
        raise InvalidValue("cell", f"一个单元格最多 {LONGEST} 个字，请改用其他格式导出")
    cell.value = _LOOKS_ESCAPED.sub("_x005F_", _UNSHOWN.sub("", text)) or None
    cell.data_type = "s" if text else "n"
    cell.number_format = "@"
    if text.startswith(_FORMULA):
        cell.quotePrefix = True


def empty_book() -> Workbook:
    """Return a workbook without a sheet."""
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    return book


def cell_at(sheet: Worksheet, row: int, number: int) -> Cell:
    """Return a cell of a sheet that has no merged ones."""
    return cast("Cell", sheet.cell(row, number))


def text_of(value: Any) -> str:
    """Return what a cell holds as the text that a person sees in it."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case float():
            return f"{Decimal(repr(value)):f}".removesuffix(".0")
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            text: str = unescape(str(value))
            return text.replace("\r\n", "\n").replace("\r", "\n")
