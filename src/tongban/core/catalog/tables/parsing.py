"""A row to a value (解析一行): each cell by its column, then the definition they make.

A definition refuses what contradicts itself in words for developers; here it becomes a sentence at
the cell where somebody can mend it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tongban.core.catalog.tables.cells import Misread
from tongban.core.catalog.tables.rows import Fault, Row
from tongban.core.catalog.tables.table import EMPTY, Column, Table
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.reasons import sentence_for

_FILL_IN: Final = "请填写“{title}”"
_CONTRADICTIONS: Final = (
    (
        "cannot be deferred",
        "deferrable",
        "主审要件不能容缺后补；请把其中一项改成否",
    ),
    ("every alternative names evidence", "alternatives", "请写明要哪些材料"),
    ("of the form noun.attribute", "code", "数据元编码应写成 名词.属性，例如 premises.area"),
    ("options belong to choices", "kind", "单选和多选要有选项，其他类型不能有；见“数据元选项”页"),
    ("columns belong to records", "kind", "明细要有下属的数据元，其他类型不能有"),
    ("the time needed must be told", "limit", "特别程序要写明需要多长时间"),
    ("versions count from 1", "version", "版本从 1 开始"),
    ("has steps and a result", "code", "事项至少要有一个办理环节和一个结果"),
    ("runs from old to new", "code", "参数至少有一个取值，起始日期从早到晚、各不相同"),
)


@dataclass(slots=True)
class Faults:
    """What is wrong so far, and where each definition stands."""

    found: list[Fault] = field(default_factory=list)
    places: dict[str, Row] = field(default_factory=dict)

    def report(self, row: Row, cell: int, reason: str, *, rule: str = "cell") -> None:
        """Add a fault at a cell; -1 is the row as a whole."""
        self.found.append(Fault(row.table, row.number, cell, reason, rule))


def parsed(table: Table, row: Row, faults: Faults) -> dict[str, Any] | None:
    """Return the attributes that a row tells, or None after reporting every cell at fault."""
    before = len(faults.found)
    values: dict[str, Any] = {}
    for column, cell in table.placed():
        texts = row.cells[cell : cell + column.codec.width]
        try:
            values[column.attribute] = _value(table, column, texts)
        except Misread as error:
            faults.report(row, cell + error.part, error.reason)
    return values if len(faults.found) == before else None


def _value(table: Table, column: Column, texts: tuple[str, ...]) -> Any:
    if not any(text.strip() for text in texts):
        if column.attribute in table.usual:
            return table.usual[column.attribute]
        if column.codec.empty is not ...:
            return column.codec.empty
        raise Misread(_FILL_IN.format(title=column.titles[0]))
    if texts[0] == EMPTY:
        texts = ("", *texts[1:])
    return column.codec.read(texts)


def made(table: Table, row: Row, values: Mapping[str, Any] | None, faults: Faults) -> Any | None:
    """Return the definition that `values` make, or None after reporting what contradicts."""
    if values is None:
        return None
    make: Callable[..., Any] = table.kind
    try:
        return make(**values)
    except InvalidValue as error:
        attribute, reason = _told(error)
        faults.report(row, table.cell_of(attribute), reason, rule="value")
        return None


def _told(error: InvalidValue) -> tuple[str, str]:
    for words, attribute, reason in _CONTRADICTIONS:
        if words in error.reason:
            return attribute, reason
    return "", sentence_for(error)


def refuse_repeats(
    table: Table, rows: Mapping[str, Row], row: Row, faults: Faults, *, identity: str
) -> bool:
    """Report a row whose identity an earlier row of the same owner has; tell whether it is so."""
    if identity not in rows:
        return False
    first = rows[identity].number
    cell = table.cell_of(table.identity)
    faults.report(row, cell, f"“{identity}”与第 {first} 行重复", rule="repeat")
    return True
