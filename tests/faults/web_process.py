"""The real web server of a test (网站进程): two workers on the database of the test."""

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import httpx
import psutil
from django.conf import settings
from django.db import connection

SOURCE = Path(__file__).parents[2] / "src"
_OPENS_WITHIN_SECONDS = 90


@contextmanager
def web(folder: Path) -> Iterator["Web"]:
    """Serve the pages until the end of the block."""
    port = _free_port()
    log = folder / "web.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "tongban", "web"],
            cwd=folder,
            env={**os.environ, **_environment(folder, port)},
            stdout=output,
            stderr=output,
        )
    serving = Web(address=f"http://127.0.0.1:{port}", process=psutil.Process(process.pid))
    try:
        serving.until_open(log)
        yield serving
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)


@dataclass(frozen=True, kw_only=True)
class Web:
    """A running server: its address and the process that keeps the workers."""

    address: str
    process: psutil.Process

    def workers(self) -> list[psutil.Process]:
        return [one for one in self.process.children() if "resource_tracker" not in _words(one)]

    def answers(self) -> bool:
        try:
            live = httpx.get(f"{self.address}/health/live", trust_env=False, timeout=2)
        except httpx.HTTPError:
            return False
        return live.status_code == httpx.codes.OK

    def until_open(self, log: Path) -> None:
        deadline = time.monotonic() + _OPENS_WITHIN_SECONDS
        while not self.answers():
            if time.monotonic() > deadline:
                raise AssertionError(log.read_text())
            threading.Event().wait(0.1)


@dataclass
class Nemesis:
    """Kills a worker at random moments while its block lasts.

    It takes the oldest, since the server rightly gives up when one worker dies twice in a few
    seconds, and not before the site has answered again, so that a slow machine gets on too.
    """

    web: Web
    seed: int
    least_seconds: float = 0.1
    most_seconds: float = 1.5
    killed: int = 0
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._haunt)
        self._thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._over.set()
        self._thread.join()

    def _haunt(self) -> None:
        chance = random.Random(self.seed)
        while not self._over.wait(chance.uniform(self.least_seconds, self.most_seconds)):
            if not self.web.answers():
                continue
            with suppress(psutil.NoSuchProcess, ValueError):
                oldest = min(self.web.workers(), key=psutil.Process.create_time)
                oldest.send_signal(signal.SIGKILL)
                self.killed += 1


def _environment(folder: Path, port: int) -> dict[str, str]:
    database = connection.settings_dict
    return {
        "PYTHONPATH": str(SOURCE),
        "DATABASE_URL": (
            f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
            f"&port={database['PORT']}"
        ),
        "PORT": str(port),
        "TONGBAN_PORT": str(port),
        "TONGBAN_VAR": str(folder),
        "TONGBAN_SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "tongban.project.settings",
    }


def _words(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return "resource_tracker"


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
