"""Children are kept alive, but not for ever, and none outlives its supervisor."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tongban.core.vocabulary.errors import Unavailable
from tongban.project.supervisor import MOST_RESTARTS, Child, Supervisor

STAYS = "import signal; signal.pause()"
ENDS = "raise SystemExit(3)"
DEAF = f"import signal; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); {STAYS}"
HAS_A_CHILD = (
    f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', '{STAYS}']); {STAYS}"
)


@pytest.fixture
def child(tmp_path: Path) -> Callable[..., Child]:
    def make(line: str, name: str = "one") -> Child:
        return Child(name=name, command=(sys.executable, "-c", line), log=tmp_path / f"{name}.log")

    return make


def test_a_child_that_ends_is_started_again(child):
    said: list[str] = []
    supervisor = Supervisor([child(STAYS)], report=said.append)
    with supervisor.started():
        first = supervisor.processes()["one"]
        os.kill(first, signal.SIGKILL)
        supervisor.watch(until=lambda: supervisor.processes()["one"] != first)

    assert said == ["进程 one 意外退出（代码 -9），第 1 次重新启动"]


def test_a_child_that_keeps_ending_ends_everything(child):
    said: list[str] = []
    supervisor = Supervisor([child(STAYS, "calm"), child(ENDS, "bad")], report=said.append)
    with supervisor.started():
        calm = psutil.Process(supervisor.processes()["calm"])
        with pytest.raises(Unavailable, match=r"bad.*see .*bad\.log"):
            supervisor.watch()

    assert len(said) == MOST_RESTARTS
    assert gone(calm)


def test_a_request_to_stop_ends_the_watch_and_every_process_below(child):
    supervisor = Supervisor([child(HAS_A_CHILD)], report=print)
    with supervisor.started():
        parent = psutil.Process(supervisor.processes()["one"])
        supervisor.watch(until=lambda: bool(parent.children()))
        below = parent.children()[0]
        os.kill(os.getpid(), signal.SIGTERM)
        asked = supervisor.watch(until=lambda: False)

    assert asked is False
    assert not parent.is_running()
    assert gone(below)


def test_a_child_that_does_not_listen_is_ended_anyway(child, monkeypatch, tmp_path):
    monkeypatch.setattr("tongban.project.supervisor._STOP_SECONDS", 0.3)
    said: list[str] = []
    supervisor = Supervisor([child(DEAF)], report=said.append)
    with supervisor.started():
        supervisor.watch(until=lambda: "deaf" in (tmp_path / "one.log").read_text())
        deaf = supervisor.processes()["one"]

    assert said == ["进程 one 没有按时停止，强制结束"]
    assert not psutil.pid_exists(deaf)


def test_a_child_follows_a_supervisor_that_was_killed(tmp_path):
    log = tmp_path / "child.log"
    line = (
        "import os, signal;"
        "from tongban.project.supervisor import end_with_supervisor; end_with_supervisor();"
        "print(os.getpid(), flush=True); signal.pause()"
    )
    supervisor = (
        "import sys; from pathlib import Path;"
        "from tongban.project.supervisor import Child, Supervisor;"
        f"s = Supervisor([Child(name='c', command=(sys.executable, '-c', {line!r}),"
        f" log=Path({str(log)!r}))], report=print);\n"
        "with s.started(): s.watch()"
    )
    process = subprocess.Popen([sys.executable, "-c", supervisor])
    child = psutil.Process(int(first_line(log)))
    process.kill()
    process.wait()

    assert gone(child)


def gone(process: psutil.Process) -> bool:
    """Wait for the end of `process`; one that nobody collects has ended too."""
    _, alive = psutil.wait_procs([process], timeout=5)
    return all(left.status() == psutil.STATUS_ZOMBIE for left in alive)


def first_line(log: Path) -> str:
    """Return the first whole line of `log`, which somebody is about to write."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if log.exists() and log.read_text().endswith("\n"):
            return log.read_text().splitlines()[0]
    raise AssertionError("nothing was written")
