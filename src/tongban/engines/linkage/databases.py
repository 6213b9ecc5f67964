"""Where queries run (运行环境): the same texts in DuckDB, embedded, or in Spark, on a cluster."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Protocol

import duckdb

from tongban.core.linkage.levels import Record
from tongban.engines.linkage.compiling import RECORD, column

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_AT_ONCE: Final = 20_000


class Database(Protocol):
    """What linking needs: tables made by queries, rows read, and Splink's way in."""

    dialect: str

    def make(self, table: str, query: str) -> None:
        """Make a table, or make it anew, from a query that may read its former self."""

    def rows(self, query: str) -> Iterator[Sequence[Any]]:
        """Yield the rows of a query."""

    def splink(self) -> Any:
        """Return Splink's interface to this database."""


class InDuckDB:
    """DuckDB in this process; `load` takes rows, and a table may also be there already."""

    dialect = "duckdb"

    def __init__(self, connection: duckdb.DuckDBPyConnection | None = None) -> None:
        self.connection = duckdb.connect() if connection is None else connection
        self.connection.execute("SET enable_progress_bar = false")

    def load(
        self, table: str, fields: Sequence[str], records: Iterable[tuple[str, Record]]
    ) -> None:
        """Load records by their names."""
        columns = [RECORD, *map(column, fields)]
        written = ", ".join(f"{name} VARCHAR" for name in columns)
        self.connection.execute(f"CREATE OR REPLACE TABLE {table} ({written})")
        lists = ", ".join("unnest(CAST(? AS VARCHAR[]))" for _ in columns)
        waiting = iter(records)
        while armful := list(islice(waiting, _AT_ONCE)):
            cells: list[list[str | None]] = [[name for name, _ in armful]]
            cells += [[record.get(field) or None for _, record in armful] for field in fields]
            self.connection.execute(f"INSERT INTO {table} SELECT {lists}", cells)

    def make(self, table: str, query: str) -> None:
        """Make a table, or make it anew."""
        self.connection.execute(f"CREATE OR REPLACE TABLE {table} AS {query}")

    def rows(self, query: str) -> Iterator[Sequence[Any]]:
        """Yield the rows of a query."""
        found = self.connection.execute(query)
        while armful := found.fetchmany(_AT_ONCE):
            yield from armful

    def splink(self) -> Any:
        """Return Splink's interface to this database."""
        from splink import DuckDBAPI  # what lists and shows libraries never needs it

        return DuckDBAPI(self.connection)


class InSpark:
    """A Spark session that whoever owns the cluster has set up; needs the extra `spark`."""

    dialect = "spark"

    def __init__(self, session: "SparkSession") -> None:
        self.session = session

    def make(self, table: str, query: str) -> None:
        """Make a view of a query that is computed once."""
        made = self.session.sql(query).localCheckpoint()
        made.createOrReplaceTempView(table)

    def rows(self, query: str) -> Iterator[Sequence[Any]]:
        """Yield the rows of a query."""
        yield from self.session.sql(query).toLocalIterator()

    def splink(self) -> Any:
        """Return Splink's interface to this session; no function of a jar is needed."""
        from splink import SparkAPI

        opened: Any = SparkAPI
        return opened(
            spark_session=self.session,
            register_udfs_automatically=False,
            break_lineage_method="persist",
        )
