"""A log that is asked (日志查询): opened in DuckDB from Parquet or from events, ordered once.

Each question is one query over the ordered table, so asking several costs one sort. The answers
are those of `core.mining.analyses`.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import duckdb
import numpy as np

from tongban.core.mining.analyses import Meant
from tongban.core.mining.findings import (
    Arc,
    Deviation,
    Dwell,
    Handover,
    Overview,
    Remaining,
    Rework,
    Variant,
)
from tongban.core.mining.logs import LogEvent
from tongban.engines.mining import questions
from tongban.engines.mining.dialects import DUCKDB, SEPARATOR


class Mine:
    """A log in DuckDB (日志): use as a context, so that its memory is given back."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute(f"CREATE TABLE steps AS {questions.steps(DUCKDB)}")
        self.connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @classmethod
    def of(cls, events: Iterable[LogEvent], due: Mapping[str, datetime]) -> Self:
        """Open a log that is in memory."""
        connection = connected()
        _fill(connection, events, due)
        return cls(connection)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a log from `events*.parquet` and `promised*.parquet` in a folder."""
        connection = connected()
        for name in ("events", "promised"):
            files = [str(one) for one in sorted(folder.glob(f"{name}*.parquet"))]
            connection.from_parquet(files).create_view(name)
        return cls(connection)

    def overview(self) -> Overview:
        """Return the log at a glance."""
        [(cases, events, activities, half, most, promised, late)] = self._rows(
            questions.overview(DUCKDB)
        )
        return Overview(
            cases=cases,
            events=events,
            activities=activities,
            median_hours=half,
            p90_hours=most,
            with_due=promised,
            late=late,
        )

    def variants(self, most: int | None = None) -> tuple[Variant, ...]:
        """Return the ways in which cases went, the commonest first; at most so many."""
        return tuple(
            Variant(activities=tuple(way.split(SEPARATOR)), cases=cases, median_hours=half)
            for way, cases, half in self._rows(questions.variants(DUCKDB), most)
        )

    def arcs(self) -> tuple[Arc, ...]:
        """Return what directly followed what."""
        return tuple(
            Arc(
                source=source,
                target=target,
                times=times,
                cases=cases,
                median_hours=half,
                total_hours=total,
            )
            for source, target, times, cases, half, total in self._rows(questions.arcs(DUCKDB))
        )

    def dwells(self) -> tuple[Dwell, ...]:
        """Return how long it takes until each activity is done; the greatest bottleneck first."""
        return tuple(
            Dwell(
                activity=activity, times=times, median_hours=half, p90_hours=most, total_hours=total
            )
            for activity, times, half, most, total in self._rows(questions.dwells(DUCKDB))
        )

    def rework(self) -> tuple[Rework, ...]:
        """Return what was done again in the same case."""
        return tuple(
            Rework(activity=activity, cases=cases, repeats=int(repeats))
            for activity, cases, repeats in self._rows(questions.rework())
        )

    def handovers(self) -> tuple[Handover, ...]:
        """Return how work goes from group to group."""
        return tuple(
            Handover(source=source, target=target, times=times, median_hours=half)
            for source, target, times, half in self._rows(questions.handovers(DUCKDB))
        )

    def deviations(self, meant: Meant) -> tuple[Deviation, ...]:
        """Return what followed what although it was never meant to."""
        found = (one for one in self.arcs() if (one.source, one.target) not in meant)
        return tuple(
            Deviation(source=one.source, target=one.target, times=one.times, cases=one.cases)
            for one in found
        )

    def remaining(self) -> tuple[Remaining, ...]:
        """Return how long cases still took after each activity, and how many were late."""
        return tuple(
            Remaining(
                activity=activity,
                times=times,
                median_hours=half,
                p80_hours=p80,
                p90_hours=p90,
                with_due=promised,
                late=late,
            )
            for activity, times, half, p80, p90, promised, late in self._rows(
                questions.remaining(DUCKDB)
            )
        )

    def _rows(self, query: str, most: int | None = None) -> list[tuple[Any, ...]]:
        limit = "" if most is None else f" LIMIT {most:d}"
        return self.connection.execute(query + limit).fetchall()


def kept(events: Iterable[LogEvent], due: Mapping[str, datetime], folder: Path) -> None:
    """Keep a log that is in memory in a folder, from which it is opened again."""
    folder.mkdir(parents=True, exist_ok=True)
    with connected() as connection:
        _fill(connection, events, due)
        for name in ("events", "promised"):
            connection.table(name).write_parquet(str(folder / f"{name}.parquet"))


def _fill(
    connection: duckdb.DuckDBPyConnection,
    events: Iterable[LogEvent],
    due: Mapping[str, datetime],
) -> None:
    """Make the two tables of a log."""
    found = tuple(events)
    columns = {
        "case_id": _texts(one.case for one in found),
        "activity": _texts(one.activity for one in found),
        "done_at": _moments(one.at for one in found),
        "team": _texts(one.group for one in found),
        "place": np.arange(len(found), dtype=np.int64),
    }
    promised = {"case_id": _texts(due), "due": _moments(due.values())}
    connection.register("events_given", columns)
    connection.register("promised_given", promised)
    connection.table("events_given").create("events")
    connection.table("promised_given").create("promised")


def connected() -> duckdb.DuckDBPyConnection:
    """Return a database of its own, which fetches nothing from anywhere."""
    return duckdb.connect(config={"autoinstall_known_extensions": False})


def _texts(values: Iterable[str]) -> "np.ndarray[Any, Any]":
    return np.array(list(values), dtype=object)


def _moments(values: Iterable[datetime]) -> "np.ndarray[Any, Any]":
    """Return moments as microseconds since 1970 in universal time, which is how they are kept."""
    return np.array([round(one.timestamp() * 1e6) for one in values], dtype="datetime64[us]")
