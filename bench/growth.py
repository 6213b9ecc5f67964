"""Grow the city's records (存量): copies of one filing, made inside the server in seconds."""

from typing import Any
from uuid import UUID

import psycopg

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


def grow(connection: "psycopg.Connection[Any]", filing: UUID, *, to: int) -> None:
    """Copy `filing` and all that belongs to it until there are `to` cases."""
    (standing,) = _one(connection, "SELECT count(*) FROM store_cases_case")
    found = connection.execute("SELECT id FROM store_cases_case WHERE filing_id = %s", [filing])
    cases = [row[0] for row in found.fetchall()]
    copies = (to - standing) // len(cases)
    if copies <= 0:
        return
    for table, belongs in _FAMILY:
        columns = _columns(connection, table)
        values = ", ".join(_value(name, kind) for name, kind in columns)
        names = ", ".join(f'"{name}"' for name, _ in columns)
        connection.execute(
            f"INSERT INTO {table} ({names}) SELECT {values}"  # noqa: S608 - our own names
            f" FROM {table} AS one, generate_series(%(first)s::int, %(last)s::int) AS copy"
            f" WHERE {belongs}",
            {"filing": filing, "cases": cases, "first": standing, "last": standing + copies - 1},
        )
    _seal(connection, filing)
    connection.execute("ANALYZE")


def _seal(connection: "psycopg.Connection[Any]", filing: UUID) -> None:
    """Seal the content of every copied filing for its own row, so that it can be opened."""
    from tongban.store.cases.models import Filing
    from tongban.store.sealing import seal

    content = Filing.objects.get(pk=filing).content
    copies = connection.execute("SELECT id FROM store_cases_filing WHERE id <> %s", [filing])
    connection.execute("CREATE TEMPORARY TABLE IF NOT EXISTS sealed (id uuid, content bytea)")
    connection.execute("TRUNCATE sealed")
    rows = [row[0] for row in copies.fetchall()]
    with connection.cursor().copy("COPY sealed FROM STDIN (FORMAT BINARY)") as target:
        target.set_types(["uuid", "bytea"])
        for row in rows:
            target.write_row((row, seal(content, f"filing.content|{row}")))
    connection.execute(
        "UPDATE store_cases_filing AS one SET content_sealed = sealed.content"
        " FROM sealed WHERE sealed.id = one.id"
    )


def _value(name: str, kind: str) -> str:
    if kind == "uuid" and name in _RENEWED:
        return f"md5(one.{name}::text || copy)::uuid"
    if name == "number":
        return "one.number || '-' || copy"
    if name == "due_on":
        return f"one.due_on + copy %% {_DAYS}"
    return f'one."{name}"'


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
