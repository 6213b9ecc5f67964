"""Tables as files (导出): CSV that opens in Chinese, and a workbook.

A cell never begins with a sign that a spreadsheet would take for a formula.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from openpyxl import Workbook

from tongban.core.vocabulary.errors import NotFound

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_TITLE: Final = 31
Rows = Iterable[Sequence[str]]


def table_file(name: str, form: str, columns: Sequence[str], rows: Rows) -> HttpResponse:
    """Return a table as a file of the form that an address names.

    Raises:
        NotFound: when there is no such form.
    """
    if form not in _FORMS:
        raise NotFound(f"no form {form!r}")
    kind, write = _FORMS[form]
    content = write(name, [columns, *([_plain(cell) for cell in row] for row in rows)])
    headers = {"Content-Disposition": content_disposition_header(True, f"{name}.{form}") or ""}
    return HttpResponse(content, content_type=kind, headers=headers)


def _csv(_: str, rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _workbook(name: str, rows: Rows) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name[:_TITLE]
    for row in rows:
        sheet.append(list(row))
    sheet.freeze_panes = "A2"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


_FORMS: Final[Mapping[str, tuple[str, Callable[[str, Rows], bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _workbook),
}


def _plain(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA) else words
