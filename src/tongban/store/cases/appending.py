"""Append rows of several tables at once (成批写入): one statement a table, all in one round trip.

A submission writes seven tables. What is written says nothing back, so nothing has to be waited
for between them: the statements are sent together, and whether all of them were taken is known at
the end. The text of a statement depends on nothing but the table and the number of rows.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import AutoField, Field, Model


def append(*tables: Iterable[Model]) -> None:
    """Insert new objects, table by table in this order, in the transaction of the caller.

    The objects keep whatever key they had: keys that the database draws are not read back.
    """
    batches = [tuple(rows) for rows in tables]
    connection.ensure_connection()
    with (
        connection.wrap_database_errors,
        connection.connection.pipeline(),
        connection.cursor() as cursor,
    ):
        for rows in batches:
            if rows:
                cursor.execute(_statement(type(rows[0]), len(rows)), _values(rows))


def _values(rows: Sequence[Model]) -> list[Any]:
    columns = _columns(type(rows[0]))
    return [
        column.get_db_prep_save(column.pre_save(row, add=True), connection)
        for row in rows
        for column in columns
    ]


@cache
def _columns(table: type[Model]) -> "tuple[Field[Any, Any], ...]":
    fields = table._meta.concrete_fields  # noqa: SLF001 - Django's documented way to the columns
    return tuple(field for field in fields if not isinstance(field, AutoField))


@cache
def _statement(table: type[Model], count: int) -> str:
    quoted = connection.ops.quote_name
    columns = _columns(table)
    names = ", ".join(quoted(str(column.column)) for column in columns)
    row = f"({', '.join(_placeholder(column) for column in columns)})"
    into = quoted(table._meta.db_table)  # noqa: SLF001 - Django's documented way to the table
    return f"INSERT INTO {into} ({names}) VALUES {', '.join([row] * count)}"  # noqa: S608


def _placeholder(column: "Field[Any, Any]") -> str:
    return f"%s::{column.db_type(connection)}" if isinstance(column, ArrayField) else "%s"
