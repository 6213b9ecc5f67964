"""Append audit entries (写入审计): in the caller's transaction, without a lock and without a chain.

Nobody waits for anybody: the order of the leaves is made later, by the sealer. Every transaction
that matters writes here, so the statement is spelled out instead of made anew by the model each
time, and is sent with its values apart, so that the server plans it once.
"""

import uuid
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, TypeAlias

from psycopg.types.json import Jsonb

from tongban.core.audit.entries import Entry, leaf_content
from tongban.core.audit.hashing import leaf_hash
from tongban.store.prepared import run

Along: TypeAlias = tuple[str, Sequence[Any]]
"""A statement that writes something else, and its values."""

_COLUMNS: Final = (
    "at, actor, action, subject, case_number, ground, outcome, concerned, details, salt, leaf_hash"
)
_ROW: Final = "(%s, %s, %s, %s, %s, %s, %s, %s::bytea[], %s, %s, %s)"
_PREPARED_UP_TO: Final = 8
"""Entries in a statement that is worth being planned for good; longer ones come rarely."""


def append(*entries: Entry, along: Along | None = None) -> None:
    """Write entries with their leaf hashes; they stand or fall with the caller's transaction.

    What goes `along` is written by the same statement: both or neither, in one journey.
    """
    if not entries:
        return
    values = [value for entry in entries for value in _values(entry)]
    statement = _statement(len(entries), along[0] if along else "")
    before = along[1] if along else ()
    run(statement, [*before, *values], prepare=len(entries) <= _PREPARED_UP_TO)


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
def _statement(count: int, along: str) -> str:
    rows = ", ".join([_ROW] * count)
    beside = f"WITH along AS ({along}) " if along else ""
    return f"{beside}INSERT INTO store_audit_auditentry ({_COLUMNS}) VALUES {rows}"  # noqa: S608 - ours
