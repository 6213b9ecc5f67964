"""Thirteen rules over a register: rules as data beside SQL by hand and the same rules row by row.

Run: `python -m bench.quality` (0.1, 1 and 10 million rows; name others in millions as arguments).
All contestants must count the same; rounds are interleaved, processor seconds of the best round
are compared. Rows are made up by hashing their number: about one in fifty cells is blank or wrong.
The peer by hand is what a programmer of a department writes: `substr` and `ascii` for check
characters, a window for what stands twice, a join for the other register.
"""

import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

from bench.quality_by_hand import by_hand
from tongban.core.quality import checks
from tongban.core.quality.checks import NumberPart, NumberScheme
from tongban.core.quality.judging import Around
from tongban.core.quality.registers import RegisterRows
from tongban.core.quality.rules import QualityRule
from tongban.core.quality.scores import Examination, examined
from tongban.core.vocabulary.citations import Citation
from tongban.engines.quality.compiling import Scope
from tongban.engines.quality.examining import examine, profiles, rejected_rows
from tongban.engines.quality.tables import Table, Tables

TODAY = date(2026, 9, 15)
BASIS = Citation(law="政务数据共享条例", article="18")
MOST_BY_ROW = 100_000
"""So many rows are judged one by one; more only take longer."""

FIELDS = ("number", "name", "sex", "born", "phone", "credit", "income", "since", "updated", "area")
CHECKS = {
    "number_filled": checks.Filled(field="number"),
    "name_filled": checks.Filled(field="name"),
    "number": checks.Identifies(field="number", scheme=NumberScheme.CITIZEN),
    "credit": checks.Identifies(field="credit", scheme=NumberScheme.CREDIT),
    "sex": checks.Listed(field="sex", values=("1", "2")),
    "phone": checks.Shaped(field="phone", shapes=("99999999999",)),
    "income": checks.Within(field="income", least=Decimal(0), most=Decimal(30_000)),
    "since": checks.Dated(field="since", earliest=date(1990, 1, 1), latest=TODAY),
    "fresh": checks.Fresh(field="updated", days=365),
    "ordered": checks.Ordered(field="since", later="updated"),
    "born": checks.AgreesWithNumber(field="born", number="number", part=NumberPart.BIRTH_DATE),
    "once": checks.Unique(fields=("number",)),
    "known": checks.Registered(field="area", register="areas", key="code"),
}
RULES = tuple(QualityRule(code=code, check=check, basis=BASIS) for code, check in CHECKS.items())

_ROWS = """
    CREATE TABLE people AS
    WITH drawn AS (
        SELECT i, DATE '1940-01-01' + CAST(hash(i, 1) % 30000 AS INTEGER) AS birth,
            hash(i, 99) % 50 AS luck, 1 + CAST(hash(i, 3) % 8 AS INTEGER) AS a
        FROM range({rows}) numbers(i)
    ), numbered AS (
        SELECT *, '51990' || a || strftime(birth, '%Y%m%d') || lpad(CAST(i % 1000 AS TEXT), 3, '0')
            AS body FROM drawn
    )
    SELECT
        CASE luck WHEN 1 THEN NULL WHEN 2 THEN body || '0'
            ELSE body || substr('10X98765432', CAST(({weighted}) % 11 AS INTEGER) + 1, 1) END AS c0,
        CASE luck WHEN 3 THEN NULL ELSE '王' || chr(CAST(20000 + hash(i, 4) % 2000 AS INTEGER)) END
            AS c1,
        CASE luck WHEN 4 THEN '9' ELSE CAST(1 + hash(i, 5) % 2 AS TEXT) END AS c2,
        CASE luck WHEN 5 THEN '1980-02-30' ELSE CAST(birth AS TEXT) END AS c3,
        CASE luck WHEN 6 THEN '0830-1234567' WHEN 7 THEN NULL
            ELSE CAST(13900000000 + hash(i, 6) % 100000000 AS TEXT) END AS c4,
        CASE WHEN luck = 8 THEN '91519901000000010A' WHEN luck < 25 THEN NULL
            ELSE '{credit}' END AS c5,
        CASE luck WHEN 9 THEN '-1' WHEN 10 THEN 'many'
            ELSE CAST(CAST(hash(i, 7) % 3000000 AS DECIMAL(18, 2)) / 100 AS TEXT) END AS c6,
        CASE luck WHEN 11 THEN '2026-9-1'
            ELSE CAST(DATE '2000-01-01' + CAST(hash(i, 8) % 9000 AS INTEGER) AS TEXT) END AS c7,
        CASE luck WHEN 12 THEN '2020-01-01'
            ELSE CAST(DATE '2026-01-01' + CAST(hash(i, 9) % 250 AS INTEGER) AS TEXT) END AS c8,
        CASE luck WHEN 13 THEN '110101' ELSE '51990' || a END AS c9
    FROM numbered
"""


