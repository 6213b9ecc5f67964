"""Append audit entries (写入审计): in the caller's transaction, without a lock and without a chain.

Nobody waits for anybody: the order of the leaves is made later, by the sealer. Every transaction
that matters writes here, so the statement is spelled out instead of made anew by the model each
time; that halves what the writer spends on it.
"""

import uuid
from functools import cache
from typing import Any, Final

from django.db import connection
from psycopg.types.json import Jsonb

from tongban.core.audit.entries import Entry, leaf_content
from tongban.core.audit.hashing import leaf_hash

_COLUMNS: Final = (
    "at, actor, action, subject, case_number, ground, outcome, concerned, details, salt, leaf_hash"
)
_ROW: Final = "(%s, %s, %s, %s, %s, %s, %s, %s::bytea[], %s, %s, %s)"


def append(*entries: Entry) -> None:
    """Write entries with their leaf hashes; they stand or fall with the caller's transaction."""
    if entries:
        values = [value for entry in entries for value in _values(entry)]
        with connection.cursor() as cursor:
            cursor.execute(_statement(len(entries)), values)


def _values(entry: Entry) -> tuple[Any, ...]:
    salt = uuid.uuid4().bytes
    return (
        entry.at,
        entry.actor,
        entry.action,
        entry.subject,
        entry.case_number,
        entry.ground,
        entry.outcome,
        sorted(set(entry.concerned)),
        Jsonb(dict(entry.details)),
        salt,
        leaf_hash(leaf_content(entry, salt)),
    )


@cache
def _statement(count: int) -> str:
    rows = ", ".join([_ROW] * count)
    return f"INSERT INTO store_audit_auditentry ({_COLUMNS}) VALUES {rows}"  # noqa: S608 - ours
