"""Everybody a condition is asked of (人群): how many meet it, do not, or would have to be asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

import duckdb

from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.conditions.nodes import NO_PARAMETERS, Condition
from tongban.core.catalog.conditions.sql.compiling import to_sql
from tongban.core.catalog.conditions.sql.dialects import DUCKDB
from tongban.core.catalog.conditions.sql.scope import Scope
from tongban.core.catalog.conditions.sql.tables import Table
from tongban.engines.population.columns import create, insert

_NAME = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many people meet a condition, do not, or cannot be told."""

    met: int
    not_met: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of everybody: conditions, the day, and the numbers of law in force on it."""

    conditions: Sequence[Condition]
    today: date
    parameters: Mapping[str, int | Decimal] = field(default_factory=lambda: NO_PARAMETERS)

    def written(self, table: Table) -> list[str]:
        """Return each condition as SQL over `table`."""
        return [
            to_sql(one, table, today=self.today, dialect=DUCKDB, parameters=self.parameters)
            for one in self.conditions
        ]


class Population:
    """A table of people in DuckDB; close it, or use it as a context.

    `source` is the SQL of the table: a quoted name, or a scan of files that the caller chose.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, source: str, table: Table) -> None:
        self._connection = connection
        self._source = source
        self.table = table

    @classmethod
    def of(cls, people: Iterable[Mapping[str, Any]], table: Table) -> Self:
        """Return the population of these people, of each what is known."""
        connection = duckdb.connect()
        create(connection, _NAME, table)
        insert(connection, _NAME, table, people)
        return cls(connection, DUCKDB.column(_NAME), table)

    @classmethod
    def in_files(cls, files: Path, table: Table) -> Self:
        """Return the population in Parquet files (`files` may hold `*`), read as they are asked."""
        return cls(duckdb.connect(), f"read_parquet({DUCKDB.text(str(files))})", table)

    def tally(self, question: Question) -> tuple[Tally, ...]:
        """Count, for each condition, who meets it, who does not and who cannot be told."""
        (row,) = self._counted(question, by=())
        return tallies(row)

    def tally_by(self, question: Question, element: str) -> dict[Any, tuple[Tally, ...]]:
        """Count the same for each value of an element, such as a department or an area."""
        rows = self._counted(question, by=(DUCKDB.column(element),))
        return {row[0]: tallies(row[1:]) for row in rows}

    def to_be_asked(self, question: Question) -> tuple[dict[str, int], ...]:
        """Count, of those whom each condition cannot tell, how many lack each of its elements."""
        scope = Scope(self.table, question.today, question.parameters, DUCKDB)
        found = []
        for condition, text in zip(question.conditions, question.written(self.table), strict=True):
            codes = elements_of(condition)
            lacking = ", ".join(f"count(*) FILTER (NOT {_known(scope, code)})" for code in codes)
            query = f"SELECT {lacking or 'NULL'} FROM {self._source} WHERE {text} IS NULL"  # noqa: S608
            found.append(dict(zip(codes, self._rows(query)[0], strict=False)))
        return tuple(found)

    def write(self, file: Path) -> None:
        """Write the population to a Parquet file, from which `in_files` reads it."""
        self._connection.table(_NAME).write_parquet(str(file))

    def close(self) -> None:
        """Let go of the table and its memory."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _counted(self, question: Question, *, by: Sequence[str]) -> list[tuple[Any, ...]]:
        """Decide every condition once a row, in an inner query, and count in the outer one.

        The outer query counts all, then for each condition those it holds for and those it can
        tell; one filter a count would look at every row three times.
        """
        written = question.written(self.table)
        decided = [f"{text} AS c{place}" for place, text in enumerate(written)]
        groups = [f"{column} AS g{place}" for place, column in enumerate(by)]
        counts = [
            f"coalesce(count_if(c{place}), 0), count(c{place})" for place in range(len(written))
        ]
        outer = ", ".join([*(f"g{place}" for place in range(len(by))), "count(*)", *counts])
        inner = ", ".join([*groups, *decided])
        grouped = " GROUP BY ALL ORDER BY ALL" if by else ""
        return self._rows(f"SELECT {outer} FROM (SELECT {inner} FROM {self._source}){grouped}")  # noqa: S608

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(query).fetchall()


def _known(scope: Scope, code: str) -> str:
    if scope.column(code) is None:
        return "FALSE"
    empty = scope.empty(code)
    return f"({scope.name(code)} IS NOT NULL{'' if empty is None else f' OR {empty}'})"


def tallies(counts: Sequence[int]) -> tuple[Tally, ...]:
    """Return the tallies of a row: everybody, then the met and the told of each condition."""
    everybody, *rest = counts
    pairs = zip(rest[0::2], rest[1::2], strict=True)
    return tuple(
        Tally(met=met, not_met=told - met, unknown=everybody - told) for met, told in pairs
    )
