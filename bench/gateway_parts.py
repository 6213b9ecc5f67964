"""What stands around the gateway while it is measured (网关测量部件): provider, bare proxy, load.

The provider and the proxy are WSGI applications for granian: one answers from memory, the other
forwards with httpx and does nothing else. The load is open connections that each send their next
call when the last is answered; every call was made and signed before the clock starts.
"""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

RECORD = {
    "idcard": "519902199405170026",
    "xm": "林晓雨",
    "csrq": "1994-05-17",
    "more": "never asked",
}
_ANSWER = json.dumps({"data": RECORD}, ensure_ascii=False).encode()
_FORWARD_TO = os.environ.get("BENCH_PROVIDER", "")
_client = httpx.Client(trust_env=False, limits=httpx.Limits(max_keepalive_connections=64))


def provider(environ, start):
    """Answer every question with one record."""
    environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    length = str(len(_ANSWER))
    start("200 OK", [("Content-Type", "application/json"), ("Content-Length", length)])
    return [_ANSWER]


def proxy(environ, start):
    """Forward a call and its answer as they are."""
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    answer = _client.post(_FORWARD_TO, content=body, headers={"Content-Type": "application/json"})
    length = str(len(answer.content))
    start(
        f"{answer.status_code} OK",
        [("Content-Type", "application/json"), ("Content-Length", length)],
    )
    return [answer.content]


@dataclass(frozen=True, kw_only=True)
class Running:
    """A server under way: where it answers, and the process that everything of it descends from."""

    address: str
    process: int


@contextmanager
def serving(
    application: str, *, workers: int, threads: int, **environment: str
) -> Iterator[Running]:
    """Serve an application of this module by granian."""
    port = free_port()
    command = [
        str(Path(sys.executable).parent / "granian"), f"bench.gateway_parts:{application}",
        "--interface", "wsgi", "--port", str(port), "--workers", str(workers),
        "--blocking-threads", str(threads), "--log-level", "error",
    ]  # fmt: skip
    with running(command, f"http://127.0.0.1:{port}/", **environment) as server:
        yield server


@contextmanager
def running(command: Sequence[str], address: str, **environment: str) -> Iterator[Running]:
    """Have a process running that answers at `address`."""
    process = subprocess.Popen(command, env={**os.environ, **environment})
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                httpx.post(address, timeout=2, trust_env=False)
                break
            except httpx.HTTPError:
                assert time.monotonic() < deadline, command
                time.sleep(0.1)
        yield Running(address=address, process=process.pid)
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What one load met: milliseconds of each call, calls a second, answers that were not 200.

    `spent` are milliseconds of processor time a call of each part, which do not depend on what else
    this machine does.
    """

    took: list[float]
    a_second: float
    failed: int
    spent: dict[str, float]

    def at(self, share: float) -> float:
        """Return the milliseconds within which that share of the calls was answered."""
        ordered = sorted(self.took)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def load(port: int, calls: Sequence[bytes], connections: int, parts: Mapping[str, int]) -> Measured:
    """Send raw requests over so many connections, each as soon as its last is answered.

    `parts` are the processes whose time is taken, each with all that descends from it, beside this
    one's own.
    """
    before = _processor_seconds(parts)
    took, seconds, failed = asyncio.run(_load(port, calls, connections))
    after = _processor_seconds(parts)
    spent = {name: (after[name] - before[name]) * 1000 / len(calls) for name in after}
    return Measured(took=took, a_second=len(took) / seconds, failed=failed, spent=spent)


def _processor_seconds(parts: Mapping[str, int]) -> dict[str, float]:
    """Return what each part took of the processors so far, and this process under "load"."""
    return {**{name: _of_tree(first) for name, first in parts.items()}, "load": time.process_time()}


def _of_tree(process: int) -> float:
    """Return what a process and all that descends from it took."""
    first = psutil.Process(process)
    total = 0.0
    for one in (first, *first.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            took = one.cpu_times()
            total += took.user + took.system
    return total


async def _load(
    port: int, calls: Sequence[bytes], connections: int
) -> tuple[list[float], float, int]:
    waiting, took, failed = iter(calls), [], 0

    async def one() -> None:
        nonlocal failed
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for call in waiting:
            began = time.perf_counter()
            writer.write(call)
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
            await reader.readexactly(length)
            took.append((time.perf_counter() - began) * 1000)
            failed += b" 200 " not in head[:16]
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(connections)))
    return took, time.perf_counter() - began, failed


def raw(path: str, headers: dict[str, str], body: bytes) -> bytes:
    """Return a request as bytes on the wire."""
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body
