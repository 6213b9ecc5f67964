"""A table or view in PostgreSQL (库表): asked with a statement that is made once and takes values.

Names come from the operator's configuration and are quoted as names; keys travel as values. The
session may only read, and no statement runs longer than a call may (A96).
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from queue import Empty, Full, Queue
from typing import Any, Final

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import dict_row

from tongban.adapters.partners.addresses import is_public
from tongban.adapters.partners.believing import Failed
from tongban.adapters.partners.guarded import resolve
from tongban.adapters.partners.kinds.records import Names, Record, matched
from tongban.adapters.partners.kinds.settings import Surroundings, Told
from tongban.core.people.registers import Matched, NoRecord, Purpose, Question
from tongban.core.vocabulary.errors import ConfigurationError

KEPT_CONNECTIONS: Final = 8
_AT_ONCE: Final = 5_000
_USUAL_PORT: Final = "5432"


class TableSource:
    """A register that is a table; one row for one subject, or it does not answer."""

    def __init__(self, database: "Database", table: str, names: Names) -> None:
        self._database = database
        self._table = sql.SQL(".").join(map(sql.Identifier, table.split(".")))
        self._names = names

    def ask(self, question: Question, _purpose: Purpose, *, today: date) -> Matched | NoRecord:
        """Return the row of the subject, its columns under our names."""
        keys = self._names.asked(question)
        rows = self._database.rows(self._statement(question, tuple(keys)), tuple(keys.values()))
        if not rows:
            return NoRecord(dataset=question.dataset.code)
        if len(rows) > 1:
            raise Failed("garbage")
        return matched(question, self._names, Record(value_of=rows[0].get), today=today)

    def every_row(self) -> Iterator[Mapping[str, Any]]:
        """Yield every row of the table under our names, from one moment of it."""
        columns = {**self._names.keys, **self._names.fields}
        statement = sql.SQL("SELECT {columns} FROM {table}").format(
            columns=sql.SQL(", ").join(map(sql.Identifier, dict.fromkeys(columns.values()))),
            table=self._table,
        )
        for row in self._database.every(statement):
            yield {code: self._names.ours(code, row[name]) for code, name in columns.items()}

    def close(self) -> None:
        """Close every connection."""
        self._database.close()

    def _statement(self, question: Question, keys: tuple[str, ...]) -> sql.Composed:
        """Return a SELECT of no more columns than are asked for; a second row shows a bad key."""
        columns = {*self._names.wanted(question).values(), *self._names.keys.values()}
        told = sorted(columns | ({self._names.as_of} if self._names.as_of else set()))
        return sql.SQL("SELECT {columns} FROM {table} WHERE {keys} LIMIT 2").format(
            columns=sql.SQL(", ").join(map(sql.Identifier, told)),
            table=self._table,
            keys=sql.SQL(" AND ").join(
                sql.SQL("{}::text = %s").format(sql.Identifier(key)) for key in keys
            ),
        )


class Database:
    """A few connections to one database, opened when needed and kept while they work."""

    def __init__(self, url: str, *, seconds: float, inside: bool) -> None:
        self._url = url
        self._seconds = seconds
        self._inside = inside
        self._idle: Queue[psycopg.Connection[dict[str, Any]]] = Queue(KEPT_CONNECTIONS)

    def rows(self, statement: sql.Composed, values: tuple[str, ...]) -> list[dict[str, Any]]:
        """Return the rows of a statement; raises `Failed` when there is no answer in time."""
        try:
            return self._rows(self._taken(), statement, values)
        except psycopg.errors.QueryCanceled as error:
            raise Failed("slow") from error
        except (psycopg.OperationalError, psycopg.InterfaceError, OSError) as error:
            raise Failed("down") from error
        except psycopg.Error as error:
            raise Failed("garbage") from error

    def every(self, statement: sql.Composed) -> Iterator[dict[str, Any]]:
        """Yield the rows of a statement, a few at a time; raises `Failed` when they end early."""
        try:
            with self._taken() as opened, opened.transaction(), opened.cursor("every") as cursor:
                cursor.itersize = _AT_ONCE
                cursor.execute(statement)
                yield from cursor
        except psycopg.errors.QueryCanceled as error:
            raise Failed("slow") from error
        except (psycopg.OperationalError, psycopg.InterfaceError, OSError) as error:
            raise Failed("down") from error
        except psycopg.Error as error:
            raise Failed("garbage") from error

    def close(self) -> None:
        """Close the connections that are kept."""
        with suppress(Empty):
            while True:
                self._idle.get_nowait().close()

    def _rows(
        self,
        opened: psycopg.Connection[dict[str, Any]],
        statement: sql.Composed,
        values: tuple[str, ...],
    ) -> list[dict[str, Any]]:
        try:
            rows = opened.execute(statement, values).fetchall()
        except BaseException:
            opened.close()
            raise
        try:
            self._idle.put_nowait(opened)
        except Full:
            opened.close()
        return rows

    def _taken(self) -> psycopg.Connection[dict[str, Any]]:
        with suppress(Empty):
            while True:
                kept = self._idle.get_nowait()
                if not kept.closed and kept.pgconn.status == psycopg.pq.ConnStatus.OK:
                    return kept
        return psycopg.connect(
            self._url,
            **self._checked(),
            autocommit=True,
            row_factory=dict_row,
            connect_timeout=max(round(self._seconds), 1),
            options=(
                f"-c statement_timeout={round(self._seconds * 1000)}"
                " -c default_transaction_read_only=on"
            ),
        )

    def _checked(self) -> dict[str, Any]:
        """Return the address that was checked, for a database outside our own network (A58)."""
        if self._inside:
            return {}
        told = conninfo_to_dict(self._url)
        host, port = str(told.get("host") or ""), str(told.get("port") or _USUAL_PORT)
        addresses = resolve(host, int(port)) if host else []
        if not addresses or not all(map(is_public, addresses)):
            raise Failed("down")
        return {"hostaddr": addresses[0]}


def table_source(told: Told, surroundings: Surroundings) -> TableSource:
    """Return a source that is a table or view."""
    url = told.text("url")
    if not url.startswith(("postgresql://", "postgres://")):
        raise ConfigurationError("The connection's 'url' must read postgresql://….")
    database = Database(url, seconds=surroundings.seconds, inside=told.yes("inside"))
    names = Names.of(told)
    return TableSource(database, told.text("table"), names)
