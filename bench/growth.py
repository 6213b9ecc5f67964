"""Grow the city's records (存量): copies of one filing, made inside the server.

A million cases are ten million rows. They come in minutes because nothing is written twice: what
differs from copy to copy (`spread`) is said while a row is copied, content is sealed for its own
row before that row exists, indexes are taken down and built once, and what the server itself has
copied is not asked whether what it refers to exists.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg

Spread = Mapping[str, Mapping[str, str]]
"""What differs, by table and column: an expression over `one`, the row, and `copy`, its number."""

_FAMILY = (
    ("store_cases_draft", "id = (SELECT draft_id FROM store_cases_filing WHERE id = %(filing)s)"),
    ("store_cases_filing", "id = %(filing)s"),
    ("store_cases_case", "filing_id = %(filing)s"),
    ("store_cases_caseevidence", "case_id = ANY(%(cases)s)"),
    ("store_cases_caseevent", "case_id = ANY(%(cases)s)"),
    ("store_cases_workitem", "case_id = ANY(%(cases)s)"),
    ("store_cases_voucher", "filing_id = %(filing)s"),
)
_RENEWED = frozenset({"id", "draft_id", "filing_id", "case_id"})
_DAYS = 40
"""Due dates are spread over as many days, as they are in an inbox."""
_AT_ONCE = 100_000
_SEALED = "SELECT content FROM sealed WHERE sealed.copy = copies.copy"


def grow(
    connection: "psycopg.Connection[Any]", filing: UUID, *, to: int, spread: Spread | None = None
) -> None:
    """Copy `filing` and all that belongs to it until there are `to` cases."""
    (standing,) = _one(connection, "SELECT count(*) FROM store_cases_case")
    found = connection.execute("SELECT id FROM store_cases_case WHERE filing_id = %s", [filing])
    cases = [row[0] for row in found.fetchall()]
    end = standing + (to - standing) // len(cases)
    if end <= standing:
        return
    with _unwatched(connection):
        for first in range(standing, end, _AT_ONCE):
            last = min(first + _AT_ONCE, end) - 1
            _seal(connection, filing, first=first, last=last)
            told = {"filing": filing, "cases": cases, "first": first, "last": last}
            for table, belongs in _FAMILY:
                values = (spread or {}).get(table, {})
                connection.execute(_copying(connection, table, belongs, values), told)
    connection.execute("VACUUM ANALYZE")


def _copying(
    connection: "psycopg.Connection[Any]", table: str, belongs: str, spread: Mapping[str, str]
) -> str:
    columns = _columns(connection, table)
    values = ", ".join(spread.get(name) or _value(table, name, kind) for name, kind in columns)
    names = ", ".join(f'"{name}"' for name, _ in columns)
    return (
        f"INSERT INTO {table} ({names}) SELECT {values}"  # noqa: S608 - our own names
        f" FROM {table} AS one, generate_series(%(first)s::int, %(last)s::int) AS copies(copy)"
        f" WHERE {belongs}"
    )


@contextmanager
def _unwatched(connection: "psycopg.Connection[Any]") -> Iterator[None]:
    """Take the indexes of the tables down, build them again in the end; ask no references."""
    tables = [table for table, _ in _FAMILY]
    found = connection.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)"
        " AND indexname NOT IN (SELECT conname FROM pg_constraint)",
        [tables],
    ).fetchall()
    connection.execute("SET session_replication_role = replica")
    for name, _ in found:
        connection.execute(f'DROP INDEX "{name}"')
    try:
        yield
    finally:
        for _, definition in found:
            connection.execute(definition)
        connection.execute("SET session_replication_role = DEFAULT")


def _seal(connection: "psycopg.Connection[Any]", filing: UUID, *, first: int, last: int) -> None:
    """Seal the content of each filing to come for its own row, so that it can be opened."""
    from tongban.store.cases.models import Filing
    from tongban.store.sealing import seal

    content = Filing.objects.get(pk=filing).content
    connection.execute("CREATE TEMPORARY TABLE IF NOT EXISTS sealed (copy int, content bytea)")
    connection.execute("TRUNCATE sealed")
    rows = connection.execute(
        f"SELECT copy, {_renewed('id')} FROM store_cases_filing AS one,"  # noqa: S608 - our own names
        " generate_series(%s::int, %s::int) AS copies(copy) WHERE one.id = %s",
        [first, last, filing],
    ).fetchall()
    with connection.cursor().copy("COPY sealed FROM STDIN (FORMAT BINARY)") as target:
        target.set_types(["int4", "bytea"])
        for copy, row in rows:
            target.write_row((copy, seal(content, f"filing.content|{row}")))
    connection.execute("CREATE UNIQUE INDEX IF NOT EXISTS sealed_by_copy ON sealed (copy)")
    connection.execute("ANALYZE sealed")


def _value(table: str, name: str, kind: str) -> str:
    if (table, name) == ("store_cases_filing", "content_sealed"):
        return f"({_SEALED})"
    if kind == "uuid" and name in _RENEWED:
        return _renewed(name)
    if name == "number":
        return "one.number || '-' || copy"
    if name == "due_on":
        return f"one.due_on + copy %% {_DAYS}"
    return f'one."{name}"'


def _renewed(name: str) -> str:
    return f"md5(one.{name}::text || copy)::uuid"


def _columns(connection: "psycopg.Connection[Any]", table: str) -> list[tuple[str, str]]:
    rows = connection.execute(
        "SELECT column_name, udt_name FROM information_schema.columns"
        " WHERE table_name = %s AND is_identity = 'NO'",
        [table],
    )
    return rows.fetchall()


def _one(connection: "psycopg.Connection[Any]", query: str) -> tuple[Any, ...]:
    row = connection.execute(query).fetchone()
    assert row is not None
    return row
