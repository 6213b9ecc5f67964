"""What-if over a province (推演): counters on arrays, beside DuckDB, networkx and plain Python.

The question is the same for all: with these registers serving, how many documents are handed in in
a year? Every answer must be equal. The engine is asked three ways: everything anew; one register
switched, with documents and visits by clientele kept right; and the whole answer of a page, which
also has departments, days, steps and the list of what changes. Each time is the best of several.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import duckdb
import networkx as nx
import numpy as np

from bench.province import SIZES, Province, province
from bench.province_burden import burden_columns
from tongban.core.graph.burden.measure import Supplied
from tongban.core.graph.what_if.switches import Switches
from tongban.engines.burden.arrays import Arrays, arrays
from tongban.engines.burden.ledger import Ledger
from tongban.engines.burden.what_if import Reckoner

PLAIN_UP_TO = 30_000
"""Beyond, objects for every need take gigabytes and minutes."""

_ASKED = """
WITH served AS (SELECT DISTINCT element FROM dataset_element WHERE dataset <> $off),
spared AS (
    SELECT evidence FROM evidence_element LEFT JOIN served USING (element)
    GROUP BY evidence HAVING count(served.element) = count(*)
),
whole AS (
    SELECT list FROM list_evidence LEFT JOIN spared USING (evidence)
    GROUP BY list HAVING count(spared.evidence) = count(*)
),
met AS (SELECT DISTINCT need FROM need_list JOIN whole USING (list))
SELECT coalesce(sum(cases), 0)
FROM need LEFT JOIN met USING (need) WHERE met.need IS NULL AND NOT declarable
"""


def best(task: Callable[[], Any], times: int = 5) -> float:
    """Return the milliseconds of the quickest of several runs."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        task()
        taken.append(time.perf_counter() - began)
    return min(taken) * 1000


def in_duckdb(made: Province) -> "duckdb.DuckDBPyConnection":
    """Return the same province as tables."""
    tables: dict[str, dict[str, np.ndarray]] = {
        "dataset_element": _pairs("dataset", "element", made.dataset_elements),
        "evidence_element": _pairs("evidence", "element", made.evidence_elements),
        "list_evidence": _pairs("list", "evidence", made.alternative_evidence),
        "need_list": _pairs("need", "list", made.requirement_alternatives),
        "need": {
            "need": np.arange(made.requirements),
            "cases": made.requirement_cases,
            "declarable": made.requirement_declarable,
        },
    }
    database = duckdb.connect()
    database.execute("SET threads = 2")
    for name, columns in tables.items():
        database.register("given", columns)
        database.execute(f"CREATE TABLE {name} AS SELECT * FROM given")  # noqa: S608 - our own name
        database.unregister("given")
    return database


def _pairs(owner: str, member: str, rows: Any) -> dict[str, np.ndarray]:
    lengths = np.diff(rows.first)
    return {owner: np.repeat(np.arange(len(lengths)), lengths), member: rows.members}


def in_networkx(made: Province) -> "nx.DiGraph[tuple[str, int]]":
    """Return the same province as a graph: need → list → evidence → element ← dataset."""
    graph: nx.DiGraph[tuple[str, int]] = nx.DiGraph()
    for names, rows in (
        (("need", "list"), made.requirement_alternatives),
        (("list", "evidence"), made.alternative_evidence),
        (("evidence", "element"), made.evidence_elements),
        (("dataset", "element"), made.dataset_elements),
    ):
        owners, members = _pairs("owner", "member", rows).values()
        graph.add_edges_from(
            ((names[0], one), (names[1], two))
            for one, two in zip(owners.tolist(), members.tolist(), strict=True)
        )
    return graph


def walked(graph: "nx.DiGraph[tuple[str, int]]", made: Province, off: int) -> int:
    """Return the documents handed in, by walking the graph from the registers."""
    datasets = (one for one in range(made.datasets) if one != off)
    served = {element for one in datasets for element in graph.successors(("dataset", one))}
    spared = {
        ("evidence", one)
        for one in range(made.evidence)
        if served.issuperset(graph.successors(("evidence", one)))
    }
    asked = 0
    for need in np.flatnonzero(~made.requirement_declarable).tolist():
        lists = graph.successors(("need", need))
        if not any(spared.issuperset(graph.successors(one)) for one in lists):
            asked += int(made.requirement_cases[need])
    return asked


