"""The example city on a database of its own that is as durable as in production (耐久环境)."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
"""The stories that tests file are the ones that are measured."""


@contextmanager
def durable_city() -> Iterator[Any]:
    """Have the city published on a fresh server with fsync on; yield an outside without network."""
    from tongban.adapters.embedded_postgres import EmbeddedPostgres

    with tempfile.TemporaryDirectory(prefix="tb-") as folder:
        server = EmbeddedPostgres(Path(folder) / "pg")
        os.environ["DATABASE_URL"] = server.start("tongban")
        os.environ.setdefault("TONGBAN_VAR", folder)
        try:
            yield _published(Path(folder))
        finally:
            from django.db import connections

            connections.close_all()
            server.stop()


def _published(folder: Path) -> Any:
    from tongban.project.startup import load_django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tongban.project.settings"
    load_django()
    from city.outside import Clock, outside_without_network
    from django.core.management import call_command

    from tongban.actions.catalog import publish
    from tongban.adapters.catalogue_files import read_catalogue
    from tongban.examples.mingchuan import FOLDER

    call_command("migrate", verbosity=0)
    city = read_catalogue(FOLDER)
    publish(city.catalogue, city.journeys, by="bench")
    return outside_without_network(Clock(), folder)
