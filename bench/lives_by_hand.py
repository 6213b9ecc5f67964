"""A whole life written by hand (手写全过程): the same rows, in as many transactions, nothing else.

The rows are those that one life wrote, taken from the database and written again with new keys.
Each later transaction locks the case, appends the events of its turn with what left the house and
what was written down, and brings the case and its work up to date.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
import psycopg.rows
from psycopg.sql import SQL, Identifier

from bench.by_hand import fresh, insert_of, plain

_TURNS = (
    ("accepted",),
    ("step_started",),
    ("step_finished",),
    ("granted",),
    ("issued", "delivered", "completed"),
)
_FIRST = (
    "store_cases_draft",
    "store_cases_filing",
    "store_cases_case",
    "store_cases_caseevidence",
)
_OF_CASE = {
    "store_cases_draft": "id = (SELECT draft_id FROM store_cases_filing WHERE id = %(filing)s)",
    "store_cases_filing": "id = %(filing)s",
    "store_cases_case": "filing_id = %(filing)s",
    "store_cases_caseevidence": "case_id = %(case)s",
    "store_cases_caseevent": "case_id = %(case)s",
    "store_cases_outboxrow": "key = %(number)s",
    "store_cases_workitem": "case_id = %(case)s",
    "store_cases_voucher": "filing_id = %(filing)s",
    "store_certificates_certificate": "case_id = %(case)s",
    "store_audit_auditentry": "case_number = %(number)s",
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Life:
    """What one life wrote: rows by table and transaction, in the order of writing."""

    turns: Sequence[Mapping[str, Sequence[Row]]]

    @property
    def count(self) -> int:
        """Return how many rows there are."""
        return sum(len(rows) for turn in self.turns for rows in turn.values())


def life_of(connection: "psycopg.Connection[Any]", filing: UUID) -> Life:
    """Read back what the life of `filing` wrote, and deal it out over its transactions."""
    with connection.cursor(row_factory=psycopg.rows.dict_row) as cursor:
        cursor.execute("SELECT id, number FROM store_cases_case WHERE filing_id = %s", [filing])
        case = cursor.fetchone()
        assert case is not None
        keys = {"filing": filing, "case": case["id"], "number": case["number"]}
        rows = {}
        for table, belongs in _OF_CASE.items():
            query = SQL("SELECT * FROM {} WHERE {}").format(Identifier(table), SQL(belongs))
            cursor.execute(query, keys)
            rows[table] = [plain(table, row) for row in cursor.fetchall()]
    return Life(_dealt(rows))


def writer(life: Life) -> Callable[["psycopg.Connection[Any]", str], None]:
    """Return what writes such a life once more."""

    def write(connection: "psycopg.Connection[Any]", mark: str) -> None:
        keys: dict[Any, Any] = {}
        for place, turn in enumerate(life.turns):
            with connection.transaction(), connection.cursor() as cursor:
                if place:
                    _brought_up(cursor, life, keys, place)
                for table, rows in turn.items():
                    renewed = [fresh(table, row, keys, mark) for row in rows]
                    values = [value for row in renewed for value in row.values()]
                    cursor.execute(insert_of(table, rows), values)

    return write


def _brought_up(cursor: Any, life: Life, keys: Mapping[Any, Any], place: int) -> None:
    """Lock the case, close its work, and move its columns on, as every act does."""
    (case,) = life.turns[0]["store_cases_case"]
    key = keys[case["id"]]
    cursor.execute("SELECT * FROM store_cases_case WHERE id = %s FOR UPDATE", [key])
    cursor.execute("SELECT content_sealed FROM store_cases_caseevent WHERE case_id = %s", [key])
    cursor.execute(
        "UPDATE store_cases_case SET status = %s, revision = %s WHERE id = %s",
        ["in_progress", place, key],
    )
    cursor.execute(
        "UPDATE store_cases_workitem SET done_at = now() WHERE case_id = %s AND done_at IS NULL",
        [key],
    )


def _dealt(rows: Mapping[str, list[Row]]) -> list[dict[str, list[Row]]]:
    """Deal rows out: those of the filing first, then turn by turn whatever its events brought."""
    events = sorted(rows["store_cases_caseevent"], key=lambda row: row["sequence"])
    turns: list[dict[str, list[Row]]] = [{table: list(rows[table]) for table in _FIRST}]
    turn_of: list[int] = []
    for event in events:
        if event["name"] in {name for turn in _TURNS for name in turn[:1]}:
            turns.append({})
        turn_of.append(len(turns) - 1)
    for table in ("store_cases_caseevent", "store_cases_outboxrow", "store_audit_auditentry"):
        for place, row in enumerate(events if table == "store_cases_caseevent" else rows[table]):
            at = turn_of[min(place, len(turn_of) - 1)]
            turns[at].setdefault(table, []).append(row)
    for place, row in enumerate(rows["store_cases_workitem"]):
        turns[min(place, len(turns) - 1)].setdefault("store_cases_workitem", []).append(
            {**row, "done_at": None}
        )
    for place, row in enumerate(rows["store_cases_voucher"]):
        turns[min(place, len(turns) - 1)].setdefault("store_cases_voucher", []).append(row)
    turns[-1]["store_certificates_certificate"] = rows["store_certificates_certificate"]
    return [{table: each for table, each in turn.items() if each} for turn in turns]
