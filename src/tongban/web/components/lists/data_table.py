"""Rows and columns (表格): for things compared; on a phone each row stacks with its labels."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Content, Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A heading; `number` sets cells to the right, `one_line` keeps numbers of cases whole."""

    words: Words
    number: bool = False
    one_line: bool = False

    @property
    def style(self) -> str:
        """The CSS classes of the cells."""
        return "number" if self.number else "one-line" if self.one_line else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Cells in the order of the columns; the first one names the row."""

    cells: tuple[Content, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DataTable(Component):
    """A table; wide ones that must not stack scroll sideways instead."""

    template: ClassVar[str] = "components/lists/data_table.html"

    caption: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    stacks: bool = True
    caption_hidden: bool = False

    def __post_init__(self) -> None:
        """Refuse rows that do not fit the columns."""
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("every row of a table needs one cell for each column")

    @property
    def lines(self) -> Iterator[list[tuple[Column, Content]]]:
        """The rows, each cell with its column."""
        return (list(zip(self.columns, row.cells, strict=True)) for row in self.rows)
