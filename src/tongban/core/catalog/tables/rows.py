"""Rows (行) and faults (错误): what passes between a file of tables and the catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of one table: its cells in the order of the table's titles.

    `number` is where its reader finds it again, counted as the file counts.
    """

    table: str
    number: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """Tell whether nothing is written in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong with a row: at which cell, or -1 for the row as a whole, and what to do."""

    table: str
    row: int
    cell: int
    reason: str
    rule: str = "cell"
