"""A campaign from its announcement to its final result, filed by people and run by a department."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from city.people import _citizen, officer
from city.stories import Story

from tongban.actions.campaigns import objecting, running
from tongban.actions.campaigns.gates import require_place
from tongban.actions.cases.withdrawing import withdraw
from tongban.actions.drafts.writing import start
from tongban.actions.filings.submit import NotReady, submit
from tongban.adapters.campaign_rules import read_campaigns
from tongban.core.campaigns.draws import keeps, ticket
from tongban.core.campaigns.lives import CampaignNotAllowed
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.examples.mingchuan import FOLDER
from tongban.store.campaigns.queries import life_of
from tongban.store.cases.models import Case

pytestmark = pytest.mark.django_db
CODE = "primary_enrolment_2026"
RULES = read_campaigns(Path(FOLDER) / "campaigns.yaml")[CODE]
WINDOW = replace(RULES.window, opens_on=date(2026, 9, 16), closes_on=date(2026, 9, 18))
HEPING = Story(
    kind="item",
    code="school_place",
    answers={
        "pupil.birth_date": date(2020, 1, 1),
        "school.ground": "residence_permit",
        "school.catchment": "elsewhere",
        "school.first_choice": "heping",
        "school.second_choice": "heping",
    },
)
PARENTS = (
    ("p1", "519901198501010048", "高一"),
    ("p2", "519901198501010064", "高二"),
    ("p3", "519901198501010080", "高三"),
)


@pytest.fixture
def outside(outside):
    """Return the world with the campaign in the days of the tests."""
    return replace(outside, campaigns={CODE: replace(RULES, window=WINDOW)})


@pytest.fixture
def keeper(officer_of):
    return officer_of("education")


def at(clock, day, hour=10):
    clock.now = datetime(2026, 9, day, hour - 8, tzinfo=UTC)


@pytest.fixture
def filed(outside, keeper, clock, published):
    """Return three parents and their cases for one place at one school."""
    running.announce(keeper, CODE, outside)
    at(clock, 16)
    parents = [_citizen(*one) for one in PARENTS]
    return [(one, HEPING.filed(one, outside).cases[0]) for one in parents]


def test_one_applies_only_in_the_window_and_a_draft_waits_for_it(citizen, outside, keeper, clock):
    draft = start(citizen, "item", HEPING.code, outside, answers=HEPING.answers)
    outcome = submit(citizen, draft, outside)
    assert isinstance(outcome, NotReady)
    assert "9时至17时" in outcome.missing[0].words

    running.announce(keeper, CODE, outside)
    at(clock, 16, 18)
    assert "不在报名时段" in submit(citizen, draft, outside).missing[0].words
    at(clock, 17)
    assert HEPING.filed(citizen, outside).cases
    with pytest.raises(CampaignNotAllowed):
        running.publish(keeper, CODE, outside)


def test_the_result_names_nobody_and_anybody_can_do_the_draw_again(filed, outside, keeper, clock):
    """A24."""
    at(clock, 19)
    running.publish(keeper, CODE, outside)
    life = life_of(CODE)
    seed, lines = bytes.fromhex(life.result.seed), life.result.lines

    assert keeps(seed, life.commitment)
    assert all(one.ticket == ticket(seed, life.result.digest, one.number) for one in lines)
    assert [one.unit for one in sorted(lines, key=lambda one: one.ticket)] == ["heping", "", ""]
    text = str(life.result)
    assert not any(name in text or number in text for _, number, name in PARENTS)
    with pytest.raises(NotAllowed):
        require_place(Case.objects.first(), outside)


def test_a_place_given_back_goes_to_who_waits_next(filed, outside, keeper, clock):
    at(clock, 19)
    running.publish(keeper, CODE, outside)
    before = life_of(CODE)
    winner = next(one for one in filed if before.line(one[1].number).unit)
    second = next(one for one in filed if before.line(one[1].number).waits_at == ("heping:1",))
    withdraw(winner[0], winner[1].id, outside)
    running.publish(keeper, CODE, outside)

    after = life_of(CODE)
    assert after.line(second[1].number).unit == "heping"
    assert after.line(winner[1].number) is None
    assert after.line(second[1].number).ticket == before.line(second[1].number).ticket


@pytest.fixture
def result(filed, outside, keeper, clock):
    """Return the same after the result was published."""
    at(clock, 19)
    running.publish(keeper, CODE, outside)
    return filed


def test_an_objection_is_answered_before_the_result_is_final_and_only_places_are_granted(
    result, stranger, outside, clock
):
    filed, keeper = result, officer("education")
    life = life_of(CODE)
    parent, case = next(one for one in filed if not life.line(one[1].number).unit)
    with pytest.raises(NotFound):
        objecting.object_(stranger, case.id, outside, reason="不是我的")
    objecting.object_(parent, case.id, outside, reason="房产在片区内，登记漏了")
    at(clock, 30)
    with pytest.raises(CampaignNotAllowed):
        running.settle(keeper, CODE, outside)
    running.answer(
        keeper,
        CODE,
        outside,
        number=case.number,
        upheld=True,
        reason="登记核实属实",
        tier="near_property",
    )
    running.publish(keeper, CODE, outside)
    running.settle(keeper, CODE, outside)

    settled = life_of(CODE)
    assert settled.settled
    assert settled.line(case.number).unit == "heping"
    require_place(Case.objects.get(pk=case.id), outside)
    other = next(one for _, one in filed if one.id != case.id)
    with pytest.raises(NotAllowed):
        require_place(Case.objects.get(pk=other.id), outside)