def size_of(value: Any) -> int:
    """Return the bytes of all arrays that a value holds."""
    if isinstance(value, np.ndarray):
        return value.nbytes
    if is_dataclass(value):
        return sum(size_of(getattr(value, one.name)) for one in fields(value))
    return sum(map(size_of, value)) if isinstance(value, tuple) else 0


def switching(ledger: Ledger, sources: int, *, read: bool = False) -> np.ndarray:
    """Return the milliseconds of switching each source off and on, the slower of the two."""

    def both(source: int) -> Iterator[float]:
        for on in (False, True):
            began = time.perf_counter()
            ledger.switch(source, on=on)
            known = ledger.by_clientele if read else ledger.documents
            assert known is not None
            yield (time.perf_counter() - began) * 1000

    return np.array([min(max(both(one)) for _ in range(3)) for one in range(sources)])


def measured(size: int) -> None:
    made = province(size)
    columns = burden_columns(made)
    began = time.perf_counter()
    ready = arrays(columns)
    compiled = time.perf_counter() - began
    print(f"\n{size:,} item versions, {made.requirements:,} needs, {made.edges:,} edges")
    print(f"  compiled in {compiled:.2f} s, {size_of(ready) / 2**20:.0f} MiB of arrays")
    on = np.arange(len(columns.sources.sources)) < made.datasets
    ledger = Ledger(ready, on)
    switched = switching(ledger, made.datasets)
    hub = int(switched.argmax())
    median, most = np.percentile(switched, [50, 95])
    print(f"  one register switched, documents right: median {median:.3f} ms, 95 % {most:.3f} ms")
    read = switching(ledger, made.datasets, read=True)
    print(f"    visits right too: median {np.median(read):.3f} ms, worst {read.max():.2f} ms")
    ledger.switch(hub, on=False)
    anew = best(lambda: Ledger(ready, ledger.on))
    expected = ledger.documents
    assert Ledger(ready, ledger.on).documents == expected
    _page(ready, hub, switched[hub])
    print(f"  everything anew: {anew:.1f} ms; {expected:,} documents a year. Beside it:")
    _peers(made, ready, hub, expected=expected, anew=anew)


def _page(ready: Arrays, hub: int, switched: float) -> None:
    sources = ready.columns.sources.sources
    today = Switches(on=frozenset(one for one in sources if one.code.startswith("d")))
    reckoner = Reckoner(ready)
    reckoner.what_if(today, today, most=1)
    without = Switches(on=today.on - {sources[hub]})
    answer = reckoner.what_if(today, without, most=25)
    share = 100 * answer.changed / len(ready.columns.service_item)
    print(f"  the worst hub: {switched:.2f} ms; it touches {share:.0f} % of all items")

    def asked() -> None:
        reckoner._sides.popitem()  # noqa: SLF001 - today stays known, the question is new
        reckoner.what_if(today, without, most=25)

    print(f"  the whole answer of a page: {best(asked):.0f} ms")


def _peers(made: Province, ready: Arrays, off: int, *, expected: int, anew: float) -> None:
    database = in_duckdb(made)
    ask = lambda: database.execute(_ASKED, {"off": off}).fetchone()  # noqa: E731
    assert ask() == (expected,)
    _line("DuckDB, two threads", best(ask, 3), anew)
    if made.items > PLAIN_UP_TO:
        return
    graph = in_networkx(made)
    assert walked(graph, made, off) == expected
    _line("networkx", best(lambda: walked(graph, made, off), 1), anew)
    burden = ready.columns.excerpt(range(made.items))
    on = frozenset(one for one in burden.sources() if one.code[0] == "d" and one.code != f"d{off}")
    plain = lambda: sum(map(_documents_of(Supplied(burden, on)), burden.services))  # noqa: E731
    assert plain() == expected
    _line("core, plain Python (all figures)", best(plain, 1), anew)


def _documents_of(supplied: Supplied) -> Callable[[Any], int]:
    return lambda service: supplied.figures(service).documents


def _line(name: str, taken: float, anew: float) -> None:
    print(f"    {name:34} {taken:>10,.1f} ms   {taken / anew:>8,.0f} ×")


if __name__ == "__main__":
    for one in map(int, sys.argv[1:]) if len(sys.argv) > 1 else SIZES:
        measured(one)
