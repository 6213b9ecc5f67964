"""Registers as tables (登记簿成表): loaded from rows, or read from files where they are.

Columns are numbered in the tables we load, so that a heading is never part of a query.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, Self

import duckdb

from tongban.core.quality.cells import BLANKS, Row, cell

_AT_ONCE: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """How to ask a register: its FROM, its columns by field, and the place of a row from 0."""

    source: str
    columns: Mapping[str, str]
    place: str

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields in their order."""
        return tuple(self.columns)


class Tables:
    """The registers that are open together; close it, or use it as a context."""

    def __init__(self, connection: duckdb.DuckDBPyConnection | None = None) -> None:
        self.connection = duckdb.connect() if connection is None else connection
        self._tables: dict[str, Table] = {}

    def __getitem__(self, register: str) -> Table:
        """Return the table of a register."""
        return self._tables[register]

    @property
    def headings(self) -> dict[str, tuple[str, ...]]:
        """Return the fields of every register."""
        return {name: table.fields for name, table in self._tables.items()}

    def take(self, register: str, table: Table) -> None:
        """Take up a table that is there already; its cells have no outer blanks and none empty."""
        self._tables[register] = table

    def load(self, register: str, fields: Sequence[str], rows: Iterable[Row]) -> None:
        """Load rows in their order, each cell without outer blanks."""
        name = f"register_{len(self._tables)}"
        columns = {field: f"c{place}" for place, field in enumerate(fields)}
        written = ", ".join(f"{column} VARCHAR" for column in columns.values())
        self.connection.execute(f"CREATE TABLE {name} ({written})")
        lists = ", ".join("unnest(CAST(? AS VARCHAR[]))" for _ in columns)
        for armful in _armfuls(rows):
            cells = [[cell(row, field) for row in armful] for field in columns]
            self.connection.execute(f"INSERT INTO {name} SELECT {lists}", cells)
        self.take(register, Table(source=name, columns=columns, place="rowid"))

    def open_parquet(self, register: str, file: Path) -> None:
        """Read a Parquet file where it is; its columns are read as text, without outer blanks."""
        scan = f"read_parquet({quoted(str(file))}, file_row_number = true)"
        described = self.connection.execute(f"DESCRIBE SELECT * FROM {scan}").fetchall()  # noqa: S608
        names = [row[0] for row in described if row[0] != "file_row_number"]
        columns = {field: f"c{place}" for place, field in enumerate(names)}
        cells = ", ".join(
            f"nullif(trim(CAST({_name(field)} AS VARCHAR), {quoted(BLANKS)}), '') AS {column}"
            for field, column in columns.items()
        )
        source = f"(SELECT {cells}, file_row_number AS place FROM {scan})"  # noqa: S608
        self.take(register, Table(source=source, columns=columns, place="place"))

    def close(self) -> None:
        """Let go of the tables and their memory."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def quoted(text: str) -> str:
    """Return a text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _armfuls(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while armful := list(islice(waiting, _AT_ONCE)):
        yield armful
