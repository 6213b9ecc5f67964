"""Starting Django for a command (启动): the database first, then settings, then the apps."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tongban.project.database import ready_database
from tongban.project.environment import Environment, with_env_file

_STATEMENT_SECONDS = "TONGBAN_STATEMENT_SECONDS"
_SETTINGS = ("DJANGO_SETTINGS_MODULE", "tongban.project.settings")


def variable_folder() -> Path:
    """Return the folder for everything that changes, before any setting is loaded."""
    return Environment(with_env_file(os.environ, Path(".env"))).folder("VAR", default="var")


def take_env_file() -> None:
    """Put the file ``.env`` into the environment, so that child processes see the same."""
    os.environ.update(with_env_file(os.environ, Path(".env")))


@contextmanager
def running_platform(*, patient: bool = True, stop_database: bool = False) -> Iterator[None]:
    """Have a database and Django ready inside the block.

    A `patient` command may run long statements (migrations, imports); pages may not.
    `stop_database` ends the embedded server afterwards even if someone else had started it.
    """
    take_env_file()
    with ready_database(variable_folder(), stop=stop_database):
        load_django(patient=patient)
        yield


def load_settings() -> None:
    """Load settings and logs but no table: all that a simulated party or its switch needs."""
    take_env_file()
    os.environ.setdefault(*_SETTINGS)
    from django.conf import settings
    from django.utils.log import configure_logging

    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)


def load_django(*, patient: bool = True) -> None:
    """Load settings and apps; what is set for a patient command is not left to its children."""
    os.environ.setdefault(*_SETTINGS)
    before = os.environ.get(_STATEMENT_SECONDS)
    if patient:
        os.environ[_STATEMENT_SECONDS] = "0"
    try:
        import django

        django.setup()
    finally:
        os.environ.pop(_STATEMENT_SECONDS, None)
        if before is not None:
            os.environ[_STATEMENT_SECONDS] = before
