"""A gateway as it runs (网关全景): its own database server, its own process, the example city."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil
from django.conf import settings

from tongban.adapters.embedded_postgres import EmbeddedPostgres

SOURCE = Path(__file__).parents[2] / "src"
_OPENS_WITHIN_SECONDS = 90
_OPTIONS = {"fsync": "off", "full_page_writes": "off", "autovacuum": "off"}
"""A killed process loses nothing that the system holds; only the disk's own speed is left out."""


@dataclass
class World:
    """One folder with a server in it, and the processes that were started on it."""

    folder: Path
    port: int = 0
    environment: dict[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None

    def open(self) -> None:
        """Start the server, publish the city."""
        self.server = EmbeddedPostgres(self.folder / "var" / "postgres", options=_OPTIONS)
        self.port = free_port()
        self.environment = {
            "PYTHONPATH": str(SOURCE),
            "DATABASE_URL": self.server.start("tongban"),
            "TONGBAN_VAR": str(self.folder / "var"),
            "TONGBAN_SECRET_KEY": settings.SECRET_KEY,
            "TONGBAN_PARTNER": "none",
            "TONGBAN_PARTNER_SECONDS": "1",
            "TONGBAN_GATEWAY_PORT": str(self.port),
            "TONGBAN_GATEWAY_WORKERS": "1",
            "TONGBAN_GATEWAY_THREADS": "32",
            "DJANGO_SETTINGS_MODULE": "tongban.project.settings",
            "PATH": f"{Path(sys.executable).parent}:{self.programs}:{os.environ['PATH']}",
        }
        for words in (["manage", "migrate", "-v0", "--skip-checks"], ["catalog", "import"]):
            done = self.tongban(*words)
            assert done.returncode == 0, done.stdout

    @property
    def programs(self) -> Path:
        """Return where the server's own programs lie, `psql` among them."""
        from tongban.adapters.embedded_postgres import find_installation

        return Path(find_installation().programs)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def tongban(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run a command to its end."""
        return self.run([sys.executable, "-m", "tongban", *words])

    def typed(self, command: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """Run a line as somebody types it into a shell."""
        return self.run(["bash", "-e", "-c", command], **more)

    def run(self, command: Sequence[str], **more: str) -> "subprocess.CompletedProcess[str]":
        with (self.folder / "told").open("w+") as told:
            done = subprocess.run(
                command, cwd=self.folder, stdout=told, stderr=told, text=True,
                env={**os.environ, **self.environment, **more}, check=False, timeout=90,
            )  # fmt: skip
            told.seek(0)
            done.stdout = told.read()
        return done

    def start(self) -> None:
        """Start the gateway and wait until it answers."""
        with (self.folder / "gateway.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tongban", "gateway"], cwd=self.folder,
                env={**os.environ, **self.environment}, stdout=log, stderr=log,
            )  # fmt: skip
        self.until_open()

    def until_open(self) -> None:
        deadline = time.monotonic() + _OPENS_WITHIN_SECONDS
        while not self.answers():
            assert time.monotonic() < deadline, (self.folder / "gateway.log").read_text()
            threading.Event().wait(0.1)

    def answers(self) -> bool:
        try:
            answer = httpx.get(f"{self.address}/v1/keys", trust_env=False, timeout=2)
        except httpx.HTTPError:
            return False
        return answer.status_code == httpx.codes.OK

    def kill_worker(self) -> None:
        """Kill the process that serves; the one that keeps it starts another."""
        assert self.process is not None
        for child in psutil.Process(self.process.pid).children():
            with suppress(psutil.Error):
                if "resource_tracker" not in " ".join(child.cmdline()):
                    child.send_signal(signal.SIGKILL)

    def kill_database(self) -> None:
        """Kill the server with everything that it runs, and start it again."""
        first = int((self.folder / "var" / "postgres" / "postmaster.pid").read_text().split()[0])
        postmaster = psutil.Process(first)
        for one in [*postmaster.children(recursive=True), postmaster]:
            with suppress(psutil.NoSuchProcess):  # a session that ended by itself
                one.send_signal(signal.SIGKILL)
        psutil.wait_procs([postmaster], timeout=10)
        self.server.start("tongban")

    def close(self) -> None:
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(5)
        self.server.stop()

    def told(self) -> Mapping[str, str]:
        return {**os.environ, **self.environment}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
