"""One data folder, served (内置数据库服务): initialise, start, create the database, stop.

Connections use a socket inside the data folder, which only the serving user may enter, so that
no password is needed. Two processes that start the same folder at once wait for each other.
"""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from tongban.adapters.embedded_postgres.installation import Installation, find_installation
from tongban.core.vocabulary.errors import Unavailable

SUPERUSER = "postgres"
_LONGEST_SOCKET_FOLDER = 90  # sun_path holds 107 bytes, "/.s.PGSQL.5432" takes 14
_STARTS = 20
_LOOKS, _LOOK_SECONDS = 100, 0.1
_STILL_LEAVING = "is still in use"  # the processes of a killed server leave within a second
_FREE_BYTES_WANTED = 300 * 1024 * 1024


class EmbeddedPostgres:
    """A PostgreSQL server over `folder`; its data stays there between runs.

    `options` are server settings by name. `installation` is found in the wheel unless given.
    """

    def __init__(
        self,
        folder: Path,
        *,
        options: Mapping[str, str] | None = None,
        installation: Installation | None = None,
    ) -> None:
        self.folder = folder.resolve()
        self._options = dict(options or {})
        self._installation = installation or find_installation()

    def start(self, database: str = "tongban") -> str:
        """Start the server unless it runs, make `database` unless it exists, return its URL."""
        self._make_room()
        with self._alone():
            if not (self.folder / "PG_VERSION").exists():
                self._initialise()
            if not self._answering():
                self._serve()
            self._create(database)
        return self.url(database)

    def stop(self) -> None:
        """Stop the server and wait until it is gone; harmless when it does not run."""
        if self.running():
            self._run("pg_ctl", "-D", str(self.folder), "-m", "fast", "-w", "stop")

    def running(self) -> bool:
        """Tell whether a server process serves the folder now."""
        if _is_dead(self.folder / "postmaster.pid"):
            return False
        return self._installation.run("pg_ctl", "-D", str(self.folder), "status").returncode == 0

    def url(self, database: str = "tongban") -> str:
        """Return the connection URL of the running server.

        Raises `Unavailable` when it does not run.
        """
        try:
            lines = (self.folder / "postmaster.pid").read_text().splitlines()
            port, sockets = lines[3].strip(), lines[4].strip()
        except (OSError, IndexError) as fault:
            raise Unavailable(
                f"The embedded PostgreSQL in {self.folder} is not running."
            ) from fault
        return f"postgresql://{SUPERUSER}@/{database}?host={quote(sockets)}&port={port}"

    def _answering(self) -> bool:
        """Tell whether the server takes connections, after waiting for one that comes or goes."""
        for _ in range(_LOOKS):
            if not self.running():
                return False
            try:
                psycopg.connect(self.url("postgres")).close()
            except (psycopg.OperationalError, Unavailable):
                time.sleep(_LOOK_SECONDS)
            else:
                return True
        raise Unavailable(
            f"The PostgreSQL of {self.folder} runs but does not answer; end it first."
        )

    def _make_room(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            free = shutil.disk_usage(self.folder).free
        except OSError as fault:
            raise Unavailable(
                f"The folder {self.folder} cannot be written ({fault.strerror}); "
                "choose another with TONGBAN_VAR."
            ) from fault
        if free < _FREE_BYTES_WANTED:
            raise Unavailable(
                f"The disk of {self.folder} has {free // 1024**2} MB left; "
                f"the database wants {_FREE_BYTES_WANTED // 1024**2} MB. Make room and try again."
            )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        lock = self.folder.with_name(f"{self.folder.name}.lock")
        with lock.open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _initialise(self) -> None:
        self._installation.hand_over(self.folder)
        no_wait = ("--no-sync",) if self._options.get("fsync") == "off" else ()
        self._run(
            "initdb",
            *("-D", str(self.folder), "-U", SUPERUSER, "--encoding=UTF8", "--no-locale"),
            *("--auth-local=trust", "--auth-host=trust", *no_wait),
        )

    def _serve(self) -> None:
        self._installation.hand_over(self.folder)
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self._socket_folder()),
            **self._options,
        }
        lines = [
            f"{name} = '{value.replace(chr(39), chr(39) * 2)}'" for name, value in options.items()
        ]
        (self.folder / "postgresql.auto.conf").write_text("\n".join(lines) + "\n")
        for left in ("postmaster.pid", ".s.PGSQL.*"):
            for file in self.folder.glob(left):  # of a server that was killed
                file.unlink(missing_ok=True)
        log = self.folder / "server.log"
        for _ in range(_STARTS):
            said = self._installation.run(
                "pg_ctl", "-D", str(self.folder), "-l", str(log), "-w", "-t", "60", "start"
            )
            if not said.returncode:
                return
            if _STILL_LEAVING not in _last_line(log):
                break
        raise Unavailable(
            f"The embedded PostgreSQL did not start: {_last_line(log) or said.stdout.strip()}"
        )

    def _socket_folder(self) -> Path:
        if len(str(self.folder).encode()) <= _LONGEST_SOCKET_FOLDER and "," not in str(self.folder):
            return self.folder
        short = Path(tempfile.mkdtemp(prefix="tongban-socket-"))
        self._installation.hand_over(short)
        return short

    def _create(self, database: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            known = connection.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", [database]
            ).fetchone()
            if known is None:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))

    def _run(self, program: str, *arguments: str) -> None:
        said = self._installation.run(program, *arguments)
        if said.returncode:
            raise Unavailable(f"{program} failed on {self.folder}: {said.stdout.strip()[-500:]}")


def _is_dead(lock: Path) -> bool:
    """Tell whether nobody serves under `lock`: it is missing, or its process is gone.

    A killed server may stay as an entry that nobody collects, which a signal still reaches.
    """
    try:
        number = int(lock.read_text().splitlines()[0])
        os.kill(number, 0)
    except (OSError, ValueError, IndexError) as fault:
        return not isinstance(fault, PermissionError)
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return False
    return state == "Z"


def _last_line(log: Path) -> str:
    """Return the server's own last complaint."""
    try:
        lines = log.read_text(errors="replace").splitlines()
    except OSError:
        return ""
    complaints = [line for line in lines if "FATAL" in line or "PANIC" in line]
    return complaints[-1] if complaints else ""
