"""A database for tests (测试数据库): a PostgreSQL whose tables were made once for all processes.

Making two hundred tables takes longer than most tests. So the first process that needs them makes
them, by the command that people use, in a data folder that is kept for as long as no migration and
no library changes; every other process starts its own server on a copy of that folder.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tongban.adapters.embedded_postgres import EmbeddedPostgres, find_installation

WITH_TABLES: Final = "tongban_with_tables"
"""The database of each such server that has all tables and nothing in them: a template."""

_ROOT = Path(__file__).parent.parent
_CACHE = _ROOT / ".cache"
_DATABASE = "tongban"
_FOR_TESTS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}


@contextmanager
def server() -> Iterator[str]:
    """Run a server of one's own in a temporary folder and yield the URL of its first database."""
    with tempfile.TemporaryDirectory(prefix="tb-") as folder:
        data = Path(folder) / "pg"
        _copy(_prepared(), data)
        own = EmbeddedPostgres(data, options=_FOR_TESTS)
        try:
            yield own.start(_DATABASE)
        finally:
            own.stop()


def _prepared() -> Path:
    """Return the data folder with all tables, made now if this version has none yet."""
    ready = _CACHE / f"tables-{_version()}-{os.getuid()}"
    _CACHE.mkdir(exist_ok=True)
    with (_CACHE / "tables.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # whoever comes second waits for the first one's
        if not ready.exists():
            _forget_older()
            with tempfile.TemporaryDirectory(dir=_CACHE) as making:
                fresh = Path(making) / "postgres"
                _make(fresh)
                fresh.rename(ready)
    return ready


def _make(data: Path) -> None:
    """Initialise a data folder, and a database with tables in it."""
    made = EmbeddedPostgres(data, options=_FOR_TESTS)
    made.start(_DATABASE)
    url = made.start(WITH_TABLES)
    try:
        subprocess.run(
            [sys.executable, "-m", "tongban", "migrate"],
            check=True, cwd=data.parent, env={**os.environ, "DATABASE_URL": url},
        )  # fmt: skip
    finally:
        made.stop()


def _version() -> str:
    """Return what the tables hang on: the migrations, the libraries, the server's programs."""
    told = hashlib.sha256(find_installation().programs.parent.name.encode())
    migrations = (_ROOT / "src").rglob("migrations/*.py")
    for path in (_ROOT / "uv.lock", *sorted(migrations)):
        told.update(path.relative_to(_ROOT).as_posix().encode())
        told.update(path.read_bytes())
    return told.hexdigest()[:16]


def _forget_older() -> None:
    """Remove what was made for migrations that are no more."""
    for old in _CACHE.glob("tables-*"):
        shutil.rmtree(old)


def _copy(source: Path, target: Path) -> None:
    """Copy a data folder with its owners, which root must keep."""
    shutil.copytree(source, target, symlinks=True)
    for path in (source, *source.rglob("*")):
        status = path.stat()
        os.chown(target / path.relative_to(source), status.st_uid, status.st_gid)
