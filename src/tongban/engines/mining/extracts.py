"""Extracts (数据提取): all cases as Parquet, immutable once written; opened for one question.

Beside what every log has (`events`, `promised`) an extract keeps `cases`, one line each, and when
each step was begun. It is opened for a selection: an item, a department, a period.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

import duckdb
import numpy as np

from tongban.core.performance.cases import CaseFacts
from tongban.core.performance.tallies import CaseTally, RatingTally
from tongban.core.performance.traces import Traced
from tongban.engines.mining import questions
from tongban.engines.mining.dialects import DUCKDB, SEPARATOR
from tongban.engines.mining.mine import Mine, connected

_CASES = """
CREATE TABLE cases (case_id VARCHAR, item VARCHAR, department VARCHAR, received_on DATE,
    closed_on DATE, ended BOOLEAN, days INTEGER, early BOOLEAN, yellow BOOLEAN, red BOOLEAN,
    late BOOLEAN, corrected BOOLEAN, returned BOOLEAN, broken_off BOOLEAN, steps INTEGER,
    steps_late INTEGER, online BOOLEAN, visits INTEGER, deviated BOOLEAN, grade INTEGER,
    due TIMESTAMP)
"""
_EVENTS = """
CREATE TABLE events (case_id VARCHAR, activity VARCHAR, done_at TIMESTAMP, team VARCHAR,
    place BIGINT, begun_at TIMESTAMP)
"""
_KINDS: Final[Mapping[str, Any]] = {
    "VARCHAR": object,
    "BOOLEAN": np.bool_,
    "INTEGER": np.int64,
    "BIGINT": np.int64,
    "DATE": "datetime64[us]",
    "TIMESTAMP": "datetime64[us]",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """One case of an extract: what it contributes, its lines, its grade if it was rated."""

    facts: CaseFacts
    lines: Sequence[Traced]
    grade: int = 0
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which cases are asked about (筛选); blank is all. Days are those of receipt."""

    item: str = ""
    department: str = ""
    since: date | None = None
    until: date | None = None


class Place(NamedTuple):
    """Where a tally belongs: department, item, month of receipt."""

    department: str
    item: str
    month: date


class Worked(NamedTuple):
    """How long a step was worked on, and how long it waited before, over all cases, in hours."""

    activity: str
    times: int
    waiting_hours: float
    working_hours: float


class Running(NamedTuple):
    """A case that is not closed: where it stands since when, and by when it is promised."""

    number: str
    item: str
    department: str
    activity: str
    since: datetime
    due_at: datetime | None


