"""A second proposer may only point at words of the guide, and its faults never stop a page."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tongban.adapters.catalogue_files import read_catalogue
from tongban.adapters.partners import Partner
from tongban.adapters.partners.guarded import GuardedTransport
from tongban.adapters.second_proposer import SecondProposer
from tongban.core.reading.blocks import guide_of_text
from tongban.core.reading.pointing import PointedKind, pointed_at
from tongban.examples.mingchuan import FOLDER

GUIDE = guide_of_text("甲事项\n带上租约\n本市户籍的人\n五个工作日\n看《消防法》第十五条")
SECRET = "endpoint-secret"
SECONDS = 1.0


@pytest.fixture(scope="module")
def endpoint():
    """Start the simulated endpoint as a process and yield its address."""
    program = Path(__file__).parent / "simulated_endpoint.py"
    with subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, text=True
    ) as process:
        port = process.stdout.readline().strip()
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def proposer(endpoint: str, how: str, key: str = SECRET) -> SecondProposer:
    partner = Partner(base_url=endpoint, client="tongban", key=b"", inside=True)
    transport = GuardedTransport(partner, seconds=SECONDS)
    return SecondProposer(transport, base_url=f"{endpoint}/{how}", model="any", key=key)


def test_only_words_of_the_guide_are_pointed_at(endpoint):
    """A98."""
    found = proposer(endpoint, "well")(GUIDE)

    assert [(one.kind, one.block) for one in found] == [
        (PointedKind.EVIDENCE, 2),
        (PointedKind.CONDITION, 3),
        (PointedKind.LIMIT, 4),
        (PointedKind.CITATION, 5),
    ]


def test_what_is_pointed_at_is_read_by_our_own_rules(endpoint):
    catalogue = read_catalogue(FOLDER).catalogue

    found = pointed_at(proposer(endpoint, "well")(GUIDE), GUIDE, catalogue, found=())

    assert [one.source.text for one in found] == [
        "租约",
        "本市户籍",
        "五个工作日",
        "《消防法》第十五条",
    ]


@pytest.mark.parametrize(
    "how", ["prose", "nolist", "garbage", "deep", "error", "redirect", "huge", "trickle", "closed"]
)
def test_a_fault_is_silence_within_the_deadline(endpoint, how):
    began = time.monotonic()

    assert proposer(endpoint, how)(GUIDE) is None
    assert time.monotonic() - began < 4 * SECONDS


def test_a_wrong_key_and_a_server_that_is_gone_are_silence(endpoint):
    assert proposer(endpoint, "well", key="")(GUIDE) is None
    assert proposer("http://127.0.0.1:9", "well")(GUIDE) is None
