"""A backup that is taken while people write is one moment, and a server starts from it (F29)."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import psycopg
import pytest

from tongban.adapters.embedded_postgres import EmbeddedPostgres, back_up
from tongban.adapters.embedded_postgres.backup import spoiled
from tongban.core.vocabulary.errors import Unavailable

QUICK = {"fsync": "off"}
TABLES = "CREATE TABLE cases (n int PRIMARY KEY); CREATE TABLE events (n int PRIMARY KEY)"
ENOUGH = 20


@pytest.fixture
def server(own_folder: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(own_folder / "data", options=QUICK)
    yield server
    server.stop()


class People:
    """Write a case and its event in one transaction after another, until told to stop."""

    def __init__(self, url: str) -> None:
        self._url, self._over, self.done = url, threading.Event(), 0
        self.busy = threading.Event()
        self._thread = threading.Thread(target=self._write)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self.busy.wait(60)
        return self

    def __exit__(self, *_raised: object) -> None:
        self._over.set()
        self._thread.join(60)

    def _write(self) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            while not self._over.is_set():
                with connection.transaction():
                    connection.execute("INSERT INTO cases VALUES (%s)", [self.done + 1])
                    connection.execute("INSERT INTO events VALUES (%s)", [self.done + 1])
                self.done += 1
                if self.done > ENOUGH:
                    self.busy.set()


def test_f29_a_backup_taken_while_people_write_is_one_moment_of_the_platform(server, own_folder):
    """Restored, it has all that was done before it began, nothing by halves, and nothing twice."""
    url = server.start("city")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(TABLES)
    with People(url) as people:
        before = people.done
        back_up(url, own_folder / "copy")
        after = people.done
    sound = spoiled(own_folder / "copy")
    restored = EmbeddedPostgres(own_folder / "copy", options=QUICK)
    try:
        with psycopg.connect(restored.start("city")) as connection:
            cases, events = (
                [n for (n,) in connection.execute(query)]
                for query in ("SELECT n FROM cases ORDER BY n", "SELECT n FROM events ORDER BY n")
            )
    finally:
        restored.stop()

    assert (sound, before > ENOUGH) == ([], True)
    assert cases == events == list(range(1, len(cases) + 1))
    assert before <= len(cases) <= after + 1


def test_a_file_that_was_changed_after_the_backup_is_named(server, own_folder):
    server.start("city")
    copy = own_folder / "copy"
    back_up(server.url("city"), copy)
    (copy / "PG_VERSION").write_text("17\n")
    (copy / "global" / "pg_filenode.map").unlink()

    assert set(spoiled(copy)) == {"PG_VERSION", "global/pg_filenode.map"}


def test_a_backup_writes_over_nothing(server, own_folder):
    (own_folder / "copy").mkdir()
    (own_folder / "copy" / "letter").write_text("kept")
    with pytest.raises(Unavailable, match="not empty"):
        back_up(server.start("city"), own_folder / "copy")


def test_a_server_that_is_not_there_is_told_in_a_sentence(own_folder):
    with pytest.raises(Unavailable, match="pg_basebackup failed"):
        back_up("postgresql://postgres:secret@127.0.0.1:1/city", own_folder / "copy")
