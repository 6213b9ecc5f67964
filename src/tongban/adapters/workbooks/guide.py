"""The sheet that says how to fill in (填写说明): every column with its meaning and its choices."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from tongban.adapters.workbooks.cells import cell_at, put_text
from tongban.core.catalog.tables.table import Column, Schema, Table

TITLE: Final = "填写说明"
_OPENING: Final = (
    "一个工作表是一类内容，一行是一条。各表用“事项编码”连到同一个事项。",
    "深色表头必须填；浅色表头可以空着，空着就用通常的值。",
    "依据写成“行政许可法#32.1”（法名、条、款），本地做法写成“本地配置（理由）”。",
    "一个单元格里写几条的，一行一条（Alt + Enter 换行）。",
    "导入时有一处错误就什么都不导入：错误会标在单元格里，并汇总在“错误清单”。",
)
_HEAD: Final = ("工作表", "表头", "必填", "填什么")
_WIDTHS: Final = (18, 26, 8, 80)


def required(table: Table, column: Column) -> bool:
    """Tell whether a column has no usual value and no meaning when it is blank."""
    return column.attribute not in table.usual and column.codec.empty is ...


def write_guide(sheet: Worksheet, schema: Schema) -> None:
    """Fill the sheet."""
    for number, sentence in enumerate(_OPENING, start=1):
        put_text(cell_at(sheet, number, 1), sentence)
    start = len(_OPENING) + 2
    for number, title in enumerate(_HEAD, start=1):
        put_text(cell_at(sheet, start, number), title)
        cell_at(sheet, start, number).font = Font(bold=True)
        sheet.column_dimensions[cell_at(sheet, start, number).column_letter].width = _WIDTHS[
            number - 1
        ]
    for place, line in enumerate(_lines(schema), start=start + 1):
        for number, text in enumerate(line, start=1):
            put_text(cell_at(sheet, place, number), text)
            cell_at(sheet, place, number).alignment = Alignment(wrap_text=True, vertical="top")


def _lines(schema: Schema) -> Iterator[tuple[str, str, str, str]]:
    for table in schema.tables:
        if table.owner:
            yield table.title, table.owner, "是", table.hint or f"这一行属于哪个{table.owner[:2]}"
        for column in table.columns:
            listed = zip_longest(column.titles, column.codec.choices, fillvalue=())
            for title, choices in listed:
                hint = "；".join(filter(None, (column.hint, "、".join(choices))))
                yield table.title, str(title), "是" if required(table, column) else "", hint
