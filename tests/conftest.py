"""What every test may rely on: a real PostgreSQL, started when the first test asks for one.

Each test process starts its own embedded server in a temporary folder (see databases), so that
sessions never meet. ``DATABASE_URL`` uses a real server instead.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import databases
import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from hypothesis import HealthCheck, settings

from tongban.project.database import connection

_BUSY = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}  # no fault of the code
settings.register_profile("everyday", max_examples=30, derandomize=True, **_BUSY)
settings.register_profile("thorough", max_examples=1000, **_BUSY)
"""Every day the same examples, so that what passed passes again; the thorough search draws anew."""

settings.load_profile(os.environ.get("TONGBAN_EXAMPLES", "everyday"))

_LONGEST_NAME = 48
_SECONDS_TO_MAKE_A_DATABASE = 120


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
    with databases.server() as url:
        yield url


@pytest.fixture(scope="session")
def database_template(database_server: str) -> str | None:
    """Return the database of the server that has all tables already, if there is one."""
    return None if os.environ.get("DATABASE_URL") else databases.WITH_TABLES


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    database_server: str,
    database_template: str | None,
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    """Point Django at the server just before it makes the test database."""
    from django.db import connections

    wanted = connection(database_server, statement_seconds=_SECONDS_TO_MAKE_A_DATABASE)
    del wanted["NAME"]
    own = connections["default"].settings_dict
    own.update(wanted)
    own["TEST"]["TEMPLATE"] = database_template


@pytest.fixture(scope="session")
def django_db_setup(database_server: str, django_db_setup: None) -> Iterator[None]:
    """Cut statements of tests off as in production, but not the making of the database."""
    from django.db import connections

    own = connections["default"]
    patient = own.settings_dict["OPTIONS"]
    own.settings_dict["OPTIONS"] = connection(database_server, statement_seconds=5)["OPTIONS"]
    own.close()
    yield
    own.settings_dict["OPTIONS"] = patient
    own.close()


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
