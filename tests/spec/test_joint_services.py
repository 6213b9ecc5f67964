"""Journeys (一件事): several items as one thing, never asking for more than the items apart."""

import pytest
from guidework import (
    ACCEPTANCE,
    CALENDAR,
    MONDAY,
    catalogue,
    circumstances,
    days,
    fee,
    form_field,
    holding,
    item,
    journey,
    output,
    requirement,
    step,
)

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.items import Channel
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.outcomes import Footprint, Verdict, Way
from tongban.core.journeys.definitions import Journey, SubItem
from tongban.core.journeys.outcomes import JourneyGuide, Standing
from tongban.core.journeys.resolve import resolve_journey
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.money import Money

FIRST = item(
    "first",
    questions=["a.yes"],
    conditions=["a.yes"],
    requirements=(requirement("deed"), requirement("photo")),
    fields=(form_field("p.name"), form_field("p.area", optional=True)),
    outputs=(output("licence", "made.number"),),
    fees=(fee("one", 10),),
)
SECOND = item(
    "second",
    questions=["b.yes"],
    requirements=(requirement("licence"), requirement("deed", original_seen=True)),
    fields=(form_field("p.area"), form_field("made.number")),
    steps=(ACCEPTANCE, step("examine", days(3), "accept")),
)
THIRD = item("third", requirements=(requirement("lease", when="b.yes"),))
CITY = catalogue([FIRST, SECOND, THIRD])
TOLD = {"a.yes": True, "b.yes": True}
OPENING = journey("first", "second", "third")


def resolved(
    event: Journey = OPENING,
    person: Circumstances | None = None,
    city: Catalogue = CITY,
    **more: frozenset[str],
) -> JourneyGuide:
    return resolve_journey(event, city.items, person or circumstances(TOLD), city, **more)


def standings(guide: JourneyGuide) -> list[Standing]:
    return [one.standing for one in guide.sub_items]


# Choosing freely


def test_without_a_choice_all_but_the_optional_are_taken() -> None:
    event = journey("first", SubItem(item="third", optional=True))

    assert standings(resolved(event)) == [Standing.TAKEN, Standing.NOT_CHOSEN]


def test_the_applicant_chooses_freely_which_items_to_take() -> None:
    guide = resolved(chosen=frozenset({"third"}))

    assert standings(guide) == [Standing.NOT_CHOSEN, Standing.NOT_CHOSEN, Standing.TAKEN]
    assert [one.item.code for one in guide.taken] == ["third"]


def test_an_item_that_is_not_there_for_this_person_is_not_offered() -> None:
    event = journey("first", SubItem(item="third", offered_when=parse("not b.yes")))

    guide = resolved(event, chosen=frozenset({"first", "third"}))

    assert standings(guide) == [Standing.TAKEN, Standing.NOT_OFFERED]
    assert guide.sub_items[1].offered is Truth.NOT_MET


def test_one_item_that_a_person_cannot_have_does_not_lose_the_others() -> None:
    guide = resolved(person=circumstances({"a.yes": False, "b.yes": True}))

    assert standings(guide) == [Standing.INELIGIBLE, Standing.TAKEN, Standing.TAKEN]
    assert guide.sub_items[0].eligibility.verdict is Verdict.INELIGIBLE
    assert guide.sub_items[0].guide is None


def test_when_nothing_can_be_had_nothing_is_asked() -> None:
    guide = resolved(person=circumstances({"a.yes": False}), chosen=frozenset({"first"}))

    assert guide.footprint == Footprint(documents=0, working_days=0, steps=0, visits=0)
    assert guide.next_question is None
    assert guide.schedule.ends_on == MONDAY


# Asked once


def test_a_question_of_several_items_is_put_once_in_the_words_of_the_journey() -> None:
    event = journey("first", "third", questions=["b.yes"])
    told: dict[str, object] = {}
    while question := resolved(event, circumstances(told)).next_question:
        assert question.element not in told
        told[question.element] = True

    assert set(told) == {"a.yes", "b.yes"}


def test_whether_an_item_is_there_at_all_is_asked_before_its_own_questions() -> None:
    third = item("third", questions=["c.yes"], requirements=(requirement("lease", when="c.yes"),))
    city = catalogue([FIRST, third])
    event = journey(
        "first", SubItem(item="third", offered_when=parse("d.yes")), questions=["d.yes"]
    )

    asked = resolved(event, circumstances({"a.yes": True}), city).next_question
    then = resolved(event, circumstances({"a.yes": True, "d.yes": True}), city).next_question
    never = resolved(event, circumstances({"a.yes": True, "d.yes": False}), city).next_question

    assert (asked and asked.element, then and then.element, never) == ("d.yes", "c.yes", None)


