"""Journey plans (并联办理): what one item yields another need not ask for, and waits for."""

from datetime import date

import pytest
from guidework import (
    ACCEPTANCE,
    MONDAY,
    catalogue,
    circumstances,
    dataset,
    days,
    fee,
    form_field,
    item,
    journey,
    output,
    requirement,
    step,
)

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.outcomes import Way
from tongban.core.guides.resolve import resolve
from tongban.core.journeys.definitions import Journey
from tongban.core.journeys.dependencies import JourneyCycle, derive
from tongban.core.journeys.outcomes import JourneyGuide, Standing
from tongban.core.journeys.resolve import resolve_journey

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


# Not asked for what the journey itself yields


def test_what_one_item_yields_is_never_asked_for_by_another() -> None:
    evidence = {merged.line.evidence: merged.line for merged in resolved().evidence}

    assert evidence[("licence",)].way is Way.PRODUCED
    assert evidence[("licence",)].origin == "事项first"


def test_apart_the_same_document_is_asked_for() -> None:
    [licence, _] = resolve(SECOND, circumstances(TOLD), CITY).evidence

    assert licence.way is Way.UPLOADED


def test_an_item_that_drops_out_yields_nothing() -> None:
    guide = resolved(person=circumstances({"a.yes": False, "b.yes": True}))

    evidence = {merged.line.evidence: merged.line for merged in guide.evidence}
    assert evidence[("licence",)].way is Way.UPLOADED


# Who waits for whom


def test_an_item_waits_for_the_one_that_yields_its_document() -> None:
    [edge] = derive([FIRST, SECOND, THIRD], CITY).edges

    assert (edge.item, edge.waits_for) == ("second", "first")
    assert (edge.evidence, edge.elements) == (("licence",), ("made.number",))


def test_an_item_waits_for_what_settles_an_element_that_a_condition_needs() -> None:
    needy = item("needy", conditions=["exists made.number"])

    [edge] = derive([needy, FIRST], CITY).edges

    assert (edge.item, edge.evidence, edge.elements) == ("needy", (), ("made.number",))


def test_nobody_waits_for_what_a_question_or_a_register_tells() -> None:
    needy = item("needy", fields=(form_field("made.number"),))
    asking = item("asking", questions=["made.number"])
    city = catalogue([needy, FIRST], [dataset("register", serves=("made.number",))])

    assert derive([needy, FIRST], city).edges == ()
    assert derive([needy, FIRST, asking], CITY).edges == ()


def test_items_that_wait_in_a_circle_are_refused_by_name() -> None:
    one = item("one", requirements=(requirement("permit"),), outputs=(output("licence"),))
    other = item("other", requirements=(requirement("licence"),), outputs=(output("permit"),))

    with pytest.raises(JourneyCycle) as refused:
        derive([one, other], CITY)

    assert set(refused.value.cycle) == {"事项one", "事项other"}
    assert refused.value.cycle[0] == refused.value.cycle[-1]
    assert "事项one" in refused.value.problems[0].message


# When it ends


def test_items_that_need_not_wait_are_received_together() -> None:
    guide = resolved()

    first, _, third = guide.taken
    assert first.guide.schedule.filed_on == third.guide.schedule.filed_on == MONDAY


def test_what_one_waits_for_is_finished_on_the_day_of_its_receipt() -> None:
    first, second, _ = resolved().taken

    assert second.waits_for == ("first",)
    assert second.guide.schedule.filed_on == first.guide.schedule.ends_on


def test_the_critical_path_is_named() -> None:
    guide = resolved()

    assert [(one.item, one.step) for one in guide.critical_path] == [
        ("事项first", "环节accept"),
        ("事项first", "环节examine"),
        ("事项second", "环节accept"),
        ("事项second", "环节examine"),
    ]
    assert guide.critical_path[-1].ends_on == guide.schedule.ends_on == date(2026, 9, 25)


def test_a_branch_with_time_to_spare_is_not_critical() -> None:
    critical = {one.item for one in resolved().schedule.steps if one.critical}

    assert critical == {"first", "second"}


def test_one_does_not_wait_for_a_document_that_one_does_not_need() -> None:
    free = item("free", requirements=(requirement("licence", when="not b.yes"),))
    city = catalogue([FIRST, free])

    _, waiting = resolved(journey("first", "free"), circumstances({"a.yes": True}), city).taken
    _, going = resolved(journey("first", "free"), city=city).taken

    assert (waiting.waits_for, going.waits_for) == (("first",), ())
    assert going.guide.schedule.filed_on == MONDAY


def test_one_does_not_wait_for_a_document_that_one_brings() -> None:
    person = circumstances(TOLD | {"made.number": "92"}, own_document=frozenset({"licence"}))

    assert resolved(person=person).taken[1].waits_for == ()
