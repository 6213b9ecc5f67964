"""A department's interface on a bad day: the guide still stands, in time, and nobody is refused."""

import os
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from city.people import PASSWORD
from city.stories import NEWBORN
from django.conf import settings
from django.utils import timezone

from tongban.actions.accounts import open_citizen
from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.drafts.readiness import Obstacle, guides_of, missing
from tongban.actions.drafts.writing import discard, opened, refresh, start
from tongban.adapters.partners import Partner, PartnerRegisters
from tongban.core.guides.outcomes import Verdict
from tongban.core.people.actors import Citizen
from tongban.examples.people import city_people
from tongban.project.partner import CLIENT, client_key, switch_token

SOURCE = Path(__file__).parents[2] / "src"
ANSWERED_WITHIN_SECONDS = 3.0
FAULTS = ("down", "slow", "trickle", "garbage", "wrong_person")
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def partner():
    """Serve the registers of the whole city from a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "tongban", "partner", "--port", str(port)],
        env={
            **os.environ,
            "PYTHONPATH": str(SOURCE),
            "TONGBAN_SECRET_KEY": settings.SECRET_KEY,
        },
        stdout=subprocess.PIPE,
    )
    try:
        process.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=10)


@pytest.fixture
def breaks(partner):
    """Return what lets every register misbehave; all are well again afterwards."""

    def switch(fault: str) -> None:
        answer = httpx.put(
            f"{partner}/faults/*",
            content=f"fault={fault}&seconds=8".encode(),
            headers={"Authorization": f"Bearer {switch_token()}"},
            trust_env=False,
        )
        assert answer.status_code == httpx.codes.OK, answer.text

    yield switch
    switch("up")


@pytest.fixture
def asking(partner, outside, clock):
    """Return an outside whose registers are those of the partner, with nothing remembered."""
    clock.now = timezone.now()
    address = Partner(base_url=partner, client=CLIENT, key=client_key(), inside=True)
    with PartnerRegisters(address) as registers:
        yield replace(outside, registers=registers)


@pytest.fixture
def mother(published) -> Citizen:
    resident = next(one for one in city_people().residents if one.name == "林晓雨")
    account = open_citizen("lin", PASSWORD, number=resident.number, name=resident.name)
    return Citizen(account=account, person=resident.number, name=resident.name)


def begun(mother, outside):
    draft = start(mother, NEWBORN.kind, NEWBORN.code, outside, answers=NEWBORN.answers)
    return opened(mother, draft)


def guide_of(mother, draft, outside):
    catalogue = draft.wanted.published.catalogue
    known = circumstances(mother, draft.content, catalogue, outside)
    return draft.wanted.guide(known, None)


def test_when_all_is_well_the_registers_tell_what_nobody_has_to_fill_in(mother, asking):
    told = begun(mother, asking).content.told
    assert {one.outcome for one in told.values()} >= {"matched"}
    assert told["population"].facts


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_interface_costs_no_time_and_refuses_nobody(fault, mother, asking, breaks):
    breaks(fault)
    began = time.monotonic()
    draft = begun(mother, asking)
    guide = guide_of(mother, draft, asking)
    assert time.monotonic() - began < ANSWERED_WITHIN_SECONDS

    assert draft.content.told, "registers were asked"
    assert {one.outcome for one in draft.content.told.values()}.isdisjoint({"matched", "no_record"})
    assert all(one.words and not one.facts for one in draft.content.told.values())
    assert guides_of(guide)
    assert all(one.eligibility.verdict is not Verdict.INELIGIBLE for one in guides_of(guide))
    obstacles = {one.obstacle for one in missing(guide, draft.content)}
    assert obstacles.isdisjoint({Obstacle.NOT_ELIGIBLE, Obstacle.NOTHING_CHOSEN})


def test_the_reason_stands_beside_what_must_now_be_handed_in(mother, asking, breaks):
    breaks("down")
    draft = begun(mother, asking)
    why = {one.words for one in draft.content.told.values()}
    guide = guide_of(mother, draft, asking)

    lines = [line for one in guides_of(guide) for line in one.evidence]
    assert why & {passed.why for line in lines for passed in line.passed_over}


def test_what_a_register_says_of_somebody_else_is_never_shown_or_kept(mother, asking, breaks):
    breaks("wrong_person")
    draft = begun(mother, asking)
    others = {one.name for one in city_people().residents} - {mother.name}
    others |= {one.number for one in city_people().residents} - {mother.person}
    kept = str(draft.content)
    assert not [text for text in others if text in kept]


def test_when_the_interface_is_well_again_asking_again_brings_the_facts(
    mother, asking, partner, breaks
):
    breaks("garbage")
    draft = begun(mother, asking)
    breaks("up")
    address = Partner(base_url=partner, client=CLIENT, key=client_key(), inside=True)
    with PartnerRegisters(address) as registers:
        again = refresh(mother, draft.id, replace(asking, registers=registers))
    assert again.content.told["population"].outcome == "matched"
    discard(mother, draft.id)
