"""What the gateway costs (网关开销): a signed, granted, logged call beside a bare proxied one.

The same provider stands behind both. The bare proxy forwards with httpx on as many workers and
threads; the gateway verifies a signature, reads the grant anew, takes a nonce for good, writes down
both ends of the call durably (fsync on) with a leaf of the audit, drops what was not granted and
signs the answer. Goals: at most 3 times the bare call, 500 calls a second on two cores.
Run: `python -m bench.gateway`.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from statistics import median
from urllib.parse import urlsplit

import psutil
import psycopg

from bench.durable_city import durable_city
from bench.gateway_parts import RECORD, Measured, free_port, load, raw, running, serving

GOAL_RATIO, GOAL_A_SECOND = 3.0, 500
Loads = Callable[[list[bytes], int], Measured]
WORKERS, THREADS = 2, 64
CALLS = {1: 300, 16: 1500, 64: 3000}
ROUNDS = 3
ASKED = {
    "keys": {"person.identity_number": RECORD["idcard"]},
    "fields": ["person.birth_date", "person.name"],
}


def prepared(provider: str):
    """Register a client, its key, a grant and the connection; return who asks and how they sign."""
    from django.utils import timezone

    from tongban.actions.gateway.connecting import add_key, connect, register_client
    from tongban.adapters.gateway import ED25519, Asking, Ed25519Signer
    from tongban.core.exchange.grants import SERVICE
    from tongban.store.exchange.models import GrantRow

    signer = Ed25519Signer(bytes(range(32)), key_id="bench-1")
    register_client("bench", name="bench", department="bench")
    add_key("bench", "bench-1", ED25519, signer.public)
    settings = {
        "url": provider,
        "inside": True,
        "record": "data",
        "keys": {"person.identity_number": "idcard"},
        "fields": {"person.name": "xm", "person.birth_date": "csrq"},
    }
    connect("population", "json", settings, checked=lambda _kind, _settings: None)
    now = timezone.now()
    GrantRow.objects.create(
        code="bench", consumer="bench", dataset="population", holder="bench",
        fields=ASKED["fields"], purpose=SERVICE, items=["*"],
        valid_from=date(2020, 1, 1), valid_until=date(2099, 1, 1), made_at=now, changed_at=now,
    )  # fmt: skip
    return Asking(client="bench", actor="officer:1", item="bench", purpose=SERVICE), signer


def signed(asking, signer, count: int) -> list[bytes]:
    """Return calls as they go over the wire, each with a nonce of its own."""
    from tongban.adapters.gateway import seal_call

    sealed = (seal_call(asking, signer, "population", ASKED, now=time.time()) for _ in range(count))
    return [raw(one.path, one.headers, one.body) for one in sealed]


def contest(connections: int, ours: list[Measured], bare: list[Measured]) -> bool:
    """Print what both took; tell whether the goal is met."""
    own, other = (best(one) for one in (ours, bare))
    ratio = own.at(0.5) / other.at(0.5)
    failed = sum(one.failed for one in (*ours, *bare))
    print(f"{connections:>3} connections, ratio of p50 {ratio:.2f} (goal {GOAL_RATIO})", end="")
    print(f", of processor time {work(ours) / work(bare):.2f}, failed {failed}")
    print(f"    gateway {told(own)}   {told_spent(ours)}")
    print(f"    bare    {told(other)}   {told_spent(bare)}", flush=True)
    return ratio <= GOAL_RATIO and not failed


def told(one: Measured) -> str:
    """Return the figures of a load as they are printed."""
    return f"p50 {one.at(0.5):6.1f} ms  p99 {one.at(0.99):6.1f} ms  {one.a_second:5.0f}/s"


def spent(several: list[Measured]) -> dict[str, float]:
    """Return the processor time of each part a call, in milliseconds."""
    return {name: median(one.spent[name] for one in several) for name in several[0].spent}


def work(several: list[Measured]) -> float:
    """Return the processor time of all parts a call, of those too that both have."""
    return sum(spent(several).values())


def told_spent(several: list[Measured]) -> str:
    """Return the processor time of each part as it is printed."""
    parts = "  ".join(f"{name} {took:.2f}" for name, took in spent(several).items())
    return f"processor ms a call: {parts}"


def commits() -> float:
    """Return the milliseconds of one durable commit on this disk: a call needs two of them."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS bench_commit (at timestamptz)")
        took = []
        for _ in range(100):
            began = time.perf_counter()
            connection.execute("INSERT INTO bench_commit VALUES (now())")
            took.append((time.perf_counter() - began) * 1000)
    return median(took)


def best(several: list[Measured]) -> Measured:
    """Return the turn least disturbed by others on this machine."""
    return min(several, key=lambda one: one.at(0.5))


def postmaster() -> int:
    """Return the process that all of the database descends from."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        return psutil.Process(connection.info.backend_pid).ppid()


def main() -> int:
    """Measure in turns at each number of connections."""
    with durable_city(), serving("provider", workers=1, threads=32) as provider:
        asking, signer = prepared(provider.address)
        port = free_port()
        places = {
            "TONGBAN_GATEWAY_PORT": str(port),
            "TONGBAN_GATEWAY_WORKERS": str(WORKERS),
            "TONGBAN_GATEWAY_THREADS": str(THREADS),
            "TONGBAN_LOG_LEVEL": "WARNING",
            "DJANGO_SETTINGS_MODULE": "tongban.project.settings",
        }
        command = [sys.executable, "-m", "tongban", "gateway"]
        forwards = {"BENCH_PROVIDER": provider.address}
        with (
            running(command, f"http://127.0.0.1:{port}/", **places) as gateway,
            serving("proxy", workers=WORKERS, threads=THREADS, **forwards) as proxy,
        ):
            behind = {"provider": provider.process}
            own = {"gateway": gateway.process, "database": postmaster(), **behind}
            bare = {"proxy": proxy.process, **behind}
            return measured(
                partial(_load_of, gateway.address, own), partial(_load_of, proxy.address, bare),
                partial(signed, asking, signer),
            )  # fmt: skip


def _load_of(
    address: str, parts: Mapping[str, int], calls: list[bytes], connections: int
) -> Measured:
    return load(urlsplit(address).port or 0, calls, connections, parts)


def measured(gateway: Loads, proxy: Loads, sealed: Callable[[int], list[bytes]]) -> int:
    """Take turns and print; return 1 when a goal is missed."""
    plain = raw("/", {}, json.dumps(ASKED).encode())
    time.sleep(2)  # let the gateway look at the catalogue once
    gateway(sealed(200), 8)
    proxy([plain] * 200, 8)
    print(f"one durable commit {commits():.1f} ms; a call takes two, whatever else it does")
    well, most = True, 0.0
    for connections, count in CALLS.items():
        ours, bare = [], []
        for _ in range(ROUNDS):
            bare.append(proxy([plain] * count, connections))
            ours.append(gateway(sealed(count), connections))
        well &= contest(connections, ours, bare)
        most = max(most, *(one.a_second for one in ours))
    print(f"most calls a second {most:.0f} (goal {GOAL_A_SECOND}); load {os.getloadavg()[0]:.1f}")
    return 0 if well and most >= GOAL_A_SECOND else 1


if __name__ == "__main__":
    sys.exit(main())
