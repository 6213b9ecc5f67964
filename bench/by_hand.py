"""A submission written by hand (手写事务): the same rows in the fewest statements, nothing else.

The rows are those that one submission wrote, taken from the database and written again with new
keys. Whoever writes such a transaction still locks the draft and draws numbers; they decide
nothing, check nothing and encrypt nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import psycopg
import psycopg.rows
import psycopg.types.json
from psycopg.sql import SQL, Composed, Identifier, Placeholder

TABLES = (
    ("store_cases_filing", "id = %(filing)s"),
    ("store_cases_case", "filing_id = %(filing)s"),
    ("store_cases_caseevidence", "case_id = ANY(%(cases)s)"),
    ("store_cases_caseevent", "case_id = ANY(%(cases)s)"),
    ("store_cases_outboxrow", "content->>'case' = ANY(%(texts)s)"),
    ("store_cases_workitem", "case_id = ANY(%(cases)s)"),
    ("store_cases_voucher", "filing_id = %(filing)s"),
)
"""The tables that a submission writes, and which rows of each belong to one filing."""

_SERIAL = frozenset(
    {
        "store_cases_caseevent",
        "store_cases_outboxrow",
        "store_cases_workitem",
        "store_audit_auditentry",
    }
)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """What one submission wrote: rows by table, in the order of writing."""

    rows: Mapping[str, Sequence[Row]]

    @property
    def count(self) -> int:
        """Return how many rows there are."""
        return sum(len(rows) for rows in self.rows.values())

    @property
    def size(self) -> int:
        """Return how many bytes the values take as text."""
        return sum(
            len(value if isinstance(value, bytes) else str(value).encode())
            for rows in self.rows.values()
            for row in rows
            for value in row.values()
        )


def written_by(connection: "psycopg.Connection[Any]", filing: UUID) -> Written:
    """Read back what the submission of `filing` wrote."""
    with connection.cursor(row_factory=psycopg.rows.dict_row) as cursor:
        cursor.execute("SELECT id FROM store_cases_case WHERE filing_id = %s", [filing])
        cases = [row["id"] for row in cursor.fetchall()]
        keys = {"filing": filing, "cases": cases, "texts": [str(case) for case in cases]}
        found = {}
        for table, belongs in TABLES:
            cursor.execute(f"SELECT * FROM {table} WHERE {belongs}", keys)  # noqa: S608 - our own
            found[table] = [plain(table, row) for row in cursor.fetchall()]
    return Written(found)


def writer(written: Written) -> Callable[["psycopg.Connection[Any]", UUID, str], None]:
    """Return a transaction that writes such rows once more, for another draft."""
    inserts = {table: insert_of(table, rows) for table, rows in written.rows.items() if rows}

    def write(connection: "psycopg.Connection[Any]", draft: UUID, number: str) -> None:
        with connection.transaction(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT * FROM store_cases_draft WHERE id = %s AND submitted_at IS NULL FOR UPDATE",
                [draft],
            )
            cursor.execute("SELECT nextval('tongban_serial') FROM generate_series(1, 7)")
            renewed = _renewed(written, draft, number)
            for table, insert in inserts.items():
                values = [value for row in renewed[table] for value in row.values()]
                cursor.execute(insert, values)
            cursor.execute(
                "UPDATE store_cases_draft SET submitted_at = now() WHERE id = %s", [draft]
            )

    return write


def plain(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as it is written again: without the key that the database draws."""
    if table in _SERIAL:
        del row["id"]
    return {
        name: psycopg.types.json.Jsonb(value) if isinstance(value, dict) else value
        for name, value in row.items()
    }


def insert_of(table: str, rows: Sequence[Row]) -> Composed:
    """Return the statement that writes rows into a table."""
    columns = list(rows[0])
    one = SQL("({})").format(SQL(", ").join(Placeholder() for _ in columns))
    return SQL("INSERT INTO {} ({}) VALUES {}").format(
        Identifier(table),
        SQL(", ").join(map(Identifier, columns)),
        SQL(", ").join([one] * len(rows)),
    )


def _renewed(written: Written, draft: UUID, number: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows with new keys and numbers."""
    keys: dict[Any, Any] = {}

    def new(name: str, value: Any) -> Any:
        if name == "draft_id":
            return draft
        if isinstance(value, UUID) and name != "file_id":
            return keys.setdefault(value, uuid4())
        return f"{number}-{value}"[-64:] if name in ("number", "key") else value

    return {
        table: [{name: new(name, value) for name, value in row.items()} for row in rows]
        for table, rows in written.rows.items()
    }


def fresh(table: str, row: Row, keys: dict[Any, Any], mark: str) -> dict[str, Any]:
    """Return a row with new keys and numbers, the same for what belongs together.

    It is somebody else's: our own reading would stumble over what was sealed for another row.
    """
    numbered = ("number", "key", "case_number", "token")

    def new(name: str, value: Any) -> Any:
        if isinstance(value, UUID) and name not in ("file_id", "item_id", "owner_id"):
            return keys.setdefault(value, uuid4())
        if name.endswith("_index") and value:
            return sha256(mark.encode()).digest()
        if (table, name) == ("store_certificates_certificate", "place"):
            return int(mark, 16) % 2**40
        return f"{mark}{value}"[:36] if name in numbered and value else value

    return {name: new(name, value) for name, value in row.items()}
