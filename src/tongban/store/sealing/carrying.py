"""Carrying over (盲索引换代): every stored blind index under one more key, in one transaction.

While it lasts all is read as before, and whoever writes where people are found waits. Before it
commits nobody new gets in and every other connection is ended: each asks for the generation when
it is made again (`database`). So there is no moment at which some look under old indexes and
others under new ones; and if anything fails, all is as it was.
"""

from collections.abc import Iterator
from typing import Final, cast

from django.db import connection
from psycopg import sql

from tongban.core.vocabulary.errors import ConfigurationError, Conflict
from tongban.store.sealing.database.base import DatabaseWrapper
from tongban.store.sealing.indexes import (
    BlindColumn,
    blind_columns,
    carried_over,
    generation,
    index_keys,
    witness,
)
from tongban.store.sealing.models import IndexGeneration

AT_ONCE: Final = 20_000
_GENERATIONS: Final = "store_sealing_indexgeneration"
_HEXADECIMAL: Final = sql.Literal("^[0-9a-f]{64}$")
_PATIENT: Final = """
SET LOCAL statement_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0;
SET LOCAL lock_timeout = '30s';
SET LOCAL tongban.carrying_over = 'on';
"""
_MADE: Final = """
CREATE TEMP TABLE known_index (before bytea PRIMARY KEY) ON COMMIT DROP;
CREATE TEMP TABLE carried_index (before bytea PRIMARY KEY, after bytea NOT NULL) ON COMMIT DROP;
"""
_ENDED: Final = """
SELECT count(*) FILTER (WHERE NOT pg_terminate_backend(pid, 10000)) FROM pg_stat_activity
WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()
  AND backend_type = 'client backend'
"""


def carry(*, at_once: int = AT_ONCE) -> int:
    """Carry every blind index over to the newest key inside a transaction; return how many rows.

    Raises:
        ConfigurationError: when no key is listed that was not used yet.
    """
    _say(_PATIENT)
    columns = [one for one in blind_columns() if one.carried]
    _lock([_GENERATIONS, *sorted({one.table for one in columns})])
    connected().learn_generation()
    since, listed = generation(), len(index_keys())
    if since == listed:
        raise ConfigurationError("every key in TONGBAN_BLIND_INDEX_LATER_KEYS is in use already")
    _say(_MADE)
    for column in columns:
        _gather(column)
    for known in _known(at_once):
        _map([(index, carried_over(index, since=since)) for index in known])
    _say("ANALYZE carried_index")
    moved = sum(_move(column) for column in columns)
    IndexGeneration.objects.create(generation=listed, witness=witness(listed))
    connected().learn_generation()
    return moved


def end_others() -> None:
    """Hold new connections back until the transaction ends, and end every other one.

    Raises:
        Conflict: when one does not let go.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {_GENERATIONS} IN ACCESS EXCLUSIVE MODE")
        cursor.execute(_ENDED)
        if cursor.fetchone()[0]:
            raise Conflict("a process holds on to its connection; nothing was carried over")


def connected() -> DatabaseWrapper:
    """Return this thread's connection."""
    return cast("DatabaseWrapper", connection)


def _say(statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statements)


def _lock(tables: list[str]) -> None:
    """Let all be read, and nobody else write, until the transaction ends."""
    named = sql.SQL(", ").join(map(sql.Identifier, tables))
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE").format(named))


def _gather(column: BlindColumn) -> None:
    """Take up every index that stands in a column."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL(
                "INSERT INTO known_index SELECT DISTINCT {0} FROM {1} WHERE {0} IS NOT NULL"
                " ON CONFLICT DO NOTHING"
            ).format(_index(column), sql.Identifier(column.table))
        )


def _known(at_once: int) -> Iterator[list[bytes]]:
    """Yield the indexes that were taken up, a few at a time."""
    last = b""
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT before FROM known_index WHERE before > %s ORDER BY before LIMIT %s",
                [last, at_once],
            )
            found = [bytes(index) for (index,) in cursor.fetchall()]
        if not found:
            return
        yield found
        last = found[-1]


def _map(pairs: list[tuple[bytes, bytes]]) -> None:
    before, after = zip(*pairs, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO carried_index SELECT * FROM unnest(%s::bytea[], %s::bytea[])",
            [list(before), list(after)],
        )


def _move(column: BlindColumn) -> int:
    """Write the newer index wherever the older one stands; return in how many rows."""
    after = sql.SQL("encode(carried.after, 'hex')" if column.text else "carried.after")
    query = sql.SQL("UPDATE {} SET {} = {} FROM carried_index carried WHERE {} = carried.before")
    named = sql.Identifier(column.column)
    with connection.cursor() as cursor:
        cursor.execute(query.format(sql.Identifier(column.table), named, after, _index(column)))
        return int(cursor.rowcount)


def _index(column: BlindColumn) -> sql.Composable:
    """Return the index that stands in a column; NULL where other words stand."""
    named = sql.Identifier(column.table, column.column)
    if not column.text:
        return named
    return sql.SQL("CASE WHEN {0} ~ {1} THEN decode({0}, 'hex') END").format(named, _HEXADECIMAL)
