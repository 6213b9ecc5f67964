"""Eight analyses of an event log: DuckDB over Parquet beside the plain functions of the core.

Run: `python -m bench.mining` (0.1, 1 and 10 million events; name others in millions as arguments).
A log is made up by hashing: cases of four to sixteen events over twelve activities of eight groups,
one case in nine with repeats, written as Parquet. Opening a log orders it once; the eight questions
then are asked of it. Elapsed and processor seconds are of the best of three rounds. The plain
functions are asked of the smallest log alone; more of them only take longer.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from tongban.core.mining import analyses
from tongban.core.mining.logs import EventLog, LogEvent
from tongban.engines.mining.mine import Mine

MEANT = frozenset((f"环节{place:02}", f"环节{place + 1:02}") for place in range(12))
ROUNDS = 3
PLAIN_MOST = 100_000
_EVENTS = """
    SELECT CAST(n AS TEXT) AS case_id,
        '环节' || lpad(
            CAST(CASE WHEN n % 9 = 0 AND k > 3 THEN k - 2 ELSE k END % 12 AS TEXT), 2, '0'
        ) AS activity,
        TIMESTAMP '2026-01-01' + to_seconds(CAST(hash(n) % 20000000 AS BIGINT))
            + to_seconds(CAST(k * 7200 + hash(n, k) % 7000 AS BIGINT)) AS done_at,
        '部门' || CAST(hash(k, n % 3) % 8 AS TEXT) AS team,
        n * 16 + k AS place
    FROM range({cases}) cases(n), range(16) steps(k)
    WHERE k < 4 + hash(n, 'length') % 13
"""
_PROMISED = """
    SELECT case_id, min(done_at) + INTERVAL 20 HOUR AS due FROM events
    WHERE CAST(case_id AS BIGINT) % 4 <> 0 GROUP BY case_id
"""
_A_CASE = 10  # events in the mean


def made(folder: Path, events: int) -> None:
    """Write a log of about so many events."""
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE events AS {_EVENTS.format(cases=events // _A_CASE)}")
        connection.table("events").write_parquet(str(folder / "events.parquet"))
        connection.sql(_PROMISED).write_parquet(str(folder / "promised.parquet"))


def asked(folder: Path) -> int:
    """Open a log and ask all eight questions; return how many events it has."""
    with Mine.open(folder) as mine:
        mine.variants(100)
        mine.arcs()
        mine.dwells()
        mine.rework()
        mine.handovers()
        mine.deviations(MEANT)
        mine.remaining()
        return mine.overview().events


def plainly(log: EventLog) -> int:
    """Ask the same of the plain functions."""
    analyses.variants(log)
    analyses.arcs(log)
    analyses.dwells(log)
    analyses.rework(log)
    analyses.handovers(log)
    analyses.deviations(log, MEANT)
    analyses.remaining(log)
    return analyses.overview(log).events


def loaded(folder: Path) -> EventLog:
    """Return a log as the plain functions take it."""
    with duckdb.connect() as connection:
        events = connection.execute(
            "SELECT case_id, activity, done_at, team FROM read_parquet($1) ORDER BY place",
            [str(folder / "events.parquet")],
        ).fetchall()
        due = connection.execute(
            "SELECT case_id, due FROM read_parquet($1)", [str(folder / "promised.parquet")]
        ).fetchall()
    return EventLog(
        tuple(
            LogEvent(case=case, activity=activity, at=at.astimezone(), group=team)
            for case, activity, at, team in events
        ),
        {case: at.astimezone() for case, at in due},
    )


def best(work: Callable[[], int]) -> tuple[float, float, int]:
    """Return elapsed and processor seconds of the best round, and what the work returned."""
    rounds = []
    for _ in range(ROUNDS):
        began, spent = time.perf_counter(), _processor()
        result = work()
        rounds.append((time.perf_counter() - began, _processor() - spent, result))
    return min(rounds)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main(millions: list[float]) -> None:
    """Print a line a size."""
    print("events      elapsed s  CPU-s  µs an event   plain, elapsed s")
    for size in millions:
        with tempfile.TemporaryDirectory() as kept:
            folder = Path(kept)
            made(folder, round(size * 1e6))
            elapsed, spent, events = best(lambda folder=folder: asked(folder))
            plain = ""
            if events <= 2 * PLAIN_MOST:
                log = loaded(folder)
                took, _, _ = best(lambda log=log: plainly(log))
                plain = f"{took:.2f} = {took / elapsed:.1f} x"
            print(f"{events:<11,} {elapsed:>8.2f} {spent:>7.2f}", end=" ")
            print(f"{elapsed / events * 1e6:>11.2f}   {plain}")


if __name__ == "__main__":
    main([float(one) for one in sys.argv[1:]] or [0.1, 1, 10])
