"""A demonstration run as people run it: a process in an empty folder."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil

OPENS = "已就绪"
NO_YEAR = {"TONGBAN_DEMO_CASES": "0"}
"""Stories begin in an empty city, unless they are about the year before."""


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    """A running demonstration: where it answers, how long it took, its process."""

    address: str
    seconds: float
    process: "subprocess.Popen[str]"

    def get(self, path: str) -> tuple[int, str]:
        """Return the status and the text of a page."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()


@contextmanager
def demonstration(
    folder: Path, *arguments: str, python: str = sys.executable, **settings: str
) -> Iterator[Demonstration]:
    """Run ``tongban demo`` in `folder` until the end of the block, then stop it by Ctrl-C."""
    began = time.monotonic()
    process = subprocess.Popen(
        [python, "-m", "tongban", "demo", *arguments],
        cwd=folder, env=environment(settings), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        address = until_open(process)
        yield Demonstration(address=address, seconds=time.monotonic() - began, process=process)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=40)


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return this environment without what tests set in it, and with `settings`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TONGBAN_", "PYTEST_")) and name not in {"DATABASE_URL", "PORT"}
    }
    return {**kept, **NO_YEAR, **settings}


def until_open(process: "subprocess.Popen[str]") -> str:
    """Return the address that the demonstration prints when it is ready."""
    said: list[str] = []
    for line in process.stdout:
        said.append(line)
        if OPENS in line:
            return line.rpartition("：")[2].strip()
    raise AssertionError("".join(said))


def processes_of(folder: Path) -> list[str]:
    """Return the commands of processes that still work in or on `folder`."""
    left = []
    for process in psutil.process_iter(["cmdline", "cwd", "status"]):
        seen = " ".join([*(process.info["cmdline"] or []), process.info["cwd"] or ""])
        if str(folder) in seen and process.info["status"] != psutil.STATUS_ZOMBIE:
            left.append(seen)
    return left
