"""What an import costs at 3,000, 30,000 and 300,000 rows, beside a COPY written by hand.

Run: `python -m bench imports`. The set is national exchange tables of items like those of the
example city, some thirty rows an item, in one ZIP file. The import reads it, stages it in
committed batches, takes each item apart, checks every cell and reference, and keeps the items with
how they compare to what is published. The COPY by hand takes the same rows, ready in memory, into a
bare table in one transaction: the fewest steps by which these rows can get into the database at
all. Peak memory is that of the process, the file in pieces included.
"""

import contextlib
import gc
import io
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.durable_city import durable_city

SIZES = (3_000, 30_000, 300_000)


def main() -> None:
    with durable_city() as outside:
        print(f"{'rows':>9} {'items':>8} {'file MB':>8} {'import s':>9} {'rows/s':>8} "
              f"{'COPY s':>7} {'ratio':>6} {'peak MB':>8}")  # fmt: skip
        for size in SIZES:
            _measure(size, outside)


def _measure(size: int, outside: Any) -> None:
    from tongban.store.imports.models import ImportRun

    content, rows = _set(size)
    run = ImportRun.objects.get(pk=_handed_in(content, outside))
    _forget_peak()
    began = time.perf_counter()
    while run.ended_at is None:
        carry_on_once(outside)
        run.refresh_from_db()
    spent, peak = time.perf_counter() - began, _peak()
    assert run.rows_rejected == 0, run.reason
    by_hand = _copied_by_hand(content)
    print(
        f"{rows:>9,} {run.items_taken:>8,} {len(content) / 1e6:>8.1f} {spent:>9.1f} "
        f"{rows / spent:>8,.0f} {by_hand:>7.2f} {spent / by_hand:>6.1f} {peak:>8,.0f}",
        flush=True,
    )
    run.delete()


def _forget_peak() -> None:
    """Begin to watch the memory of this process anew."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> float:
    """Return the most megabytes that were held since then."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _set(size: int) -> tuple[bytes, int]:
    """Return a set of about `size` rows, and how many rows there are."""
    from tongban.adapters.national_tables import Batch, write_national
    from tongban.core.catalog.tables.writing import item_rows
    from tongban.store.catalog.queries import current

    catalogue = current().catalogue
    patterns = list(catalogue.items.values())
    costs = [1 + sum(1 for _ in item_rows(item)) for item in patterns]  # and one of extensions
    items, rows = {}, 0
    while rows < size:
        at = len(items) % len(patterns)
        code = f"copy_{len(items):06d}"
        items[code] = replace(patterns[at], code=code, implementation_code="")
        rows += costs[at]
    target = io.BytesIO()
    batch = Batch(number="1", source="bench", moment="2026-01-01 00:00:00")
    counts = write_national(replace(catalogue, items=items), target, batch)
    return target.getvalue(), sum(counts.values())


def _handed_in(content: bytes, outside: Any) -> UUID:
    from tongban.actions.imports.beginning import begin
    from tongban.core.people.actors import Officer, Role
    from tongban.store.imports.kinds import Format

    officer = Officer(account=0, name="bench", staff_number="bench", department="data_bureau",
                      roles=frozenset({Role.ITEM_ADMINISTRATOR}))  # fmt: skip
    return begin(officer, Format.NATIONAL, [content], outside, name="set.zip")


def carry_on_once(outside: Any) -> None:
    """Let the worker take one turn."""
    from tongban.actions.imports.carrying import carry_on

    carry_on(outside)


def _copied_by_hand(content: bytes) -> float:
    """Return how long the same rows take into a bare table, by one COPY."""
    from django.db import connection, transaction

    from tongban.adapters.national_tables import open_archive

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "set.zip"
        path.write_bytes(content)
        with open_archive(path) as archive:
            rows = [(row.table, row.number, list(row.cells)) for row in archive.rows()]
    with connection.cursor() as cursor, contextlib.ExitStack() as stack:
        cursor.execute('CREATE TABLE by_hand ("table" text, number integer, cells text[])')
        stack.callback(cursor.execute, "DROP TABLE by_hand")
        began = time.perf_counter()
        with transaction.atomic(), cursor.copy("COPY by_hand FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
