"""The list as a file (清单导出): a workbook, and rows that any program reads.

A cell never begins with a sign that a spreadsheet would take for a formula.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from openpyxl import Workbook

from tongban.web.console.demand.listing import COLUMNS, Line, in_all

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = (6, 30, 18, 50, 50, 14, 12)


def as_rows(lines: Iterable[Line]) -> Iterator[tuple[str | int, ...]]:
    """Yield the heading and the lines as cells."""
    yield tuple(str(words) for words in COLUMNS)
    for one in lines:
        yield (
            one.place,
            _plain(one.name),
            _plain(one.holder),
            _plain("、".join(one.papers)),
            _plain(in_all(one.items, one.all_items)),
            one.spared,
            one.so_far,
        )


def as_csv(lines: Iterable[Line]) -> bytes:
    """Return the list as CSV that opens in Chinese."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(as_rows(lines))
    return text.getvalue().encode("utf-8-sig")


def as_workbook(lines: Iterable[Line], title: str) -> bytes:
    """Return the list as a workbook."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in as_rows(lines):
        sheet.append(row)
    sheet.freeze_panes = "A2"
    for column, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _plain(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA) else words