def test_whether_an_item_not_chosen_is_there_is_not_asked() -> None:
    event = journey(
        "second",
        SubItem(item="third", optional=True, offered_when=parse("d.yes")),
        questions=["d.yes"],
    )

    assert resolved(event, circumstances()).next_question is None


def test_a_field_stands_once_on_the_one_form_with_the_items_that_use_it() -> None:
    form = {merged.line.field.element: merged for merged in resolved().form}

    assert list(form) == ["p.name", "p.area", "made.number"]
    assert form["p.area"].items == ("事项first", "事项second")
    assert not form["p.area"].line.field.optional


def test_what_an_item_settles_on_the_way_is_not_asked_of_the_person() -> None:
    form = {merged.line.field.element: merged for merged in resolved().form}

    assert form["made.number"].produced_by == "事项first"
    assert form["p.name"].produced_by == ""


def test_what_is_already_known_needs_no_item_to_settle_it() -> None:
    form = resolved(person=circumstances(TOLD | {"made.number": "92"})).form

    assert all(not merged.produced_by for merged in form)


def test_a_document_of_several_items_is_handed_in_once_for_the_most_demanding() -> None:
    evidence = {merged.line.evidence: merged for merged in resolved().evidence}

    deed = evidence[("deed",)]
    assert deed.items == ("事项first", "事项second")
    assert deed.line.visit


def test_a_visit_that_only_the_milder_line_needs_is_kept() -> None:
    mild = requirement("deed", primary=False, deferrable=True, original_seen=True)
    city = catalogue([item("mild", requirements=(mild,)), FIRST])

    guide = resolved(journey("mild", "first"), city=city)

    [deed] = [merged.line for merged in guide.evidence if merged.line.evidence == ("deed",)]
    assert (deed.way, deed.visit) == (Way.UPLOADED, True)


def test_two_papers_of_the_same_kind_in_one_item_stay_two() -> None:
    both = item(
        "both", requirements=(requirement("mine", ("deed",)), requirement("theirs", ("deed",)))
    )
    city = catalogue([both, FIRST])

    guide = resolved(journey("both", "first"), city=city)

    assert sum(merged.line.evidence == ("deed",) for merged in guide.evidence) == 2


def test_a_document_that_nobody_needs_is_not_in_the_set() -> None:
    guide = resolved(person=circumstances({"a.yes": True, "b.yes": False}))

    assert all(merged.line.evidence != ("lease",) for merged in guide.evidence)


def test_a_document_certain_for_one_and_open_for_another_is_certain() -> None:
    open_deed = item("open", requirements=(requirement("deed", when="d.yes"),))
    city = catalogue([open_deed, FIRST])

    guide = resolved(journey("open", "first"), city=city)

    assert [merged.line.way for merged in guide.evidence] == [Way.UPLOADED, Way.UPLOADED]


# What it costs


def test_the_journey_costs_less_than_its_items_apart_and_these_less_than_before() -> None:
    guide = resolved()

    assert guide.footprint == Footprint(documents=3, working_days=10, steps=4, visits=1)
    assert guide.separate == Footprint(documents=5, working_days=16, steps=6, visits=1)
    assert guide.before == Footprint(documents=5, working_days=75, steps=6, visits=3)
    assert guide.footprint.working_days == CALENDAR.count(MONDAY, guide.schedule.ends_on)


def test_one_trip_to_the_window_serves_all_items() -> None:
    counter = (Channel.WINDOW,)
    city = catalogue([item("one", channels=counter), item("two", channels=counter)])

    guide = resolved(journey("one", "two"), city=city)

    assert (guide.footprint.visits, guide.separate.visits) == (1, 2)


def test_what_the_person_holds_shortens_the_set_for_every_item() -> None:
    guide = resolved(person=circumstances(TOLD, holdings=(holding("deed"),)))

    assert guide.footprint.documents == 2
    assert guide.footprint.visits == 0


def test_fees_are_added_up_over_the_items() -> None:
    guide = resolved()

    assert guide.total_fee == Money.yuan(10)
    assert [one.id for one in guide.fees] == ["one"]
    assert guide.fees_undecided == ()


def test_a_journey_joins_two_or_more_different_items() -> None:
    for codes in ((), ("first",), ("first", "first")):
        with pytest.raises(InvalidValue):
            journey(*codes)
