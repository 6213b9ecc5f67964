"""Append audit entries (写入审计): in the caller's transaction, without a lock and without a chain.

Nobody waits for anybody: the order of the leaves is made later, by the sealer. Every transaction
that matters writes here, so the statement is spelled out instead of made anew by the model each
time, and is prepared, the same for one entry as for fifty.
"""

import uuid
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, TypeAlias

from tongban.core.audit.entries import Entry, leaf_content
from tongban.core.audit.hashing import leaf_hash
from tongban.store.prepared import as_rows, run

Along: TypeAlias = tuple[str, Sequence[Any]]
"""A statement that writes something else, and its values."""

_COLUMNS: Final = (
    "at, actor, action, subject, case_number, ground, outcome, concerned, details, salt, leaf_hash"
)
_APPEND: Final = f"""
    INSERT INTO store_audit_auditentry ({_COLUMNS})
    SELECT {_COLUMNS} FROM json_to_recordset(%s::json)
      AS row(at timestamptz, actor text, action text, subject text, case_number text, ground text,
             outcome text, concerned bytea[], details jsonb, salt bytea, leaf_hash bytea)
"""  # noqa: S608 - ours


def append(*entries: Entry, along: Along | None = None) -> None:
    """Write entries with their leaf hashes; they stand or fall with the caller's transaction.

    What goes `along` is written by the same statement: both or neither, in one journey.
    """
    if not entries:
        return
    before = along[1] if along else ()
    run(_statement(along[0] if along else ""), [*before, as_rows(map(_row, entries))])


def _row(entry: Entry) -> dict[str, Any]:
    salt = uuid.uuid4().bytes
    return {
        "at": entry.at,
        "actor": entry.actor,
        "action": entry.action,
        "subject": entry.subject,
        "case_number": entry.case_number,
        "ground": entry.ground,
        "outcome": entry.outcome,
        "concerned": sorted(set(entry.concerned)),
        "details": dict(entry.details),
        "salt": salt,
        "leaf_hash": leaf_hash(leaf_content(entry, salt)),
    }


@cache
def _statement(along: str) -> str:
    return f"WITH along AS ({along}) {_APPEND}" if along else _APPEND
