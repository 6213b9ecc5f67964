"""Plain tables (普通表格): the first sheet of a workbook, or a CSV file, one row a record.

The first row has the headings. Formulas are not run: what a formula shows is what was last saved.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tongban.adapters.workbooks.cells import text_of
from tongban.adapters.workbooks.gate import MOST_BYTES, UnreadableWorkbook, pass_gate

_MOST_COLUMNS: Final = 80
_LONGEST_CELL: Final = 2_000
_ENCODINGS: Final = ("utf-8-sig", "gb18030")
_BROKEN: Final = (
    InvalidFileException,
    zipfile.BadZipFile,
    ParseError,
    DefusedXmlException,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    csv.Error,
)


def read_plain(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a file under the headings of its first row.

    Raises:
        UnreadableWorkbook: when it is neither a workbook nor a table in text.
    """
    lines = _sheet(path) if _is_archive(path) else _text(path)
    try:
        yield from _under_headings(lines)
    except UnreadableWorkbook:
        raise
    except _BROKEN as error:
        raise UnreadableWorkbook("这个文件读不出来，请另存为 .xlsx 或 .csv 再上传") from error


def _under_headings(lines: Iterable[Sequence[Any]]) -> Iterator[dict[str, str]]:
    rows = iter(lines)
    headings = [_cell(value) for value in next(rows, ())]
    if len(headings) > _MOST_COLUMNS or not any(headings):
        raise UnreadableWorkbook("第一行应当是表头")
    for row in rows:
        cells = zip(headings, chain(row, repeat("")), strict=False)
        yield {heading: _cell(value) for heading, value in cells if heading}


def _sheet(path: Path) -> Iterator[Sequence[Any]]:
    pass_gate(path)
    with path.open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield row[: _MOST_COLUMNS + 1]


def _text(path: Path) -> Iterator[Sequence[str]]:
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableWorkbook(f"文件超过 {MOST_BYTES // 1024**2} MB，请分成几个文件")
    yield from csv.reader(io.StringIO(_decoded(path.read_bytes()), newline=""), strict=True)


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableWorkbook("这个文件读不出来，请另存为 .xlsx 或 .csv 再上传")


def _is_archive(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _cell(value: Any) -> str:
    return text_of(value).strip()[:_LONGEST_CELL]
