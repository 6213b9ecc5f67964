"""Acting in another's name: who is named, how far it reaches, and when it ends (A11, A12)."""

from dataclasses import replace
from datetime import date

import pytest
from city.stories import FIRE_CHECK, FOOD_LICENCE, Story
from standings import DAUGHTER, SHOP, guarded, in_the_name, mandated, represented

from tongban.actions.drafts.writing import opened, start
from tongban.actions.mandates import offering
from tongban.actions.mandates.offering import Wish, offer
from tongban.actions.mandates.scope import IN_PERSON, BeyondAuthority
from tongban.core.people.authority import Lacking
from tongban.core.people.representation import Capacity
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.audit.looks import looks_at
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.models import Filing
from tongban.store.cases.queries.filings import case_of, drafts_of, filings_of
from tongban.store.people.models import MandateRecord
from tongban.store.people.queries import actor_for
from tongban.store.people.standing import standings_of

pytestmark = pytest.mark.django_db
CARD = Story(kind="item", code="social_security_card", answers={"social_card.held": False})
NOW_AND_THEN = date(2027, 9, 13)


@pytest.fixture
def agent(citizen, stranger, outside):
    """Return a stranger whom the citizen let apply for a card of hers, and nothing else."""
    ground = mandated(citizen, stranger, outside, CARD.code)
    return in_the_name(stranger, ground, today=outside.today)


def test_what_an_agent_files_is_the_principals_and_names_both(citizen, stranger, agent, outside):
    filing = CARD.filed(agent, outside)
    kept = Filing.objects.get(pk=filing.id).content["applicant"]
    event = filing.cases[0].events[0]

    assert (kept["name"], kept["number"], kept["acting_for"]) == (
        citizen.name, citizen.person, None,
    )  # fmt: skip
    assert kept["agent"]["number"] == stranger.person
    assert kept["agent"]["capacity"] == "agent"
    assert event.by.name == f"{stranger.name}（代{citizen.name}）"
    assert [one.id for one in filings_of(citizen)] == [filing.id]
    assert case_of(agent, filing.cases[0].id) is not None
    assert case_of(stranger, filing.cases[0].id) is None
    assert filings_of(stranger) == ()


def test_an_agent_begins_and_files_only_what_the_mandate_reaches(agent, outside):
    """A11: an agent acts outside the mandate's scope of items."""
    with pytest.raises(BeyondAuthority) as refused:
        start(agent, "item", FIRE_CHECK.code, outside, answers={})

    assert str(refused.value.citation.article) == "171"
    assert drafts_of(agent) == ()


def test_a_draft_closes_when_its_item_leaves_the_mandate(citizen, stranger, agent, outside):
    draft = start(agent, "item", CARD.code, outside, answers=CARD.answers)
    other = mandated(citizen, stranger, outside, departments=["taxation"])
    narrower = in_the_name(stranger, other, today=outside.today)

    assert opened(agent, draft).id == draft
    with pytest.raises(BeyondAuthority):
        opened(narrower, draft)


def test_a_filing_is_out_of_reach_of_another_mandate_of_the_same_two(
    citizen, stranger, agent, outside
):
    filing = CARD.filed(agent, outside)
    other = mandated(citizen, stranger, outside, departments=["taxation"])
    same = mandated(citizen, stranger, outside, departments=["human_resources"])

    assert filings_of(in_the_name(stranger, other, today=outside.today)) == ()
    seen = filings_of(in_the_name(stranger, same, today=outside.today))
    assert [one.id for one in seen] == [filing.id]


def test_what_one_company_gave_serves_no_other(citizen, outside):
    """A12: the acting identity of company A used on company B."""
    other = ("91519901MA0000002R", "明川面包房")
    for_shop = in_the_name(citizen, represented(citizen, on=outside.today), today=outside.today)
    ground = represented(citizen, other, on=outside.today)
    for_bakery = in_the_name(citizen, ground, today=outside.today)
    filing = FOOD_LICENCE.filed(for_shop, outside)
    draft = start(for_shop, "item", FIRE_CHECK.code, outside, answers={})

    assert case_of(for_bakery, filing.cases[0].id) is None
    with pytest.raises(NotFound):
        opened(for_bakery, draft)


def test_what_must_be_done_by_oneself_is_refused_with_the_reason(
    citizen, stranger, outside, settings
):
    settings.IN_PERSON_ITEMS = frozenset({CARD.code})
    ground = mandated(citizen, stranger, outside, "*")
    agent = in_the_name(stranger, ground, today=outside.today)
    mother = in_the_name(citizen, guarded(citizen, on=outside.today), today=outside.today)

    with pytest.raises(BeyondAuthority) as refused:
        start(agent, "item", CARD.code, outside, answers={})

    assert (refused.value.rule, refused.value.citation.is_local) == (IN_PERSON, True)
    assert "本人" in refused.value.why
    assert start(mother, "item", CARD.code, outside, answers={})


