"""What sealing personal content costs (字段加密): a value, a column, a whole submission, a new key.

Values sealed and opened in a CPU second beside Fernet, which binds nothing to its row; rows with a
sealed column beside the same rows with a plain one, written and read; submissions with and without
sealing, in turns, on one durable server; values moved to a new key.
Run: `python -m bench.fields`.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

import psycopg
from cryptography.fernet import Fernet

from bench.durable_city import durable_city

CONTENT = {"name": "林晓雨", "number": "519901199003070011", "phone": "13911112222", "x": "y" * 120}
PLACE = "account.person|00000000-0000-0000-0000-000000000000"
CPU_SECONDS = 0.5
ROWS = 20_000
ROUNDS = 5
FILED = 30


def main() -> None:
    """Measure values, columns, submissions and the move to a new key."""
    with durable_city() as outside:
        _values()
        _columns()
        _submissions(outside)
        _new_key(outside)


def _values() -> None:
    from django.conf import settings

    from tongban.store.sealing import blind_index, seal, unseal
    from tongban.store.sealing.keys import ciphers

    for name, key in (("AES-256-GCM", settings.FIELD_KEYS[0]), ("SM4-GCM", f"n:sm4:{'Q' * 21}A==")):
        before, settings.FIELD_KEYS = settings.FIELD_KEYS, (key,)
        assert ciphers((key,))
        sealed = seal(CONTENT, PLACE)
        _rate(f"{name}: sealed", lambda: seal(CONTENT, PLACE))
        _rate(f"{name}: opened", lambda sealed=sealed: unseal(sealed, PLACE))
        settings.FIELD_KEYS = before
    fernet = Fernet(Fernet.generate_key())
    plain = json.dumps(CONTENT).encode()
    token = fernet.encrypt(plain)
    _rate("Fernet: sealed", lambda: fernet.encrypt(plain))
    _rate("Fernet: opened", lambda: fernet.decrypt(token))
    _rate("blind index", lambda: blind_index("519901199003070011"))


def _rate(name: str, work: Callable[[], object]) -> None:
    times, began = 0, process_time()
    while (spent := process_time() - began) < CPU_SECONDS:
        work()
        times += 1
    print(f"{name:<40} {times / spent:>12,.0f} a CPU-second")


def _columns() -> None:
    """Write and read rows with one column, sealed and plain, in turns."""
    from tongban.store.sealing import seal, unseal

    def sealing(row: int) -> bytes:
        return seal(CONTENT, f"bench|{row}")

    def opening(row: int, value: bytes) -> object:
        return unseal(value, f"bench|{row}")

    def writing(_row: int) -> bytes:
        return json.dumps(CONTENT, ensure_ascii=False).encode()

    def reading(_row: int, value: bytes) -> object:
        return json.loads(value)

    took: dict[str, list[tuple[float, float]]] = {"plain": [], "sealed": []}
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        for _ in range(ROUNDS):
            took["plain"].append(_written_and_read(connection, writing, reading))
            took["sealed"].append(_written_and_read(connection, sealing, opening))
    for place, verb in enumerate(("written", "read")):
        plain, sealed = (median(one[place] for one in took[name]) for name in ("plain", "sealed"))
        print(f"rows {verb}: plain {plain / ROWS * 1e6:.1f} µs, sealed {sealed / plain:.2f} ×")


def _written_and_read(
    connection: "psycopg.Connection[Any]",
    write: Callable[[int], bytes],
    read: Callable[[int, bytes], object],
) -> tuple[float, float]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE one_column (id int PRIMARY KEY, content bytea)")
        began = perf_counter()
        cursor.executemany(
            "INSERT INTO one_column VALUES (%s, %s)", [(row, write(row)) for row in range(ROWS)]
        )
        written = perf_counter() - began
        began = perf_counter()
        cursor.execute("SELECT id, content FROM one_column ORDER BY id")
        assert sum(1 for row, value in cursor if read(row, value)) == ROWS
        cursor.execute("DROP TABLE one_column")
        return written, perf_counter() - began


def _submissions(outside: Any) -> None:
    """File one item with and without sealing, in turns."""
    from city.people import lin
    from city.stories import FOOD_LICENCE

    from tongban.actions.filings.submit import submit

    citizen = lin()
    took: dict[str, list[float]] = {"sealed": [], "plain": []}
    for _ in range(FILED):
        for name, way in (("sealed", _as_it_is), ("plain", _without_sealing)):
            with way():
                draft = FOOD_LICENCE.prepared(citizen, outside)
                began = perf_counter()
                submit(citizen, draft, outside)
                took[name].append(perf_counter() - began)
    plain, sealed = median(took["plain"]), median(took["sealed"])
    print(f"a submission: plain {plain * 1e3:.1f} ms, sealed {sealed / plain:.3f} ×")


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


@contextmanager
def _without_sealing() -> Iterator[None]:
    """Keep values readable for a moment: what a platform would do that seals nothing."""
    from tongban.store.sealing import unseal

    def writing(value: object, _place: str) -> bytes:
        return b"plain:" + json.dumps(value).encode()

    def reading(sealed: bytes, place: str) -> object:
        words = bytes(sealed)
        return json.loads(words[6:]) if words.startswith(b"plain:") else unseal(words, place)

    columns = "tongban.store.sealing.columns"
    with patch(f"{columns}.seal", writing), patch(f"{columns}.unseal", reading):
        yield


def _new_key(outside: Any) -> None:
    from django.conf import settings

    from tongban.actions.resealing import reseal
    from tongban.project.commands.keys import fresh

    settings.FIELD_KEYS = (fresh("new"), *settings.FIELD_KEYS)
    began = perf_counter()
    moved = reseal(outside, seconds=600)
    print(f"moved to a new key: {moved / (perf_counter() - began):,.0f} values a second")


if __name__ == "__main__":
    main()
