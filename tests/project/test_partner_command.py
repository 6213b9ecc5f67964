"""The simulated partner is a process of its own: it can be broken, killed and started again."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from adapters.partners.city import LIN, PURPOSE, about
from django.conf import settings
from django.utils import timezone

from tongban.adapters.partners import Partner, PartnerRegisters
from tongban.core.people.registers import Matched, RegisterAnswer
from tongban.project.partner import CLIENT, client_key

SOURCE = Path(__file__).parents[2] / "src"
RECORDS = {"population": {LIN: {"person.name": "林晓雨"}}}


@pytest.fixture(scope="module")
def address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def tongban(address: str, *words: str) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "PYTHONPATH": str(SOURCE),
        "TONGBAN_SECRET_KEY": settings.SECRET_KEY,
        "TONGBAN_PARTNER_URL": address,
        "TONGBAN_PARTNER_PORT": address.rpartition(":")[2],
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tongban", "partner", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def serving(address: str, records: Path) -> "subprocess.Popen[str]":
    """Start the partner and wait for its first line, which says that it listens."""
    process = tongban(address, "--records", str(records))
    assert process.stdout is not None
    assert address in process.stdout.readline()
    return process


@pytest.fixture
def process(address: str, tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    records = tmp_path / "records.json"
    records.write_text(json.dumps(RECORDS), encoding="utf-8")
    started = serving(address, records)
    yield started
    started.kill()
    started.communicate()


def ask(address: str) -> RegisterAnswer:
    partner = Partner(base_url=address, client=CLIENT, key=client_key(), inside=True)
    with PartnerRegisters(partner) as registers:
        return registers.ask_all([about(LIN)], PURPOSE, today=timezone.localdate())[0]


def test_a_partner_in_another_process_answers_breaks_on_command_and_dies(
    process: "subprocess.Popen[str]", address: str
) -> None:
    said = [ask(address)]
    for fault in ("garbage", "up"):
        command = tongban(address, "fault", "population", fault)
        assert (command.wait(), command.communicate()[1]) == (0, "")
        said.append(ask(address))
    process.kill()
    process.wait()
    began = time.monotonic()
    said.append(ask(address))

    assert time.monotonic() - began < 3
    assert [getattr(answer, "reason", "matched") for answer in said] == [
        *("matched", "garbage", "matched", "down")
    ]
    assert isinstance(said[0], Matched)


def test_without_the_secret_nothing_is_switched(
    process: "subprocess.Popen[str]", address: str
) -> None:
    answer = httpx.put(f"{address}/faults/population", content=b"fault=down")

    assert answer.status_code == 403
    assert isinstance(ask(address), Matched)


def test_records_that_cannot_be_read_are_one_sentence(address: str, tmp_path: Path) -> None:
    process = tongban(address, "--records", str(tmp_path / "missing.json"))
    _, said = process.communicate()

    assert process.returncode == 1
    assert said.startswith("tongban: ")
    assert said.count("\n") == 1