def test_a_guardian_files_for_the_child_and_the_child_is_the_applicant(citizen, outside):
    mother = in_the_name(citizen, guarded(citizen, on=outside.today), today=outside.today)
    filing = CARD.filed(mother, outside)
    facts = {one["element"]: one["value"] for one in filing.cases[0].facts}
    kept = Filing.objects.get(pk=filing.id).content["applicant"]

    assert facts["person.identity_number"] == DAUGHTER[0]
    assert (kept["name"], kept["agent"]["capacity"]) == (DAUGHTER[1], "guardian")
    assert [one.id for one in filings_of(mother)] == [filing.id]
    assert filings_of(citizen) == ()


def test_an_agents_acts_are_found_by_the_principal_with_the_ground(citizen, agent, outside):
    CARD.filed(agent, outside)
    accepted = AuditEntry.objects.get(action="mandate.accepted")
    look = next(one for one in looks_at(citizen) if one.entry == accepted.pk)

    assert look.own is False
    assert [one.action for one in looks_at(citizen)].count("mandate.accepted") == 1


def test_a_mandate_is_taken_back_and_the_next_request_is_ones_own(citizen, stranger, outside):
    ground = mandated(citizen, stranger, outside, CARD.code)
    before = actor_for(stranger.account, acting_for=ground, today=outside.today)
    offering.revoke(citizen, ground.removeprefix("mandate:"), outside)
    after = actor_for(stranger.account, acting_for=ground, today=outside.today)
    names = [one.name for one in MandateRecord.objects.order_by("sequence")]

    assert before.representing.capacity is Capacity.AGENT
    assert after.representing is None
    assert names == ["offered", "accepted", "revoked"]


def test_a_mandate_ends_by_itself_after_its_last_day(citizen, stranger, outside):
    ground = mandated(citizen, stranger, outside, CARD.code, until=date(2026, 9, 20))
    on = [
        actor_for(stranger.account, acting_for=ground, today=day).acting_for
        for day in (date(2026, 9, 20), date(2026, 9, 21))
    ]

    assert on == [citizen.person, None]


def test_an_agent_gives_it_up_or_does_not_take_it_on(citizen, stranger, outside):
    wish = Wish(
        agent=stranger.person, agent_name=stranger.name, items=frozenset({CARD.code}),
        departments=frozenset(), until=NOW_AND_THEN,
    )  # fmt: skip
    declined = offer(citizen, wish, outside)
    offering.decline(stranger, declined, outside)
    given_up = mandated(citizen, stranger, outside, CARD.code).removeprefix("mandate:")
    offering.renounce(stranger, given_up, outside)
    left = standings_of(stranger.account, stranger.person, today=outside.today)

    assert [one.outcome.reason for one in left] == [Lacking.TAKEN_BACK]
    with pytest.raises(Conflict):
        offering.accept(stranger, declined, outside)


def test_nobody_answers_or_takes_back_what_is_not_theirs(citizen, stranger, outside):
    code = mandated(citizen, stranger, outside, CARD.code).removeprefix("mandate:")

    with pytest.raises(NotFound):
        offering.revoke(stranger, code, outside)
    with pytest.raises(NotFound):
        offering.accept(citizen, code, outside)


def test_an_agent_and_a_guardian_appoint_nobody_further(citizen, agent, outside):
    """民法典 §169."""
    wish = Wish(
        agent="519901198811230011", agent_name="王二", items=frozenset({CARD.code}),
        departments=frozenset(), until=NOW_AND_THEN,
    )  # fmt: skip
    mother = in_the_name(citizen, guarded(citizen, on=outside.today), today=outside.today)

    for one in (agent, mother):
        with pytest.raises(NotAllowed):
            offer(one, wish, outside)


def test_a_legal_representative_appoints_an_agent_of_the_organisation(citizen, stranger, outside):
    head = in_the_name(citizen, represented(citizen, on=outside.today), today=outside.today)
    ground = mandated(head, stranger, outside, FOOD_LICENCE.code)
    clerk = in_the_name(stranger, ground, today=outside.today)
    filing = FOOD_LICENCE.filed(clerk, outside)
    kept = Filing.objects.get(pk=filing.id).content["applicant"]

    assert clerk.organisation == SHOP[0]
    assert (kept["number"], kept["acting_for"]) == (stranger.person, SHOP[0])
    assert kept["acting_name"] == SHOP[1]
    with pytest.raises(BeyondAuthority):
        start(clerk, "item", FIRE_CHECK.code, outside, answers={})


@pytest.mark.parametrize(
    "wrong", [{"items": frozenset()}, {"until": date(2030, 1, 1)}, {"agent": "123"}]
)
def test_a_mandate_names_a_person_an_item_and_a_day(citizen, stranger, outside, wrong):
    wish = Wish(
        agent=stranger.person, agent_name=stranger.name, items=frozenset({CARD.code}),
        departments=frozenset(), until=NOW_AND_THEN,
    )  # fmt: skip

    with pytest.raises(InvalidValue):
        offer(citizen, replace(wish, **wrong), outside)


def test_somebody_who_acts_for_another_reads_the_others_certificates_not_their_own(
    citizen, stranger, agent, outside
):
    draft = start(agent, "item", CARD.code, outside, answers=CARD.answers)
    kept = opened(agent, draft)

    assert agent.for_person == (citizen.person, citizen.name)
    assert agent.whole is False
    assert all(stranger.person not in told.keys.values() for told in kept.content.told.values())
