"""Several items as one in the example city: found in filings, designed, reviewed, published."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from city.measured import many_cases
from city.people import officer

from tongban.actions.catalog import Change, publish_change
from tongban.actions.reform import journeys, publishing
from tongban.actions.targets import published as published_now
from tongban.core.authoring.review_errors import FaultsRemain, NotTheReviewer, OwnWork
from tongban.core.authoring.review_events import HeldBack
from tongban.core.authoring.review_state import ReviewStatus
from tongban.core.journeys.definitions import EventKind
from tongban.core.people.actors import Role
from tongban.core.reform.designing import Design
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.catalog import shelf
from tongban.store.reform import queries

pytestmark = pytest.mark.django_db
MARKET = "market_regulation"
PAIR = ("outdoor_sign", "invoice_issue")
DESIGN = Design(
    code="new_shop",
    name="开新店面",
    event=EventKind.BUSINESS,
    lead=MARKET,
    always=PAIR,
    optional=("gas_transfer",),
    basis=Citation(law="行政许可法", article="26"),
)


@pytest.fixture
def people(published):
    yield {
        "designer": officer(MARKET, Role.ITEM_ADMINISTRATOR, staff="i"),
        "reformer": officer("data_bureau", Role.REFORMER, staff="x"),
        "reviewer": officer(MARKET, Role.ITEM_REVIEWER, staff="r"),
        "legal": officer("data_bureau", Role.LEGAL_REVIEWER, staff="l"),
        "elsewhere": officer("housing", Role.ITEM_ADMINISTRATOR, staff="e"),
    }
    shelf.forget()


def approved(people, outside):
    draft = journeys.open_draft(people["designer"], DESIGN, outside)
    journeys.send(people["designer"], draft, outside)
    for one in ("reviewer", "legal"):
        journeys.approve(people[one], draft, outside, opinion="同意")
    return draft


def test_what_the_same_people_file_is_proposed_and_what_a_journey_joins_is_not(citizen, outside):
    for place in range(6):
        for code in PAIR:
            many_cases(citizen, code, 1, filed_at=outside.now, subject=f"shop-{place}")
        many_cases(citizen, "birth_record", 2, filed_at=outside.now, subject=f"baby-{place}")
    found = journeys.filed_together_now(outside)

    assert [(one.items, one.people) for one in found] == [(tuple(sorted(PAIR)), 6)]
    joined = {frozenset(s.item for s in j.sub_items) for j in published_now().journeys.values()}
    assert not any(items.issuperset(one.items) for items in joined for one in journeys.chains_now())


def test_a_journey_passes_four_eyes_and_is_then_on_offer(people, outside):
    draft = approved(people, outside)
    state = publishing.publish(people["designer"], draft, outside)

    assert state.status is ReviewStatus.PUBLISHED
    journey = published_now().journeys["new_shop"]
    assert [sub.item for sub in journey.sub_items] == [*PAIR, "gas_transfer"]
    assert queries.journey_for(people["legal"], draft).supporting
    (line,) = queries.journeys()
    assert (line.name, line.status) == ("开新店面", ReviewStatus.PUBLISHED)


def test_a_journey_is_published_by_the_worker_on_the_day_that_was_set(people, outside, clock):
    draft, day = approved(people, outside), outside.today + timedelta(days=3)
    state = publishing.publish(people["designer"], draft, outside, on=day)
    assert (state.status, state.effective_on) == (ReviewStatus.SCHEDULED, day)
    assert publishing.publish_due(outside) == 0
    assert publishing.unschedule(people["designer"], draft, outside).effective_on is None
    publishing.publish(people["designer"], draft, outside, on=day)
    clock.go_to(day)

    assert publishing.publish_due(outside) == 1
    assert publishing.publish_due(outside) == 0
    assert "new_shop" in published_now().journeys
    assert queries.journey_for(people["legal"], draft).state.status is ReviewStatus.PUBLISHED


def test_what_no_longer_holds_on_its_day_goes_back_with_the_reasons(people, outside, clock):
    draft, day = approved(people, outside), outside.today + timedelta(days=3)
    publishing.publish(people["designer"], draft, outside, on=day)
    publish_change(Change(withdrawn=frozenset({PAIR[0]})), by="tests")
    clock.go_to(day)

    assert publishing.publish_due(outside) == 1
    state = queries.journey_for(people["legal"], draft).state
    assert state.status is ReviewStatus.DRAFTING
    assert isinstance(state.returned, HeldBack)
    assert "new_shop" not in published_now().journeys


def test_a_journey_is_not_published_before_today(people, outside):
    draft = approved(people, outside)
    with pytest.raises(InvalidValue):
        publishing.publish(people["designer"], draft, outside, on=outside.today - timedelta(days=1))


def test_the_next_version_takes_the_place_of_the_one_before(people, outside):
    publishing.publish(people["designer"], approved(people, outside), outside)
    shelf.forget()
    draft = journeys.open_draft(people["designer"], replace(DESIGN, summary="新"), outside)
    assert queries.journey_for(people["designer"], draft).journey.version == 2
    journeys.send(people["designer"], draft, outside)
    for one in ("reviewer", "legal"):
        journeys.approve(people[one], draft, outside)
    publishing.publish(people["designer"], draft, outside)

    assert published_now().journeys["new_shop"].summary == "新"
    assert len(published_now().journeys) == 11


def test_whoever_wrote_a_word_reviews_none_of_it(people, outside):
    both = officer(MARKET, Role.ITEM_ADMINISTRATOR, Role.ITEM_REVIEWER, staff="b")
    draft = journeys.open_draft(both, DESIGN, outside)
    journeys.send(people["designer"], draft, outside)

    with pytest.raises(OwnWork):
        journeys.approve(both, draft, outside)
    with pytest.raises(NotTheReviewer):
        journeys.approve(people["elsewhere"], draft, outside)


def test_a_design_with_faults_is_not_sent_and_comes_back_with_what_to_change(people, outside):
    draft = journeys.open_draft(people["reformer"], replace(DESIGN, basis=None), outside)
    with pytest.raises(FaultsRemain):
        journeys.send(people["designer"], draft, outside)
    assert journeys.standing_faults(queries.journey_for(people["legal"], draft), outside)
    journeys.save(people["designer"], draft, DESIGN, outside, revision=1)
    journeys.send(people["designer"], draft, outside)
    assert journeys.recall(people["designer"], draft, outside).editable
    journeys.send(people["designer"], draft, outside)
    state = journeys.give_back(people["reviewer"], draft, outside, opinion="加上税务")
    assert state.returned.opinion == "加上税务"
    ended = journeys.discard(people["designer"], draft, outside, reason="并入别的事")
    assert ended.status is ReviewStatus.DISCARDED


def test_two_designers_lose_nothing(people, outside):
    draft = journeys.open_draft(people["designer"], DESIGN, outside)
    journeys.save(people["reformer"], draft, replace(DESIGN, name="甲"), outside, revision=1)

    with pytest.raises(Conflict):
        journeys.save(people["designer"], draft, replace(DESIGN, name="乙"), outside, revision=1)
    assert queries.journey_for(people["legal"], draft).journey.name == "甲"
    with pytest.raises(Conflict):
        journeys.open_draft(people["reformer"], DESIGN, outside)
    journeys.send(people["designer"], draft, outside)
    with pytest.raises(Conflict):
        journeys.save(people["designer"], draft, DESIGN, outside, revision=2)


def test_strangers_to_the_lead_design_nothing_and_what_is_not_there_is_not_found(people, outside):
    with pytest.raises(NotTheReviewer):
        journeys.open_draft(people["elsewhere"], DESIGN, outside)
    with pytest.raises(NotFound):
        journeys.send(people["designer"], uuid4(), outside)
    with pytest.raises(NotFound):
        queries.journey_for(people["designer"], uuid4())


def test_what_came_to_stand_against_it_stops_the_publication(people, outside):
    draft = approved(people, outside)
    other = journeys.open_draft(people["designer"], replace(DESIGN, code="other_shop"), outside)
    journeys.send(people["designer"], other, outside)
    for one in ("reviewer", "legal"):
        journeys.approve(people[one], other, outside)
    publishing.publish(people["designer"], other, outside)

    with pytest.raises(InvalidValue):
        publishing.publish(people["designer"], draft, outside)
