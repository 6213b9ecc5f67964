"""Child processes kept alive (进程看护): started in order, restarted a few times, stopped together.

Children run in sessions of their own, so that Ctrl-C reaches only the supervisor, which then stops
them one after another and waits. A child that keeps dying ends everything: half a platform that
looks whole is worse than none.
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tongban.core.vocabulary.errors import Unavailable

MOST_RESTARTS = 5
_LOOK_SECONDS = 0.2
_STOP_SECONDS = 15.0
_CALM_SECONDS = 60.0

_SUPERVISED = "TONGBAN_SUPERVISED_BY"
_PR_SET_PDEATHSIG = 1  # Linux, prctl(2)

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A process to keep: its name in reports, its command line, where its output goes."""

    name: str
    command: tuple[str, ...]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Running:
    child: Child
    process: "subprocess.Popen[bytes]"
    restarts: int = 0
    started_at: float = field(default_factory=time.monotonic)


class Supervisor:
    """Runs `children` until asked to stop."""

    def __init__(self, children: Sequence[Child], *, report: Report) -> None:
        self._children = tuple(children)
        self._report = report
        self._stopping = threading.Event()
        self._running: list[_Running] = []

    def stop(self) -> None:
        """Ask for the end; `watch` returns soon after."""
        self._stopping.set()

    @contextmanager
    def started(self) -> Iterator[None]:
        """Have every child running inside the block and none after it."""
        with self._asked_by_signals():
            try:
                self._running = [_Running(child, _spawn(child)) for child in self._children]
                yield
            finally:
                self._stop_all()

    def also(self, child: Child) -> None:
        """Start one more child, now that the others are up."""
        self._running.append(_Running(child, _spawn(child)))

    def watch(self, until: Callable[[], bool] = lambda: False) -> bool:
        """Keep the children alive until asked to stop (False) or `until` holds (True).

        Raises `Unavailable` when a child died too often.
        """
        while not self._stopping.wait(_LOOK_SECONDS):
            for running in self._running:
                if running.process.poll() is not None:
                    self._restart(running)
            if until():
                return True
        return False

    def processes(self) -> dict[str, int]:
        """Return the process number of each child."""
        return {running.child.name: running.process.pid for running in self._running}

    def _restart(self, running: _Running) -> None:
        name, code = running.child.name, running.process.returncode
        if time.monotonic() - running.started_at > _CALM_SECONDS:
            running.restarts = 0
        if running.restarts >= MOST_RESTARTS:
            raise Unavailable(
                f"The process {name!r} ended {MOST_RESTARTS + 1} times; see {running.child.log}."
            )
        running.restarts += 1
        self._report(f"进程 {name} 意外退出（代码 {code}），第 {running.restarts} 次重新启动")
        running.started_at = time.monotonic()
        running.process = _spawn(running.child)

    def _stop_all(self) -> None:
        for running in reversed(self._running):
            if running.process.poll() is None:
                running.process.terminate()
        deadline = time.monotonic() + _STOP_SECONDS
        for running in reversed(self._running):
            try:
                running.process.wait(max(deadline - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                self._report(f"进程 {running.child.name} 没有按时停止，强制结束")
            _end_session(running.process)
        self._running = []

    @contextmanager
    def _asked_by_signals(self) -> Iterator[None]:
        """Let Ctrl-C, SIGTERM and a closed terminal ask for the end."""

        def ask(_number: int, _frame: FrameType | None) -> None:
            self.stop()

        asking = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {number: signal.signal(number, ask) for number in asking}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def end_with_supervisor() -> None:
    """Ask the kernel to stop this process when its supervisor is gone, even when killed."""
    supervisor = os.environ.get(_SUPERVISED)
    if supervisor and sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if str(os.getppid()) != supervisor:  # it went before we asked
            sys.exit(0)


def _spawn(child: Child) -> "subprocess.Popen[bytes]":
    child.log.parent.mkdir(parents=True, exist_ok=True)
    with child.log.open("ab") as log:
        return subprocess.Popen(  # noqa: S603 - our own command line, no shell
            child.command,
            env={**os.environ, **child.environment, _SUPERVISED: str(os.getpid())},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _end_session(process: "subprocess.Popen[bytes]") -> None:
    """End what is left of the child's session, grandchildren included."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(1)
