"""The whole platform as people run it, and the switches of the registers behind it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psutil
import psycopg
from project.demonstrations import demonstration, environment

from tongban.project.ports import free_port

_DATABASE = "tongban_browser"
_DATABASE_URL = "DATABASE_URL"
_PARTNER = "TONGBAN_PARTNER_URL"
_MESSAGES = "TONGBAN_MESSAGES_URL"
_BANK = "TONGBAN_BANK_URL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A running platform: where its pages are, the registers it asks, the messages it sends."""

    address: str
    partner: str
    messages: str
    bank: str
    database: str
    folder: Path

    @contextmanager
    def registers_are(self, fault: str) -> Iterator[None]:
        """Let every register of the city misbehave inside the block."""
        self._switch(fault)
        try:
            yield
        finally:
            self._switch("up")

    @contextmanager
    def bank_is(self, fault: str) -> Iterator[None]:
        """Let the bank misbehave inside the block."""
        self._tongban("bank", "fault", fault)
        try:
            yield
        finally:
            self._tongban("bank", "fault", "up")

    def days_pass(self, days: int) -> None:
        """Let days pass, each with what it brings; the tests that do so are run last."""
        self._tongban("clock", "forward", str(days))

    def _switch(self, fault: str) -> None:
        self._tongban("partner", "fault", "all", fault)

    def _tongban(self, *words: str) -> None:
        told = environment({_PARTNER: self.partner, _BANK: self.bank, _DATABASE_URL: self.database})
        command = [sys.executable, "-m", "tongban", *words]
        subprocess.run(command, cwd=self.folder, env=told, check=True, timeout=120)


@contextmanager
def running(folder: Path, server: str, *, tables: str | None) -> Iterator[Platform]:
    """Run the demonstration in `folder` on a new database of `server`, with `tables` if it can."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {_DATABASE} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {_DATABASE} TEMPLATE {tables or 'template1'}")
    database = urlunsplit(urlsplit(server)._replace(path=f"/{_DATABASE}"))
    port = free_port(20_000 + os.getpid() % 10_000, address="127.0.0.1", fixed=False)
    with demonstration(folder, DATABASE_URL=database, PORT=str(port)) as demo:
        told = _environment_of_children(demo.process.pid)
        yield Platform(
            address=demo.address.rstrip("/"),
            partner=told[_PARTNER],
            messages=told[_MESSAGES],
            bank=told[_BANK],
            database=database,
            folder=folder,
        )


def _environment_of_children(process: int) -> dict[str, str]:
    """Return what the processes of the demonstration were told."""
    return psutil.Process(process).children()[0].environ()
