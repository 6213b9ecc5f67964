"""Workbook to rows (读工作表): line by line, without holding the workbook, headings first."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tongban.adapters.workbooks.cells import text_of
from tongban.adapters.workbooks.gate import UnreadableWorkbook, pass_gate
from tongban.adapters.workbooks.guide import TITLE, required
from tongban.core.catalog.tables.rows import Fault, Row
from tongban.core.catalog.tables.table import Schema, Table

FAULTS: Final = "错误清单"
MOST_ROWS: Final = 500_000
_MOST_COLUMNS: Final = 80
_FORMULA: Final = "这里是公式；请复制后“选择性粘贴 → 数值”"
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Where the cells of a table stand in its sheet: a column number for each cell, or None."""

    table: Table
    columns: tuple[int | None, ...]


class Sheets:
    """An open workbook: its headings with what is wrong in them, and its rows."""

    def __init__(self, book: Any, schema: Schema) -> None:
        self._book = book
        self.faults: list[Fault] = []
        self.headings: dict[str, Heading] = {}
        self._read_headings({table.title: table for table in schema.tables})

    @property
    def missing(self) -> frozenset[tuple[str, int]]:
        """Return table and cell of every column that a sheet lacks."""
        return frozenset(
            (heading.table.key, cell)
            for heading in self.headings.values()
            for cell, column in enumerate(heading.columns)
            if column is None
        )

    def rows(self) -> Iterator[Row]:
        """Yield the rows of every known sheet; faults of single cells are gathered on the way."""
        count = 0
        for title, heading in self.headings.items():
            for number, cells in self._lines(title):
                row = self._row(heading, number, cells)
                if row.blank:
                    continue
                count += 1
                if count > MOST_ROWS:
                    raise UnreadableWorkbook(f"超过 {MOST_ROWS} 行，请分成几个文件")
                yield row

    def _row(self, heading: Heading, number: int, cells: tuple[Any, ...]) -> Row:
        texts = []
        for place, column in enumerate(heading.columns):
            cell = cells[column] if column is not None and column < len(cells) else None
            if cell is not None and cell.data_type == "f":
                self.faults.append(Fault(heading.table.key, number, place, _FORMULA))
            texts.append("" if cell is None else text_of(cell.value))
        return Row(heading.table.key, number, tuple(texts))

    def _lines(self, title: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
        lines = self._book[title].iter_rows(min_row=2, max_col=_MOST_COLUMNS)
        return enumerate(lines, start=2)

    def _read_headings(self, known: Mapping[str, Table]) -> None:
        for title in self._book.sheetnames:
            if title in known:
                self.headings[title] = self._heading(known[title])
            elif title not in (TITLE, FAULTS):
                near = get_close_matches(title, list(known), n=1)
                hint = f"，是不是“{near[0]}”？" if near else "；请改名或删去"
                self.faults.append(Fault(title, 1, -1, f"不认识的工作表“{title}”{hint}", "sheet"))
        if not self.headings:
            raise UnreadableWorkbook("工作簿里没有认识的工作表；请先导出一份作为样式")

    def _heading(self, table: Table) -> Heading:
        line = next(
            self._book[table.title].iter_rows(min_row=1, max_row=1, max_col=_MOST_COLUMNS), ()
        )
        told = [_SPACE.sub("", text_of(cell.value)) for cell in line]
        for place, title in enumerate(told):
            self._refuse_title(table, title, repeated=title in told[:place])
        columns = tuple(told.index(one) if one in told else None for one in table.titles)
        self._refuse_gaps(table, columns)
        return Heading(table=table, columns=columns)

    def _refuse_title(self, table: Table, title: str, *, repeated: bool) -> None:
        if not title:
            return
        if title not in table.titles:
            near = get_close_matches(title, table.titles, n=1)
            hint = f"，是不是“{near[0]}”？" if near else "；不用的列请删去"
            self._report(table, f"不认识的表头“{title}”{hint}")
        elif repeated:
            self._report(table, f"表头“{title}”出现了两次，请删去一列")

    def _refuse_gaps(self, table: Table, columns: tuple[int | None, ...]) -> None:
        for column, cell in table.placed():
            if required(table, column) and columns[cell] is None:
                self._report(table, f"缺少表头“{column.titles[0]}”")
        if table.owner and columns[0] is None and table.key != "elements":
            self._report(table, f"缺少表头“{table.owner}”")

    def _report(self, table: Table, reason: str) -> None:
        self.faults.append(Fault(table.key, 1, -1, reason, "heading"))


@contextmanager
def open_sheets(path: Path, schema: Schema) -> Iterator[Sheets]:
    """Open a workbook that passes the gate; what is inside cannot be trusted any further."""
    pass_gate(path)
    with path.open("rb") as file, _translated():
        book = load_workbook(file, read_only=True, keep_links=False)
        try:
            yield Sheets(book, schema)
        finally:
            book.close()


@contextmanager
def _translated() -> Iterator[None]:
    """Turn what the libraries raise over a broken workbook into one sentence."""
    try:
        yield
    except (
        DefusedXmlException,
        InvalidFileException,
        ParseError,
        zipfile.BadZipFile,
        AttributeError,
        EOFError,
        KeyError,
        OSError,
        TypeError,
        ValueError,
    ) as error:
        raise UnreadableWorkbook("工作簿已损坏，请用 Excel 或 WPS 打开后另存一份") from error
