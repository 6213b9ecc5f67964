"""一件事设计: what a designer decides, what follows from the items, and what stands against it."""

import pytest
from guidework import (
    CALENDAR,
    LAW,
    MONDAY,
    catalogue,
    form_field,
    item,
    output,
    requirement,
)
from reformwork import hand

from tongban.core.journeys.definitions import EventKind
from tongban.core.people.actors import Role
from tongban.core.reform.designing import Design, faults, may_design, outlook, supporting
from tongban.core.vocabulary.errors import InvalidValue


def design(**more) -> Design:
    usual = {
        "code": "new_home",
        "name": "安新家",
        "event": EventKind.LIFE,
        "lead": "bureau",
        "always": ("a", "b"),
        "basis": LAW,
    }
    return Design(**{**usual, **more})


CITY = catalogue(
    [
        item("a", outputs=(output("licence"),), fields=(form_field("p.name"),)),
        item("b", requirements=(requirement("licence"),), fields=(form_field("p.name"),)),
    ]
)


def against(made, published=None, based_on=0):
    return list(faults(made, CITY, published or {}, based_on=based_on))


def test_items_that_are_both_obligatory_and_optional_are_obligatory():
    made = design(optional=("b", "c")).journey(1)

    assert [(sub.item, sub.optional) for sub in made.sub_items] == [
        ("a", False),
        ("b", False),
        ("c", True),
    ]


@pytest.mark.parametrize("wrong", [{"always": ("a",)}, {"name": " "}, {"code": "安新家"}])
def test_what_could_not_be_a_journey_is_refused_with_what_to_change(wrong):
    with pytest.raises(InvalidValue):
        design(**wrong).journey(1)


def test_whoever_handles_an_item_supports_and_the_lead_leads():
    journey = design(lead="office").journey(1)

    assert supporting(journey, CITY) == ("bureau",)
    assert supporting(design().journey(1), CITY) == ()


def test_a_design_without_fault_may_be_sent():
    assert against(design().journey(1)) == []


def test_everything_that_stands_against_a_design_is_told_at_once():
    other = design(code="other").journey(1)
    wrong = design(lead="nobody", basis=None, always=("a", "gone")).journey(1)
    found = against(wrong, {"other": other})

    assert len(found) == 4
    same = design().journey(2)
    assert len(against(same, {"new_home": same}, based_on=1)) == 1
    assert against(same, {"new_home": same}, based_on=2) == []


def test_the_designer_sees_one_form_one_set_and_what_is_handed_on():
    guide = outlook(design().journey(1), CITY, today=MONDAY, calendar=CALENDAR)

    assert len(guide.form) == 1
    assert guide.form[0].items == ("事项a", "事项b")
    assert guide.footprint.documents == 0
    assert guide.separate.documents == 1


def test_items_that_wait_for_each_other_cannot_be_one():
    circle = catalogue(
        [
            item("a", outputs=(output("licence"),), requirements=(requirement("permit"),)),
            item("b", outputs=(output("permit"),), requirements=(requirement("licence"),)),
        ]
    )

    assert outlook(design().journey(1), circle, today=MONDAY, calendar=CALENDAR) is None
    gone = design(always=("a", "gone")).journey(1)
    assert outlook(gone, CITY, today=MONDAY, calendar=CALENDAR) is None


def test_the_lead_and_reformers_design_and_nobody_else():
    lead = hand(Role.ITEM_ADMINISTRATOR).officer

    assert may_design(lead, "bureau")
    assert may_design(hand(Role.REFORMER, "elsewhere").officer, "bureau")
    assert not may_design(hand(Role.ITEM_ADMINISTRATOR, "elsewhere").officer, "bureau")
