"""Items that ask something sensitive are assessed by two before they are published."""

from dataclasses import replace

import pytest
from city.people import officer
from city.workshop import FOOD, Workshop

from tongban.actions import impact
from tongban.actions.targets import published as published_now
from tongban.actions.workshop import checking, opening
from tongban.core.authoring.edits import AddPart
from tongban.core.authoring.review_errors import FaultsRemain
from tongban.core.authoring.sections import Section
from tongban.core.catalog.items import FormField
from tongban.core.catalog.lint import Severity
from tongban.core.people.actors import Role
from tongban.core.people.impact import Assessment, Risk
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.impact.queries import assessed_elements, impact_of

pytestmark = pytest.mark.django_db
BANK = "person.bank_account"
SAID = Assessment(
    purpose="发放补助",
    necessity="没有账户发不了",
    impact="泄露会丢钱",
    measures="加密",
    risk=Risk.HIGH,
)


@pytest.fixture
def workshop(published, outside):
    return Workshop.of("market_regulation", outside)


def rules_of(workshop, copy):
    found = checking.issues_of(workshop.administrator, copy, workshop.outside)
    return {one.rule: one.severity for one in found}


def test_what_is_newly_asked_stops_publication_until_a_second_officer_approves(workshop):
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    assert rules_of(workshop, copy)["L23"] is Severity.WARNING
    field = FormField(element=BANK, purpose="退费到账户")
    workshop.edit(copy, AddPart(section=Section.FIELDS, part=field))
    with pytest.raises(FaultsRemain):
        workshop.reviewed(copy)

    _, asked, _ = impact.asked_by(workshop.administrator, FOOD)
    admin, outside = workshop.administrator, workshop.outside
    impact.submit(admin, FOOD, outside, assessment=SAID, revision=0)
    assert rules_of(workshop, copy)["L23"] is Severity.ERROR
    impact.approve(workshop.reviewer, FOOD, outside, revision=1)

    assert BANK in asked
    assert "L23" not in rules_of(workshop, copy)
    assert assessed_elements() == {FOOD: asked}
    workshop.reviewed(copy)


def test_whoever_wrote_it_does_not_approve_it_and_two_at_once_do_not_both_answer(workshop):
    both = replace(workshop.administrator, roles=frozenset(Role))
    impact.submit(both, FOOD, workshop.outside, assessment=SAID, revision=0)
    with pytest.raises(NotAllowed):
        impact.approve(both, FOOD, workshop.outside, revision=1)
    impact.give_back(workshop.legal, FOOD, workshop.outside, revision=1, opinion="太笼统")

    with pytest.raises(Conflict):
        impact.approve(workshop.reviewer, FOOD, workshop.outside, revision=1)
    assert impact_of(FOOD).state.opinion == "太笼统"
    assert assessed_elements() == {}


def test_others_neither_read_nor_write_the_assessment_of_a_departments_item(workshop):
    elsewhere = officer("civil_affairs", Role.ITEM_ADMINISTRATOR, staff="e")
    for item in (FOOD, "no_such_item"):
        with pytest.raises(NotFound):
            impact.submit(elsewhere, item, workshop.outside, assessment=SAID, revision=0)
    with pytest.raises(NotFound):
        impact.approve(workshop.legal, FOOD, workshop.outside, revision=0)


def test_each_department_sees_its_own_items_that_ask_something_sensitive(workshop):
    own = {item.code for item, _, _ in impact.items_to_assess(workshop.administrator)}
    whole = {item.code for item, _, _ in impact.items_to_assess(workshop.legal)}

    assert FOOD in own < whole
    departments = {published_now().catalogue.items[code].department for code in own}
    assert departments == {"market_regulation"}
