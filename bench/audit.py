"""What audit costs (审计开销): transactions with and without it, and a tree of a million leaves.

A business transaction does durably what the least act on a case does: it locks a row, appends an
event and a message, and changes the row. Beside it: nothing; an entry with its leaf, sealed by a
worker at the same time; and a chain in which each entry holds the hash of the last, which all
writers wait for. They take turns. Then the tree grows, and sealing, proving and verifying are
measured at each size. Run: `python -m bench.audit [LEAVES]`.
"""

import hashlib
import sys
import tempfile
import threading
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import randrange
from statistics import median, quantiles
from time import perf_counter
from typing import Any, Final

from bench.durable_city import durable_city

WRITERS: Final = 8
SECONDS: Final = 2.0
ROUNDS: Final = 3
MOST: Final = 1_000_000
PROOFS: Final = 300
_TABLES: Final = """
CREATE TABLE bench_case (id int PRIMARY KEY, revision int);
INSERT INTO bench_case SELECT number, 0 FROM generate_series(1, 1000) AS number;
CREATE TABLE bench_event (id bigserial PRIMARY KEY, said text);
CREATE TABLE bench_message (id bigserial PRIMARY KEY, said text);
CREATE TABLE bench_chain (id bigserial PRIMARY KEY, said text, hash bytea);
CREATE TABLE bench_last (one int PRIMARY KEY, hash bytea);
INSERT INTO bench_last VALUES (1, '');
"""


def main() -> None:
    """Measure the cost for writers, then the tree at growing sizes."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else MOST
    with durable_city() as outside:
        _writers(outside)
        _growth(outside, most)


def _writers(outside: Any) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
    contestants = {"nothing": _plain, "leaf and sealer": _ours, "global chain": _chained}
    rates: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(ROUNDS):
        for name, work in contestants.items():
            with _sealer_at_work(outside):
                rates[name].append(_rate(work))
    base = median(rates["nothing"])
    for name, found in rates.items():
        rate = median(found)
        print(f"{name:<16} {WRITERS} writers {rate:8.0f} tx/s   {rate / base:5.2f} of none")


def _rate(work: Callable[[int], None]) -> float:
    """Return how many transactions a second all writers do together."""
    done = [0] * WRITERS
    until = perf_counter() + SECONDS

    def writes(mine: int) -> None:
        from django.db import connection

        while perf_counter() < until:
            work(mine)
            done[mine] += 1
        connection.close()

    threads = [threading.Thread(target=writes, args=(mine,)) for mine in range(WRITERS)]
    began = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (perf_counter() - began)


def _plain(mine: int) -> None:
    from django.db import transaction

    with transaction.atomic():
        _act(mine)


def _ours(mine: int) -> None:
    from django.db import transaction

    from tongban.store.audit.appending import append

    with transaction.atomic():
        _act(mine)
        append(_entry(mine))


def _chained(mine: int) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        _act(mine)
        cursor.execute("SELECT hash FROM bench_last FOR UPDATE")
        said = f"act of {mine}"
        linked = hashlib.sha256(bytes(cursor.fetchone()[0]) + said.encode()).digest()
        cursor.execute("INSERT INTO bench_chain (said, hash) VALUES (%s, %s)", [said, linked])
        cursor.execute("UPDATE bench_last SET hash = %s", [linked])


def _act(mine: int) -> None:
    from django.db import connection

    case, said = randrange(1, 1001), f"act of {mine}"  # noqa: S311 - no secret
    with connection.cursor() as cursor:
        cursor.execute("SELECT revision FROM bench_case WHERE id = %s FOR UPDATE", [case])
        cursor.execute("INSERT INTO bench_event (said) VALUES (%s)", [said])
        cursor.execute("INSERT INTO bench_message (said) VALUES (%s)", [said])
        cursor.execute("UPDATE bench_case SET revision = revision + 1 WHERE id = %s", [case])


class _sealer_at_work:  # noqa: N801 - reads as what is the case inside the block
    """A sealer that works twice a second beside the writers."""

    def __init__(self, outside: Any) -> None:
        self._outside, self._stop = outside, threading.Event()
        self._thread = threading.Thread(target=self._seal)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _seal(self) -> None:
        from django.db import connection

        while not self._stop.wait(0.5):
            _seal(self._outside)
        connection.close()


def _seal(outside: Any) -> int:
    from tongban.actions.audit.sealing import seal_waiting
    from tongban.adapters.anchor_copies import AnchorFolder

    with tempfile.TemporaryDirectory() as folder:
        return seal_waiting(outside.sealer, AnchorFolder(Path(folder))).leaves


def _growth(outside: Any, most: int) -> None:
    from tongban.store.audit.trees import size_of_tree

    _seal(outside)
    size = 1_000
    while size <= most:
        _write(size - size_of_tree())
        began = perf_counter()
        sealed = _seal(outside)
        seconds = perf_counter() - began
        rate = sealed / seconds if sealed else 0
        print(
            f"{size_of_tree():>9,} leaves   sealing {rate:7.0f} a second"
            f"   {_proving()}   {_verifying(outside)}",
            flush=True,
        )
        size *= 10


def _proving() -> str:
    from tongban.actions.audit.proving import prove_entry
    from tongban.store.audit.models import Leaf

    entries = list(Leaf.objects.order_by("?").values_list("entry_id", flat=True)[:PROOFS])
    samples = []
    for entry in entries:
        began = perf_counter()
        prove_entry(entry)
        samples.append((perf_counter() - began) * 1000)
    cuts = quantiles(samples, n=100)
    return f"a proof p50 {cuts[49]:5.2f} ms, p99 {cuts[98]:5.2f} ms"


def _verifying(outside: Any) -> str:
    from django.db import connection

    from tongban.actions.audit.verifying import verify

    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
    began = perf_counter()
    found = list(verify(outside.sealer, ()))
    assert not found, found[:3]
    return f"verified in {perf_counter() - began:6.1f} s"


def _write(count: int) -> None:
    from tongban.store.audit.appending import append

    entries = (_entry(number) for number in range(max(0, count)))
    while batch := tuple(islice(entries, 5_000)):
        append(*batch)


def _entry(number: int) -> Any:
    from django.utils import timezone

    from tongban.core.audit.entries import Entry

    return Entry(
        at=timezone.now(),
        actor="officer:market_regulation-001",
        action="case.open",
        subject=f"case {number}",
        case_number=f"MC{number:012d}",
        ground="受理",
        concerned=(hashlib.sha256(str(number % 1000).encode()).digest(),),
        details={"department": "market_regulation"},
    )


if __name__ == "__main__":
    main()
