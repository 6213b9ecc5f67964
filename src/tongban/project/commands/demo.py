"""``tongban demo`` (示范): the whole platform on this machine, with an invented city in it.

The first run makes the database in ``var``; later runs keep what is there. Ctrl-C stops all of it.
"""

import argparse
import fcntl
import http.client
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tongban.adapters.embedded_postgres import EmbeddedPostgres
from tongban.core.vocabulary.errors import ConfigurationError, Unavailable
from tongban.project.database import EMBEDDED_FOLDER
from tongban.project.demonstration import Ports, children, steps
from tongban.project.ports import free_port
from tongban.project.startup import running_platform, take_env_file, variable_folder
from tongban.project.supervisor import Supervisor

_ADDRESS = "127.0.0.1"
_USUAL_PORT = 8000
_READY_SECONDS = 60


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("demo", help="run the whole platform on this machine")
    parser.add_argument("--reset", action="store_true", help="start over with an empty database")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prepare, start, say where, and keep it running until Ctrl-C."""
    take_env_file()
    began = time.monotonic()
    with _interrupted_by_terminate(), _alone_in(variable_folder()) as var:
        if options.reset:
            _start_over(var)
        ports = _ports()
        _say("启动数据库")
        with running_platform(stop_database=True):
            _prepare()
            return _serve(ports, began=began)


def _prepare() -> None:
    from tongban.project.commands import main

    for step in steps(main):
        _say(step.words)
        step.prepare()


def _serve(ports: Ports, *, began: float) -> int:
    from django.conf import settings
    from django.db import connections

    connections.close_all()
    _say("启动网站")
    web, *others = children(settings.VAR / "log", ports)
    supervisor = Supervisor([web], report=_say)
    with supervisor.started():
        deadline = time.monotonic() + _READY_SECONDS
        if supervisor.watch(until=lambda: _ready(ports.web, deadline)):
            for child in others:
                supervisor.also(child)
            _welcome(ports.web, seconds=time.monotonic() - began)
            supervisor.watch()
        _say("正在停止")
    return 0


def _ready(port: int, deadline: float) -> bool:
    """Ask the site itself; raises `Unavailable` with its findings when it takes too long."""
    asking = http.client.HTTPConnection(_ADDRESS, port, timeout=2)
    try:
        asking.request("GET", "/health/ready")
        answer = asking.getresponse()
        said = answer.read().decode(errors="replace")
    except OSError as fault:
        answer, said = None, str(fault)
    finally:
        asking.close()
    status = answer.status if answer is not None else 0
    if status == http.HTTPStatus.OK:
        return True
    if time.monotonic() > deadline:
        raise Unavailable(
            f"The site is not ready after {_READY_SECONDS} seconds: {status} {said} "
            f"(see {variable_folder() / 'log'})"
        )
    return False


def _ports() -> Ports:
    """Return the ports for the pages and for what stands around them."""
    given = os.environ.get("PORT", "")
    if given and not given.isdecimal():
        raise ConfigurationError(f"PORT must be a number, not {given!r}.")
    port = free_port(int(given or _USUAL_PORT), address=_ADDRESS, fixed=bool(given))
    return Ports(
        web=port,
        partner=free_port(port + 100, address=_ADDRESS, fixed=False),
        gateway=free_port(port + 200, address=_ADDRESS, fixed=False),
        messages=free_port(port + 300, address=_ADDRESS, fixed=False),
        bank=free_port(port + 400, address=_ADDRESS, fixed=False),
        courier=free_port(port + 600, address=_ADDRESS, fixed=False),
    )


def _start_over(var: Path) -> None:
    """Remove what earlier runs left in `var`, and nothing else."""
    if os.environ.get("DATABASE_URL"):
        raise ConfigurationError(
            "--reset empties only the embedded database; DATABASE_URL names a server, "
            "which is left alone."
        )
    _say("清空上次的数据")
    database = var / EMBEDDED_FOLDER
    EmbeddedPostgres(database).stop()
    for folder in (database, var / "uploads", var / "search", var / "static"):
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone_in(var: Path) -> Iterator[Path]:
    """Hold `var` for one demonstration; raises `Unavailable` when another one has it."""
    try:
        var.mkdir(parents=True, exist_ok=True)
        lock = (var / "demo.lock").open("w")
    except OSError as fault:
        raise Unavailable(
            f"The folder {var} cannot be written ({fault.strerror}); choose another with "
            "TONGBAN_VAR."
        ) from fault
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise Unavailable(f"A demonstration is already running in {var}.") from fault
        yield var


@contextmanager
def _interrupted_by_terminate() -> Iterator[None]:
    """Let SIGTERM end the preparation as Ctrl-C does, so that the database is stopped."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _welcome(port: int, *, seconds: float) -> None:
    from tongban.project.residents import PASSWORD, sign_in_hints

    lines = [f"已就绪（{seconds:.0f} 秒）。请打开：http://{_ADDRESS}:{port}/"]
    lines += [f"示范账户，密码都是 {PASSWORD}：", *(f"  {hint}" for hint in sign_in_hints())]
    lines.append("按 Ctrl-C 停止；数据保留在 var 里，下次继续。")
    sys.stdout.write("\n".join(["", *lines, "", ""]))
    sys.stdout.flush()


def _say(words: str) -> None:
    sys.stdout.write(f"· {words}\n")
    sys.stdout.flush()
