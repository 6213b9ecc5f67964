"""Which database (数据库): a server named by ``DATABASE_URL``, or the embedded one in ``var``.

Settings only describe a connection; `ready_database` makes sure that something answers it, and
stops what it started.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tongban.adapters.embedded_postgres import EmbeddedPostgres
from tongban.core.vocabulary.errors import ConfigurationError, Unavailable

_SCHEMES = frozenset({"postgres", "postgresql"})
EMBEDDED_FOLDER = "postgres"


def connection(url: str, *, statement_seconds: int) -> dict[str, Any]:
    """Return Django's description of the PostgreSQL database at `url`.

    A statement that runs longer than `statement_seconds` is cut off (0: never).
    Raises `ConfigurationError` when `url` is no PostgreSQL URL.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in _SCHEMES or not name:
        raise ConfigurationError(
            "DATABASE_URL must read postgresql://user:password@host:port/database; "
            f"it begins with {parts.scheme or 'nothing'!r}."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "tongban.store.sealing.database",
        "NAME": name,
        "USER": unquote(parts.username or "") or query.pop("user", ""),
        "PASSWORD": unquote(parts.password or "") or query.pop("password", ""),
        "HOST": unquote(parts.hostname or "") or query.pop("host", ""),
        "PORT": str(_port(url) or query.pop("port", "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**query, "options": _session_options(statement_seconds)},
    }


def _port(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError as fault:
        raise ConfigurationError("The port in DATABASE_URL is not a number.") from fault


def _session_options(statement_seconds: int) -> str:
    """Return limits for each session: nobody waits longer for a lock than for an answer."""
    lock_seconds = max(statement_seconds // 2, 1) if statement_seconds else 0
    return (
        f"-c statement_timeout={statement_seconds}s -c lock_timeout={lock_seconds}s "
        "-c idle_in_transaction_session_timeout=60s"
    )


def embedded_url(var: Path) -> str:
    """Return the URL of the embedded server in `var`, running or about to be started."""
    folder = var / EMBEDDED_FOLDER
    try:
        return EmbeddedPostgres(folder).url()
    except Unavailable:
        return f"postgresql://postgres@/tongban?host={folder}"


@contextmanager
def ready_database(var: Path, *, stop: bool = False) -> Iterator[str]:
    """Yield the URL of a database that answers.

    The embedded server is stopped afterwards if it was started here, or if `stop` says so. Child
    processes and settings find the URL in the environment.
    """
    given = os.environ.get("DATABASE_URL", "").strip()
    if given:
        yield given
        return
    server = EmbeddedPostgres(var / EMBEDDED_FOLDER)
    was_running = server.running()
    url = server.start()
    os.environ["DATABASE_URL"] = url
    try:
        yield url
    finally:
        del os.environ["DATABASE_URL"]
        if stop or not was_running:
            server.stop()
