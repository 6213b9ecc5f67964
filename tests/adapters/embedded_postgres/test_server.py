"""The embedded PostgreSQL starts anywhere, keeps its data and leaves nothing running."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tongban.adapters.embedded_postgres import EmbeddedPostgres, find_installation
from tongban.core.vocabulary.errors import Unavailable

QUICK = {"fsync": "off"}


@pytest.fixture
def server(own_folder: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(own_folder / "data", options=QUICK)
    yield server
    server.stop()


def one(url: str, query: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(query).fetchone()[0]


def test_it_starts_answers_and_stops(server):
    url = server.start("city")

    assert one(url, "SELECT current_database()") == "city"
    server.stop()
    assert not server.running()


def test_data_stays_between_runs(server):
    with psycopg.connect(server.start("city"), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT '明川' AS name")
    server.stop()

    assert one(server.start("city"), "SELECT name FROM kept") == "明川"


def test_starting_twice_finds_the_same_server(server):
    first = server.start("city")
    pid = (server.folder / "postmaster.pid").read_text().split()[0]
    second = EmbeddedPostgres(server.folder).start("city")

    assert first == second
    assert (server.folder / "postmaster.pid").read_text().split()[0] == pid


def test_it_comes_back_after_its_process_was_killed(server):
    server.start("city")
    os.kill(int((server.folder / "postmaster.pid").read_text().split()[0]), 9)

    assert one(server.start("city"), "SELECT 1") == 1


def test_nobody_can_reach_it_over_the_network_or_read_its_folder(server):
    url = server.start("city")

    assert one(url, "SHOW listen_addresses") == ""
    assert server.folder.stat().st_mode & 0o077 == 0


def test_a_folder_with_a_long_or_strange_name_works_too(own_folder):
    folder = own_folder / ("很长的目录 with 'quotes', commas " * 3) / "data"
    server = EmbeddedPostgres(folder, options=QUICK)
    try:
        assert one(server.start("city"), "SELECT 1") == 1
    finally:
        server.stop()


def test_two_processes_that_start_it_at_once_share_one_server(own_folder):
    start = (
        "import sys, pathlib; from tongban.adapters.embedded_postgres import EmbeddedPostgres;"
        "print(EmbeddedPostgres(pathlib.Path(sys.argv[1]), options={'fsync': 'off'}).start('city'))"
    )
    both = [
        subprocess.Popen(
            [sys.executable, "-c", start, str(own_folder / "data")],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60)[0].strip() for process in both]
    EmbeddedPostgres(own_folder / "data").stop()

    assert said[0] == said[1] != ""


def test_the_url_of_a_server_that_does_not_run_is_refused(own_folder):
    with pytest.raises(Unavailable, match="not running"):
        EmbeddedPostgres(own_folder / "data").url()


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(own_folder):
    (own_folder / "file").write_text("in the way")

    with pytest.raises(Unavailable, match="TONGBAN_VAR"):
        EmbeddedPostgres(own_folder / "file" / "data").start()


def test_a_full_disk_is_told_before_anything_is_written(own_folder, monkeypatch):
    """F07."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))

    with pytest.raises(Unavailable, match="Make room"):
        EmbeddedPostgres(own_folder / "data").start()


def test_a_server_that_cannot_start_says_why(server):
    server.start("city")
    server.stop()
    (server.folder / "postgresql.conf").write_text("max_connections = none\n")

    with pytest.raises(Unavailable, match="did not start"):
        server.start("city")


def test_a_missing_installation_points_to_a_real_server(own_folder):
    with pytest.raises(Unavailable, match="DATABASE_URL"):
        find_installation(own_folder)
