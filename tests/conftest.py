"""What every test may rely on: a real PostgreSQL, started when the first test asks for one.

Each test process starts its own embedded server in a temporary folder, copied from one that was
initialised once, so that sessions never meet. ``DATABASE_URL`` uses a real server instead.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from hypothesis import HealthCheck, settings

from tongban.adapters.embedded_postgres import EmbeddedPostgres
from tongban.project.database import connection

_BUSY = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}  # no fault of the code
settings.register_profile("everyday", max_examples=30, derandomize=True, **_BUSY)
settings.register_profile("thorough", max_examples=1000, **_BUSY)
"""Every day the same examples, so that what passed passes again; the thorough search draws anew."""

settings.load_profile(os.environ.get("TONGBAN_EXAMPLES", "everyday"))

_CACHE = Path(__file__).parent.parent / ".cache"
_FOR_TESTS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}
_DATABASE = "tongban"
_LONGEST_NAME = 48


def _initialised_folder() -> Path:
    """Return a data folder that was initialised before, by this or an earlier session."""
    from tongban.adapters.embedded_postgres import find_installation

    version = find_installation().programs.parent.name
    ready = _CACHE / f"empty-{version}-{os.getuid()}"
    if not ready.exists():
        fresh = Path(tempfile.mkdtemp(dir=_made(_CACHE))) / "postgres"
        server = EmbeddedPostgres(fresh, options=_FOR_TESTS)
        server.start(_DATABASE)
        server.stop()
        try:
            fresh.rename(ready)
        except OSError:  # another session was first
            shutil.rmtree(fresh.parent)
    return ready


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def _copied(source: Path, target: Path) -> None:
    """Copy a data folder with its owners, which root must keep."""
    shutil.copytree(source, target, symlinks=True)
    for path in (source, *source.rglob("*")):
        status = path.stat()
        os.chown(target / path.relative_to(source), status.st_uid, status.st_gid)


@pytest.fixture(autouse=True, scope="session")
def _static_files_are_looked_up_when_asked_for() -> None:
    """Spare each of thousands of test clients to read all static files before its first page."""
    from django.conf import settings as configured

    configured.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(scope="session")
def database_server() -> Iterator[str]:
    """Yield the URL of a server that this test process may use as it likes."""
    if given := os.environ.get("DATABASE_URL"):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="tb-") as folder:
        data = Path(folder) / "pg"
        _copied(_initialised_folder(), data)
        server = EmbeddedPostgres(data, options=_FOR_TESTS)
        try:
            yield server.start(_DATABASE)
        finally:
            server.stop()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    database_server: str, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Point Django at the server just before it makes the test database."""
    from django.db import connections

    wanted = connection(database_server, statement_seconds=5)
    del wanted["NAME"]
    connections["default"].settings_dict.update(wanted)


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """Yield an empty folder that other users may walk to, as a server started by root needs."""
    with tempfile.TemporaryDirectory(prefix="tb-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(autouse=True, scope="session")
def _signed_in_means_proven() -> Iterator[None]:
    """Let whom a test signs in without a page have proven who they are in two ways, just now."""
    from django.contrib.auth.signals import user_logged_in

    user_logged_in.connect(_prove_twice, dispatch_uid="tests.proven")
    yield
    user_logged_in.disconnect(dispatch_uid="tests.proven")


def _prove_twice(request: HttpRequest, user: AbstractBaseUser, **_more: object) -> None:
    from tongban.project.sign_in.proofs import note_proof, proofs_of

    if not proofs_of(request, user):
        note_proof(request, user, "password")
        note_proof(request, user, "code")


@pytest.fixture(autouse=True)
def _no_attempt_is_remembered() -> Iterator[None]:
    """Forget what one test counted before the next."""
    from django.core.cache import caches

    yield
    caches["local"].clear()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case by its argument where its value is long or drawn by chance.

    Processes that share the tests must give them the same names.
    """
    return argname if isinstance(val, str | bytes | int) and len(str(val)) > _LONGEST_NAME else None
