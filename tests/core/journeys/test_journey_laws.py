"""Laws that every journey keeps: together never asks for more than apart."""

from dataclasses import replace

from guide_strategies import ANSWERS, cities, holdings, people
from guidework import circumstances, journey
from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import Value
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.compiled_items import compiled
from tongban.core.guides.outcomes import Verdict
from tongban.core.guides.relevance import knowledge
from tongban.core.guides.resolve import assess, resolve
from tongban.core.journeys.outcomes import JourneyGuide, Standing
from tongban.core.journeys.resolve import resolve_journey
from tongban.core.people.holdings import Holding

JOURNEY = journey("first", "second", "third")
few = settings(max_examples=25, deadline=None)


def together(city: Catalogue, person: Circumstances) -> JourneyGuide:
    return resolve_journey(JOURNEY, city.items, person, city)


@few
@given(cities(), people())
def test_together_never_asks_for_more_than_apart(city: Catalogue, person: Circumstances) -> None:
    guide = together(city, person)

    apart = [resolve(one.item, person, city) for one in guide.taken]
    assert guide.footprint.documents <= sum(one.footprint.documents for one in apart)
    assert guide.footprint.visits <= sum(one.footprint.visits for one in apart)
    assert guide.footprint.steps <= sum(one.footprint.steps for one in apart)
    assert len(guide.form) <= sum(len(one.form) for one in apart)
    assert {merged.line.field.element for merged in guide.form} <= {
        line.field.element for one in apart for line in one.form
    }


@few
@given(cities(), people())
def test_together_takes_exactly_what_apart_may_be_had(
    city: Catalogue, person: Circumstances
) -> None:
    for outcome in together(city, person).sub_items:
        apart = resolve(outcome.item, person, city).eligibility.verdict
        assert (outcome.standing is Standing.INELIGIBLE) == (apart is Verdict.INELIGIBLE)


@few
@given(cities(), people())
def test_together_puts_only_questions_that_some_item_apart_can_use_now(
    city: Catalogue, person: Circumstances
) -> None:
    guide = together(city, person)

    useful = {
        element
        for one in guide.taken
        for element in assess(
            compiled(one.item),
            knowledge(person),
            questions=one.item.questions,
            elements=city.elements,
        ).weights
    }
    assert (guide.next_question is not None) == bool(useful)
    assert guide.next_question is None or guide.next_question.element in useful


@few
@given(cities(), st.fixed_dictionaries(ANSWERS))
def test_together_puts_no_question_twice_and_none_that_no_item_has(
    city: Catalogue, answers: dict[str, Value]
) -> None:
    asked: dict[str, Value] = {}
    while question := together(city, circumstances(asked)).next_question:
        assert question.element not in asked
        asked[question.element] = answers[question.element]

    assert set(asked) <= {one.element for item in city.items.values() for one in item.questions}


@few
@given(cities(), people())
def test_a_sub_item_is_received_when_what_it_waits_for_is_finished(
    city: Catalogue, person: Circumstances
) -> None:
    guide = together(city, person)

    ends = {one.item.code: one.guide.schedule.ends_on for one in guide.taken if one.guide}
    for one in guide.taken:
        assert one.guide is not None
        expected = max((ends[other] for other in one.waits_for), default=person.today)
        assert one.guide.schedule.filed_on == expected
        assert one.guide.schedule.ends_on <= guide.schedule.ends_on


@few
@given(cities(), people())
def test_the_critical_path_runs_from_filing_to_the_end_without_a_gap(
    city: Catalogue, person: Circumstances
) -> None:
    guide = together(city, person)

    reached = guide.schedule.filed_on
    for one in guide.critical_path:
        assert one.starts_on <= reached
        reached = max(reached, one.ends_on)
    assert reached == guide.schedule.ends_on


@few
@given(cities(), people(), holdings())
def test_one_more_certificate_never_lengthens_the_set_or_adds_a_visit(
    city: Catalogue, person: Circumstances, more: Holding
) -> None:
    richer = replace(person, holdings=(*person.holdings, more))

    before, after = together(city, person).footprint, together(city, richer).footprint

    assert after.documents <= before.documents
    assert after.visits <= before.visits
