"""Twenty rules asked of a million people: the compiled tree beside SQL and numpy by hand.

Run: `python -m bench.population` (1 and 10 million), `--large` for 100 million too. Every
contestant must give the same 60 counts; processor seconds are compared, rounds interleaved, each
contestant's best round counted. One in twenty values is not known. People are made up by hashing
their number, so that everybody's table is the same. `--only-large` asks the 100 million alone.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from bench.population_rules import RULES, TODAY
from tongban.core.catalog.conditions.sql.tables import Column, Table
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import ValueKind
from tongban.engines.population.people import Population, Question, Tally

ROUNDS = 3
HUGE = 100
"""So many millions are asked once: they take minutes, and a busy moment is lost among them."""

GOAL_SECONDS = 0.5
TABLE = Table(
    {
        "person.birth_date": Column(kind=ValueKind.DATE),
        "person.residence": Column(kind=ValueKind.CHOICE),
        "person.student": Column(kind=ValueKind.YES_NO),
        "person.disability_level": Column(kind=ValueKind.INTEGER, digits=1),
        "person.insured_months": Column(kind=ValueKind.INTEGER, digits=3),
        "person.residence_months": Column(kind=ValueKind.INTEGER, digits=3),
        "household.income": Column(kind=ValueKind.DECIMAL, digits=9, scale=2),
        "household.size": Column(kind=ValueKind.INTEGER, digits=2),
        "household.housing_area": Column(kind=ValueKind.DECIMAL, digits=6, scale=2),
    }
)
PARAMETERS = {"assistance.line": 900}
_PEOPLE = """
    CREATE TABLE people AS SELECT
        CASE WHEN hash(i, 1) % 20 > 0
             THEN DATE '1926-01-01' + CAST(hash(i, 2) % 36500 AS INTEGER) END
        AS "person.birth_date",
        CASE WHEN hash(i, 3) % 20 > 0
             THEN ['local', 'permit', 'elsewhere'][CAST(hash(i, 4) % 3 + 1 AS INTEGER)]
        END AS "person.residence",
        CASE WHEN hash(i, 5) % 20 > 0 THEN hash(i, 6) % 5 = 0 END AS "person.student",
        CASE WHEN hash(i, 7) % 20 > 0
             THEN CAST(hash(i, 8) % 5 AS BIGINT) END AS "person.disability_level",
        CASE WHEN hash(i, 9) % 20 > 0
             THEN CAST(hash(i, 10) % 480 AS BIGINT) END AS "person.insured_months",
        CASE WHEN hash(i, 11) % 20 > 0
             THEN CAST(hash(i, 12) % 240 AS BIGINT) END AS "person.residence_months",
        CASE WHEN hash(i, 13) % 20 > 0
             THEN CAST(hash(i, 14) % 3000000 AS DECIMAL(18,2)) / 100 END::DECIMAL(9,2)
        AS "household.income",
        CASE WHEN hash(i, 15) % 20 > 0
             THEN CAST(1 + hash(i, 16) % 6 AS BIGINT) END AS "household.size",
        CASE WHEN hash(i, 17) % 20 > 0
             THEN CAST(hash(i, 18) % 20000 AS DECIMAL(18,2)) / 100 END::DECIMAL(6,2)
        AS "household.housing_area"
    FROM range({first}, {last}) numbers(i)
"""

Counts = tuple[tuple[int, int, int], ...]


def main(arguments: list[str]) -> None:
    millions = [1, 10, *([HUGE] if "--large" in arguments else [])]
    if "--only-large" in arguments:
        millions = [HUGE]
    for million in millions:
        if million <= 1:
            in_memory(million)
        else:
            in_files(million)


def in_memory(million: int) -> None:
    connection = duckdb.connect()
    connection.execute(_PEOPLE.format(first=0, last=million * 1_000_000))
    people = Population(connection, "people", TABLE)
    columns = {
        code: connection.table("people").select(f'"{code}"').fetchnumpy()[code]
        for code in TABLE.columns
    }
    contestants: dict[str, Callable[[], Counts]] = {
        "compiled tree on DuckDB": lambda: ours(people),
        "SQL by hand on DuckDB": lambda: by_hand(connection, "people"),
        "numpy by hand": lambda: with_numpy(columns),
    }
    report(million, contestants)


def in_files(million: int) -> None:
    """Ask more people than one wants in memory: files of a million each, read as they are asked."""
    with tempfile.TemporaryDirectory() as folder:
        for part in range(million):
            with duckdb.connect() as connection:
                first = part * 1_000_000
                connection.execute(_PEOPLE.format(first=first, last=first + 1_000_000))
                connection.execute(f"COPY people TO '{folder}/{part:03}.parquet'")
        files = Path(folder) / "*.parquet"
        people = Population.in_files(files, TABLE)
        connection = duckdb.connect()
        contestants: dict[str, Callable[[], Counts]] = {
            "compiled tree on Parquet": lambda: ours(people),
            "SQL by hand on Parquet": lambda: by_hand(connection, f"read_parquet('{files}')"),
        }
        report(million, contestants)


def report(million: int, contestants: dict[str, Callable[[], Counts]]) -> None:
    best: dict[str, float] = {}
    found: dict[str, Counts] = {}
    for _ in range(ROUNDS if million < HUGE else 1):
        for name, ask in contestants.items():
            began = time.process_time()
            found[name] = ask()
            took = time.process_time() - began
            best[name] = min(best.get(name, took), took)
    assert len(set(found.values())) == 1, "the contestants disagree"
    first = next(iter(best.values()))
    print(f"\n{million} million people, {len(RULES)} rules, 60 equal counts")
    for name, seconds in best.items():
        note = f"   goal {GOAL_SECONDS} s" if million == 1 and seconds == first else ""
        print(f"  {name:26} {seconds:7.2f} processor s   {seconds / first:5.2f} x{note}")


def ours(people: Population) -> Counts:
    conditions = [parse(rule.ours) for rule in RULES]
    question = Question(conditions=conditions, today=TODAY, parameters=PARAMETERS)
    return tuple(_three(one) for one in people.tally(question))


def by_hand(connection: duckdb.DuckDBPyConnection, source: str) -> Counts:
    inner = ", ".join(f"{rule.sql} AS r{place}" for place, rule in enumerate(RULES))
    counts = ", ".join(f"count_if(r{place}), count(r{place})" for place in range(len(RULES)))
    query = f"SELECT count(*), {counts} FROM (SELECT {inner} FROM {source})"  # noqa: S608
    everybody, *row = connection.execute(query).fetchall()[0]
    pairs = zip(row[0::2], row[1::2], strict=True)
    return tuple((met, told - met, everybody - told) for met, told in pairs)


def with_numpy(columns: dict[str, Any]) -> Counts:
    """Decide with two masks a rule: where it holds, and where it fails."""
    found = []
    for rule in RULES:
        holds, fails = rule.masks(columns)
        met, not_met = int(np.count_nonzero(holds)), int(np.count_nonzero(fails))
        found.append((met, not_met, len(holds) - met - not_met))
    return tuple(found)


def _three(tally: Tally) -> tuple[int, int, int]:
    return tally.met, tally.not_met, tally.unknown


if __name__ == "__main__":
    main(sys.argv[1:])
