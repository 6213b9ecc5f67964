"""Starting Django for a command (启动): the database first, then settings, then the apps."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tongban.project.database import ready_database
from tongban.project.environment import Environment, with_env_file


def variable_folder() -> Path:
    """Return the folder for everything that changes, before any setting is loaded."""
    return Environment(with_env_file(os.environ, Path(".env"))).folder("VAR", default="var")


@contextmanager
def running_platform(*, patient: bool = True) -> Iterator[None]:
    """Have a database and Django ready inside the block.

    A `patient` command may run long statements (migrations, imports); pages may not.
    """
    _take_env_file()
    if patient:
        os.environ["TONGBAN_STATEMENT_SECONDS"] = "0"
    with ready_database(variable_folder()):
        load_django()
        yield


def load_django() -> None:
    """Load settings and apps."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongban.project.settings")
    import django

    django.setup()


def _take_env_file() -> None:
    """Put the file ``.env`` into the environment, so that child processes see the same."""
    os.environ.update(with_env_file(os.environ, Path(".env")))