def main(arguments: list[str]) -> None:
    for millions in [float(one) for one in arguments] or [0.1, 1, 10]:
        measure(int(millions * 1_000_000))


def measure(rows: int) -> None:
    tables = register(rows)
    scope = Scope(register="people", tables=tables, today=TODAY)
    found: dict[str, Examination] = {}
    seconds = rounds(
        {
            "rules as data": lambda: found.update(ours=examine(RULES, scope)),
            "SQL by hand": lambda: found.update(
                hand=by_hand(tables.connection, RULES, today=TODAY)
            ),
        },
        times=1 if rows > 2_000_000 else 3,
    )
    assert found["ours"] == found["hand"], found
    if rows <= MOST_BY_ROW:
        seconds["row by row in Python"], slow = once(lambda: row_by_row(tables))
        assert slow == found["ours"]
    print(f"{rows:,} rows, {found['ours'].rejected:,} rejected; processor seconds (wall)")
    for name, (processor, wall) in seconds.items():
        ratio = processor / seconds["rules as data"][0]
        print(f"  {name:24} {processor:7.2f} ({wall:6.2f})  {ratio:6.2f} ×")
    further = {
        "100,000 rejected fetched": lambda: sum(
            1 for _ in rejected_rows(RULES, scope, at_most=100_000)
        ),
        "profile of ten columns": lambda: profiles(scope),
    }
    for name, act in further.items():
        (processor, wall), _ = once(act)
        print(f"  {name:24} {processor:7.2f} ({wall:6.2f})")
    print(
        f"  most memory so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GB"
    )
    tables.close()


def register(rows: int) -> Tables:
    """Return the register of so many rows beside that of the areas."""
    tables = Tables(duckdb.connect())
    weighted = " + ".join(
        f"(ascii(substr(body, {place + 1}, 1)) - 48) * {2 ** (17 - place) % 11}"
        for place in range(17)
    )
    tables.load("areas", ("code",), [{"code": f"51990{digit}"} for digit in range(1, 9)])
    tables.connection.execute(
        _ROWS.format(rows=rows, weighted=weighted, credit="91519901000000019J")
    )
    columns = {field: f"c{place}" for place, field in enumerate(FIELDS)}
    tables.take("people", Table(source="people", columns=columns, place="rowid"))
    return tables


def row_by_row(tables: Tables) -> Examination:
    """Judge every row in core."""
    fetched = tables.connection.execute("SELECT * FROM people").fetchall()
    rows = [dict(zip(FIELDS, row, strict=True)) for row in fetched]
    areas = [{"code": f"51990{digit}"} for digit in range(1, 9)]
    around = Around(
        register="people", registers=RegisterRows({"people": rows, "areas": areas}), today=TODAY
    )
    return examined(RULES, around)


Seconds = tuple[float, float]


def once(act: Callable[[], Any]) -> tuple[Seconds, Any]:
    """Return processor and wall seconds of one run, and what it gave."""
    processor, wall = time.process_time(), time.perf_counter()
    given = act()
    return (time.process_time() - processor, time.perf_counter() - wall), given


def rounds(contestants: dict[str, Callable[[], object]], *, times: int) -> dict[str, Seconds]:
    """Return the best round of each, taken in turns."""
    best: dict[str, Seconds] = {}
    for _ in range(times):
        for name, act in contestants.items():
            taken, _ = once(act)
            best[name] = min(best.get(name, taken), taken)
    return best


if __name__ == "__main__":
    main(sys.argv[1:])
