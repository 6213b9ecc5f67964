"""Prepared statements (预备语句): what runs all the time is parsed and planned once a connection.

Django writes values into the text of a statement, so that the server reads it anew each time. The
few statements on the path of every act and every call are sent with their values apart, on Django's
own connection and in its transaction. They go by libpq itself: one step that waits for the server
outside of Python's lock, where a cursor goes in and out of it several times and takes seven times
as long.

Rows go as one JSON text (`as_rows`), which the statement takes apart by `json_to_recordset`: the
same statement for one row as for fifty, one value to be sent, and no guess from the length of
arrays, for which the server would plan it anew each time.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from weakref import WeakKeyDictionary

import psycopg
from django.db import DEFAULT_DB_ALIAS, connection, connections
from psycopg.adapt import Transformer
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

_DONE: Final = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)
_names: Final[WeakKeyDictionary[psycopg.Connection[Any], dict[str, bytes]]] = WeakKeyDictionary()


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


def run(statement: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
    """Run a statement with a value for each `%s` and return its rows; raises Django's errors.

    Values go as the texts that they are written as, so that the server knows their types from the
    statement alone.
    """
    here = connections[DEFAULT_DB_ALIAS]  # looked up once: it is another one in each thread
    here.ensure_connection()
    raw = here.connection
    with here.wrap_database_errors:
        if not raw.autocommit and raw.pgconn.transaction_status == TransactionStatus.IDLE:
            raw.execute("SELECT")  # psycopg begins a transaction with what goes through itself
        name = _names.setdefault(raw, {}).get(statement) or _prepared(raw, statement)
        result = raw.pgconn.exec_prepared(name, [str(value).encode() for value in values])
        return _rows(raw, result)


def _prepared(raw: psycopg.Connection[Any], statement: str) -> bytes:
    """Let the server prepare a statement; return the name it has on this connection."""
    known = _names[raw]
    name = f"tongban_{len(known)}".encode()
    first, *others = statement.split("%s")
    text = first + "".join(f"${number}{part}" for number, part in enumerate(others, 1))
    _rows(raw, raw.pgconn.prepare(name, text.encode()))
    known[statement] = name
    return name


def _rows(raw: psycopg.Connection[Any], result: PGresult) -> list[tuple[Any, ...]]:
    if raw.pgconn.status != ConnStatus.OK:
        raise psycopg.OperationalError("the server went away")
    if result.status not in _DONE:
        raise psycopg.errors.error_from_result(result)
    if not result.ntuples:
        return []
    values = Transformer(raw)
    values.set_pgresult(result)
    return values.load_rows(0, result.ntuples, tuple)


def require_outermost() -> None:
    """Raise when a transaction is open: what is written then is not durable on return."""
    blocks = connection.atomic_blocks
    if blocks and not getattr(blocks[-1], "_from_testcase", False):  # as `atomic(durable=True)`
        raise RuntimeError("a call's end must not be written inside a transaction")
