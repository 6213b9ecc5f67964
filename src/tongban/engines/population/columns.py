"""People as a table (人群成表): how values stand in DuckDB, and how they get there."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import duckdb

from tongban.core.catalog.conditions.sql.dialects import DUCKDB
from tongban.core.catalog.conditions.sql.tables import Column, Table
from tongban.core.catalog.elements import ValueKind

_AT_ONCE = 10_000
_TYPES = {
    ValueKind.YES_NO: "BOOLEAN",
    ValueKind.INTEGER: "BIGINT",
    ValueKind.TEXT: "VARCHAR",
    ValueKind.CHOICE: "VARCHAR",
    ValueKind.CHOICES: "VARCHAR[]",
    ValueKind.DATE: "DATE",
}


def type_of(column: Column) -> str:
    """Return the type in which a column's values are kept exactly."""
    match column.kind:
        case ValueKind.DECIMAL:
            return f"DECIMAL({column.digits},{column.scale})"
        case ValueKind.RECORDS:
            inside = (f"{DUCKDB.column(n)} {type_of(one)}" for n, one in column.columns.items())
            return f"STRUCT({', '.join(inside)})[]"
        case kind:
            return _TYPES[kind]


def create(connection: duckdb.DuckDBPyConnection, name: str, table: Table) -> None:
    """Create an empty table of people; each column beside the one that says "there is none"."""
    written = (f"{DUCKDB.column(code)} {kind}" for code, kind in _columns(table))
    connection.execute(f"CREATE TABLE {DUCKDB.column(name)} ({', '.join(written)})")


def insert(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    table: Table,
    people: Iterable[Mapping[str, Any]],
) -> None:
    """Insert people, of each what is known: an absent element is unknown, `None` is "none"."""
    lists = ", ".join(f"unnest(CAST(? AS {kind}[]))" for _, kind in _columns(table))
    statement = f"INSERT INTO {DUCKDB.column(name)} SELECT {lists}"
    waiting: list[list[Any]] = []
    for person in people:
        waiting.append(list(_values(table, person)))
        if len(waiting) == _AT_ONCE:
            connection.execute(statement, _turned(waiting))
            waiting = []
    if waiting:
        connection.execute(statement, _turned(waiting))


def _turned(rows: list[list[Any]]) -> list[list[Any]]:
    """Return the rows as columns: a database takes a column at a time far sooner."""
    return [list(column) for column in zip(*rows, strict=True)]


def _columns(table: Table) -> Iterator[tuple[str, str]]:
    for code, column in table.columns.items():
        yield code, type_of(column)
        if column.may_be_empty:
            yield f"{code}:empty", "BOOLEAN"


def _values(table: Table, person: Mapping[str, Any]) -> Iterator[Any]:
    for code, column in table.columns.items():
        yield _kept(column, person.get(code))
        if column.may_be_empty:
            yield code in person and person[code] is None


def _kept(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.kind is ValueKind.RECORDS:
        return [{name: record.get(name) for name in column.columns} for record in value]
    return list(value) if column.kind is ValueKind.CHOICES else value
