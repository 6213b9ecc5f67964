"""Prepared statements (预备语句): what runs all the time is parsed and planned once a connection.

Django writes values into the text of a statement, so that the server reads it anew each time. The
few statements on the path of every act and every call are sent with their values apart, on Django's
own connection and in its transaction. Django's own cursors never prepare, so that the threshold
set here is for these statements alone.

Rows go as one JSON text (`as_rows`), which the statement takes apart by `json_to_recordset`: the
same statement for one row as for fifty, one value to be sent, and no guess from the length of
arrays, for which the server would plan it anew each time.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import psycopg
from django.db import DEFAULT_DB_ALIAS, connection, connections

_SOON: Final = 2


def _text(value: object) -> str:
    """Return bytes and moments as the server reads them out of a text."""
    match value:
        case bytes():
            return "\\x" + value.hex()
        case datetime():
            return value.isoformat()
        case _:
            raise TypeError(f"no column holds a {type(value).__name__}")


_WRITER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_text)


def as_rows(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows by the names of their columns as the one value of a statement."""
    return _WRITER.encode(list(rows))


def run(statement: str, values: Sequence[Any], *, prepare: bool = True) -> list[tuple[Any, ...]]:
    """Run a statement and return its rows; raises Django's errors."""
    here = connections[DEFAULT_DB_ALIAS]  # looked up once: it is another one in each thread
    here.ensure_connection()
    raw = here.connection
    if raw.prepare_threshold is None:
        raw.prepare_threshold = _SOON
    with here.wrap_database_errors, psycopg.Cursor(raw) as cursor:
        cursor.execute(statement, values, prepare=prepare)
        return cursor.fetchall() if cursor.description else []


def require_outermost() -> None:
    """Raise when a transaction is open: what is written then is not durable on return."""
    blocks = connection.atomic_blocks
    if blocks and not getattr(blocks[-1], "_from_testcase", False):  # as `atomic(durable=True)`
        raise RuntimeError("a call's end must not be written inside a transaction")
