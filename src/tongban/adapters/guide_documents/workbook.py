"""Workbooks (.xlsx): every sheet, in which an empty row ends a table; formulas are not computed."""

import io
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from openpyxl import load_workbook

from tongban.adapters.guide_documents.assembling import Assembly
from tongban.adapters.guide_documents.gate import pass_archive
from tongban.adapters.guide_documents.refusals import UnreadableGuide
from tongban.core.reading.blocks import GuideText
from tongban.core.vocabulary.errors import TongbanError

_MOST_ROWS, _MOST_COLUMNS, _MOST_SHEETS = 2000, 40, 10


def read_workbook(content: bytes) -> GuideText:
    """Return the sheets of a workbook as a guide."""
    pass_archive(content, needs="xl/workbook.xml")
    try:
        return _assembled(content).guide()
    except TongbanError:
        raise
    except Exception as error:  # a damaged workbook fails in as many ways as there are parts
        raise UnreadableGuide("文件损坏，打不开；请用 Excel 或 WPS 另存一份再上传") from error


def _assembled(content: bytes) -> Assembly:
    assembly = Assembly()
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets[:_MOST_SHEETS]:
            if sheet.sheet_state == "visible":
                rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
                _tables(assembly, [_texts(row) for row in rows])
    finally:
        book.close()
    return assembly


def _tables(assembly: Assembly, rows: list[list[str]]) -> None:
    for filled, group in groupby(rows, key=bool):
        if filled:
            _table(assembly, list(group))


def _table(assembly: Assembly, rows: list[list[str]]) -> None:
    """Put rows as a table; single cells before it, such as a title, are paragraphs."""
    while rows and len(rows[0]) == 1:
        assembly.paragraph(rows.pop(0)[0])
    if rows:
        assembly.table(rows)


def _texts(row: tuple[Any, ...]) -> list[str]:
    """Return the texts of a row up to the last that is filled; of an empty row, none."""
    texts = [_text(value) for value in row]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _text(value: Any) -> str:
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
            return str(value).strip()