class ExtractWriter:
    """Writes parts of an extract into a folder; what is written is never changed."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._parts, self._place = folder, 0, 0

    def write(self, cases: Iterable[Extracted]) -> None:
        """Write some cases as one more part."""
        with connected() as connection:
            connection.execute(_CASES)
            connection.execute(_EVENTS)
            found = tuple(cases)
            _insert(connection, "cases", [_case(one) for one in found])
            _insert(connection, "events", [row for one in found for row in self._lines(one)])
            for name in ("cases", "events"):
                file = self._folder / f"{name}-{self._parts:05d}.parquet"
                connection.table(name).write_parquet(str(file))
        self._parts += 1

    def _lines(self, one: Extracted) -> Iterable[tuple[Any, ...]]:
        for line in one.lines:
            self._place += 1
            begun = _naive(line.begun_at)
            number = one.facts.number
            yield number, line.activity, _naive(line.at), line.group, self._place, begun


class ExtractMine(Mine):
    """An extract that is asked, for one selection of its cases."""

    @classmethod
    def select(cls, folder: Path, wanted: Selection) -> Self:
        """Open the cases of an extract that are wanted."""
        connection = connected()
        where, values = _chosen(wanted)
        connection.execute(
            f"CREATE TABLE cases AS SELECT * FROM read_parquet($1) WHERE {where}",  # noqa: S608
            [str(folder / "cases-*.parquet"), *values],
        )
        connection.execute(
            "CREATE TABLE events AS SELECT * FROM read_parquet($1) SEMI JOIN cases USING (case_id)",
            [str(folder / "events-*.parquet")],
        )
        connection.execute(
            "CREATE VIEW promised AS SELECT case_id, due FROM cases WHERE due IS NOT NULL"
        )
        return cls(connection)

    @property
    def holds_any(self) -> bool:
        """Tell whether there is a single event."""
        return bool(self._rows("SELECT 1 FROM events", 1))

    def tallies(self) -> dict[Place, tuple[CaseTally, RatingTally]]:
        """Return what the cases add up to, by department, item and month."""
        return {
            Place(*row[:3]): (CaseTally(**dict(zip(_COUNTS, row[3:-2], strict=True))), _rated(row))
            for row in self._rows(questions.tallies())
        }

    def arcs_of_items(self) -> tuple[tuple[str, str, str, int, int], ...]:
        """Return what directly followed what under each item: item, both, times, cases."""
        return tuple(self._rows(questions.arcs_of_items()))

    def worked(self) -> tuple[Worked, ...]:
        """Return how long steps waited and were worked on, those that waited most first."""
        return tuple(Worked(*row) for row in self._rows(questions.worked(DUCKDB)))

    def running(self, most: int) -> tuple[Running, ...]:
        """Return cases that are not closed, those promised first at the top."""
        return tuple(
            Running(number, item, department, activity, _aware(since), _aware(due) if due else None)
            for number, item, department, activity, since, due in self._rows(
                questions.running(), most
            )
        )

    def still_took(self, item: str, activity: str) -> tuple[float, ...]:
        """Return the hours that closed cases of an item still took after an activity."""
        rows = self.connection.execute(questions.still_took(), [item, activity]).fetchall()
        return tuple(hours for (hours,) in rows)

    def cases_by_way(self, activities: Sequence[str], most: int) -> tuple[str, ...]:
        """Return the numbers of cases that went so."""
        return self._numbers(questions.cases_by_way(DUCKDB), [SEPARATOR.join(activities)], most)

    def cases_by_arc(self, source: str, target: str, most: int) -> tuple[str, ...]:
        """Return the numbers of cases in which one thing directly followed another."""
        return self._numbers(questions.cases_by_arc(), [source, target], most)

    def cases_by_handover(self, source: str, target: str, most: int) -> tuple[str, ...]:
        """Return the numbers of cases that one department handed to another."""
        return self._numbers(questions.cases_by_handover(), [source, target], most)

    def cases_by_activity(self, activity: str, most: int) -> tuple[str, ...]:
        """Return the numbers of cases in which something was done, most often first."""
        return self._numbers(questions.cases_by_activity(), [activity], most)

    def _numbers(self, query: str, values: list[str], most: int) -> tuple[str, ...]:
        rows = self.connection.execute(f"{query} LIMIT {most:d}", values).fetchall()
        return tuple(row[0] for row in rows)


_COUNTS = tuple(one.name for one in fields(CaseTally))


def _rated(row: Sequence[int]) -> RatingTally:
    active, poor = row[-2:]
    return RatingTally(active=active, good=active - poor, poor=poor)


def _case(one: Extracted) -> tuple[Any, ...]:
    return (*astuple(one.facts), one.grade, _naive(one.due_at))


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows column by column, which is how the database reads fastest."""
    described = connection.execute(f"DESCRIBE {table}").fetchall()
    columns = {
        name: np.array([row[place] for row in rows], dtype=_KINDS[kind])
        for place, (name, kind, *_) in enumerate(described)
    }
    connection.register("given", columns)
    connection.execute(f"INSERT INTO {table} SELECT * FROM given")  # noqa: S608
    connection.unregister("given")


def _chosen(wanted: Selection) -> tuple[str, list[Any]]:
    """Return a condition over `cases` whose values count from 2, and the values."""
    asked = (
        ("item =", wanted.item),
        ("department =", wanted.department),
        ("received_on >=", wanted.since),
        ("received_on <=", wanted.until),
    )
    given = [(column, value) for column, value in asked if value]
    parts = [f"{column} ${place}" for place, (column, _) in enumerate(given, start=2)]
    return " AND ".join(parts) or "true", [value for _, value in given]


def _naive(moment: datetime | None) -> datetime | None:
    """Return a moment in universal time without its zone, as the database keeps it."""
    return (
        None
        if moment is None
        else datetime.fromtimestamp(moment.timestamp(), UTC).replace(tzinfo=None)
    )


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)
