"""Provider, gateway and database are killed in turn under load; the histories must still agree.

Each call asks about somebody of its own. What a client was told, what the provider was asked and
what stands in log and audit are compared afterwards: nothing was disclosed that is not written
down, and every end has exactly one leaf.
"""

import itertools
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psycopg
import pytest
from faults.gateway_world import World, free_port

from tongban.adapters.gateway import Asking, Ed25519Signer, Sealed, seal_call
from tongban.store.sealing import blind_index

pytestmark = pytest.mark.slow
SCRIPT = Path(__file__).parent / "witness_partner.py"
CLIENTS, PAUSE_SECONDS, ROUNDS = 8, 1.0, 1
CONNECTION = """
dataset: population
kind: json
settings:
  url: http://127.0.0.1:{port}/
  inside: true
  keys: {{person.identity_number: idcard}}
  fields: {{person.name: xm}}
"""
GRANT = """
    INSERT INTO store_exchange_grantrow
        (code, consumer, dataset, holder, fields, purpose, items, areas, kind, state,
         valid_from, valid_until, made_at, changed_at)
    VALUES ('KILL', 'killed', 'population', 'x', '{person.name}', 'load', '{load}', '{}', 'use',
            'active', '2020-01-01', '2099-01-01', now(), now())
"""


@dataclass
class Witness:
    """The provider as a process that is killed and run again."""

    file: Path
    port: int = field(default_factory=free_port)

    def start(self) -> None:
        self.process = subprocess.Popen([sys.executable, str(SCRIPT), str(self.port), self.file])

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def again(self) -> None:
        self.kill()
        self.start()

    def asked(self) -> set[str]:
        return set(self.file.read_text().split())


@dataclass
class Load:
    """Clients that call without end; what each was told, by whom it asked about."""

    base: str
    signer: Ed25519Signer
    told: dict[str, str] = field(default_factory=dict)
    over: threading.Event = field(default_factory=threading.Event)
    numbers: Iterator[int] = field(default_factory=itertools.count)

    @contextmanager
    def running(self) -> Iterator[None]:
        threads = [threading.Thread(target=self._call) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.over.set()
            for thread in threads:
                thread.join()

    def _call(self) -> None:
        asking = Asking(client="killed", actor="load", item="load", purpose="load")
        with httpx.Client(base_url=self.base, trust_env=False, timeout=8) as http:
            while not self.over.is_set():
                person = f"nobody-{next(self.numbers):06}"
                asked = {"keys": {"person.identity_number": person}, "fields": ["person.name"]}
                sealed = seal_call(asking, self.signer, "population", asked, now=time.time())
                self.told[person] = outcome(http, sealed)

    def matched(self) -> set[str]:
        return {person for person, said in dict(self.told).items() if said == "matched"}


def outcome(http: httpx.Client, sealed: Sealed) -> str:
    """Return what a call was told; an answer that never came is unknown."""
    try:
        reached = http.post(sealed.path, content=sealed.body, headers=sealed.headers)
    except httpx.HTTPError:
        return "unknown"
    return str(json.loads(reached.content).get("outcome"))


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        threading.Event().wait(0.05)


@pytest.fixture
def witness(gateway_world: World, tmp_path: Path) -> Iterator[Witness]:
    one = Witness(file=tmp_path / "asked")
    one.file.touch()
    one.start()
    connection = gateway_world.folder / "population.yaml"
    connection.write_text(CONNECTION.format(port=one.port))
    assert gateway_world.tongban("connector", "add", str(connection)).returncode == 0
    yield one
    one.kill()
    gateway_world.tongban("connector", "remove", "population")


@pytest.fixture
def load(gateway_world: World, witness: Witness) -> Load:
    key = gateway_world.folder / "killed.key"
    words = ("--name", "x", "--department", "x", "--key-file", str(key))
    assert gateway_world.tongban("connector", "client", "killed", *words).returncode == 0
    with psycopg.connect(gateway_world.environment["DATABASE_URL"]) as connection:
        connection.execute(GRANT)
    told = json.loads(key.read_text())
    signer = Ed25519Signer(bytes.fromhex(told["seed"]), key_id=told["key"])
    return Load(base=gateway_world.address, signer=signer)


def test_whatever_is_killed_nothing_is_disclosed_unlogged_and_no_leaf_is_lost_or_doubled(
    gateway_world, witness, load
):
    nemeses = (witness.again, gateway_world.kill_worker, gateway_world.kill_database)
    with load.running():
        until(lambda: len(load.matched()) > 20)
        for nemesis in nemeses * ROUNDS:
            nemesis()
            gateway_world.until_open()
            before = len(load.matched())
            until(lambda before=before: len(load.matched()) > before + 10)
            load.over.wait(PAUSE_SECONDS / 4)
    assert set(load.told.values()) > {"matched"}, "something went wrong while all was killed"

    with psycopg.connect(gateway_world.environment["DATABASE_URL"]) as connection:
        calls = {
            bytes(subject): (number, ended)
            for number, subject, ended in connection.execute(
                "SELECT id, subject, outcome FROM store_gateway_call"
                " LEFT JOIN store_gateway_callend ON call_id = id WHERE client = 'killed'"
            )
        }
        leaves = Counter(
            int(number)
            for (number,) in connection.execute(
                "SELECT details->>'call' FROM store_audit_auditentry"
                " WHERE details->>'client' = 'killed'"
            )
        )
    assert {blind_index(one) for one in witness.asked()} <= calls.keys(), "asked, but not logged"
    ended = {number for number, outcome in calls.values() if outcome is not None}
    told = {calls[blind_index(one)] for one in load.matched()}
    assert {outcome for _, outcome in told} == {"matched"}, "disclosed, but not logged"
    assert leaves == Counter(ended), "a leaf is lost or doubled"
