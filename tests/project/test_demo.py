"""One command opens the whole platform anywhere, keeps its data and leaves nothing behind."""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from contracts.tree import ROOT
from project.demonstrations import demonstration, environment, processes_of

from tongban.adapters.embedded_postgres import EmbeddedPostgres, find_installation

pytestmark = pytest.mark.slow
DEBIAN_POSTGRES = Path("/usr/lib/postgresql/15/bin")
RELEASES = "SELECT count(*) FROM store_catalog_release"


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What was seen of a first demonstration: its folder, its pages, and a second one beside it."""

    folder: Path
    ready: int
    home: int
    seconds: float
    second: "subprocess.CompletedProcess[str]"
    left: list[str]


@pytest.fixture(scope="module")
def opened() -> Iterator[Opened]:
    """Open a demonstration in an empty folder, try another one beside it, and stop it."""
    with tempfile.TemporaryDirectory(prefix="tb-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with demonstration(folder) as first, psycopg.connect(embedded(folder)) as connection:
            ready, home = first.get("/health/ready")[0], first.get("/")[0]
            second = subprocess.run(
                [sys.executable, "-m", "tongban", "demo"], cwd=folder, env=environment({}),
                capture_output=True, text=True, check=False, timeout=60,
            )  # fmt: skip
            connection.execute("CREATE TABLE left_behind ()")
        yield Opened(
            folder=folder, ready=ready, home=home, seconds=first.seconds,
            second=second, left=processes_of(folder),
        )  # fmt: skip


def test_it_opens_in_an_empty_folder_and_leaves_no_process(opened):
    assert opened.ready == opened.home == 200
    assert opened.seconds < 90
    assert opened.left == []


def test_a_second_one_in_the_same_folder_is_refused_in_a_sentence(opened):
    assert opened.second.returncode == 1
    assert opened.second.stderr.startswith("tongban: A demonstration is already running in ")


def test_it_opens_again_faster_with_its_data_and_starts_over_when_asked(opened):
    with demonstration(opened.folder) as again:
        assert again.get("/health/ready")[0] == 200
        assert again.seconds < 30
        assert has_what_was_left_behind(opened.folder)
    assert processes_of(opened.folder) == []

    with demonstration(opened.folder, "--reset"):
        assert not has_what_was_left_behind(opened.folder)


def has_what_was_left_behind(folder: Path) -> bool:
    """Tell whether the database of `folder` still has the table that a test made in it."""
    with psycopg.connect(embedded(folder)) as connection:
        return connection.execute("SELECT to_regclass('left_behind')").fetchone() != (None,)


def embedded(folder: Path) -> str:
    """Return the address of the database that the demonstration in `folder` runs on."""
    return EmbeddedPostgres(folder / "var" / "postgres").url()


THOROUGH = os.environ.get("TONGBAN_EXAMPLES") == "thorough"


@pytest.fixture(params=["the wheel's", "debian's"])
def real_server(request, own_folder, unused_port: int) -> Iterator[str]:
    """Yield the URL of a server reached over the network, as in production."""
    programs = DEBIAN_POSTGRES if request.param == "debian's" else None
    if programs and not (programs / "postgres").exists():
        pytest.skip("Debian's PostgreSQL 15 is not installed here")
    server = EmbeddedPostgres(
        own_folder / "real" / "data",
        options={"fsync": "off", "listen_addresses": "127.0.0.1", "port": str(unused_port)},
        installation=find_installation(programs),
    )
    server.start()
    yield f"postgresql://postgres@127.0.0.1:{unused_port}/tongban"
    server.stop()


@pytest.fixture
def unused_port() -> int:
    from tongban.project.ports import free_port

    return free_port(15_000 + os.getpid() % 10_000, address="127.0.0.1", fixed=False)


@pytest.mark.skipif(not THOROUGH, reason="the browser tests use a server of their own every day")
def test_a_real_server_is_used_and_left_running(own_folder, real_server):
    with demonstration(own_folder, DATABASE_URL=real_server) as running:
        assert running.get("/health/ready")[0] == 200
    with psycopg.connect(real_server) as connection:
        releases = connection.execute(RELEASES).fetchone()

    assert releases == (1,)
    assert not (own_folder / "var" / "postgres").exists()


@pytest.mark.skipif(not THOROUGH, reason="takes most of a minute; run by make test-long")
def test_the_wheel_carries_everything(own_folder):
    uv = shutil.which("uv", path=str(ROOT / ".uv" / "bin")) or shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not here; make setup puts it into .uv")
    built, made, empty = (own_folder / name for name in ("dist", "venv", "empty"))
    subprocess.run([uv, "build", "--wheel", "-q", "-o", built, ROOT], check=True, timeout=300)
    venv.create(made, with_pip=False)
    empty.mkdir()
    [wheel] = built.glob("*.whl")
    python = str(made / "bin" / "python")
    subprocess.run([uv, "pip", "install", "-q", "--python", python, wheel], check=True, timeout=300)
    with demonstration(empty, python=python) as running:
        assert running.get("/health/ready")[0] == 200
        assert running.get("/static/components/tongban.css")[0] == 200
