"""The worker asks registers for the officer: of others, and of what came into being on the way."""

from dataclasses import replace

import pytest
from city.answering import make_fileable
from city.registers import CityRegisters
from city.stories import RESTAURANT

from tongban.actions.cases.looking_up import look_up_due
from tongban.actions.drafts.writing import start
from tongban.actions.filings.submit import submit
from tongban.core.people.registers import NotAvailable
from tongban.examples.people import city_people
from tongban.store.cases.models import Case
from tongban.store.cases.queries.filings import case_of
from tongban.store.cases.queries.work import case_by_number

pytestmark = pytest.mark.django_db
SELLER = next(one for one in city_people().residents if one.name == "赵明辉")
FIRM = city_people().businesses[0]
TRANSFER = {
    "transfer.both_apply": True,
    "property.sealed": False,
    "property.mortgaged": False,
    "transfer.seller_name": "赵名辉",
    "transfer.seller_identity_number": SELLER.number,
}


class Unsteady(CityRegisters):
    """Registers that are down until they are well."""

    well = False

    def _answer(self, question, today):
        if not self.well:
            return NotAvailable(dataset=question.dataset.code, reason="down", words="连接不上")
        return super()._answer(question, today)


@pytest.fixture
def book():
    return CityRegisters()


@pytest.fixture
def asking(published, outside, book):
    return replace(outside, registers=book)


@pytest.fixture
def transfer(citizen, asking, book):
    """Return a filed transfer whose applicant typed the number of somebody else as the seller's."""
    draft = start(citizen, "item", "real_estate_transfer", asking, answers=TRANSFER)
    make_fileable(citizen, draft, asking, TRANSFER)
    submit(citizen, draft, asking)
    book.asked.clear()
    return Case.objects.get()


def told(officer, case):
    return case_by_number(officer, Case.objects.get(pk=case.pk).number).verified


def test_the_officer_is_told_of_others_what_serves_the_item_and_the_applicant_is_not(
    transfer, citizen, asking, officer_of
):
    assert look_up_due(asking) == 1
    seen = told(officer_of("natural_resources"), transfer)["seller_population"]

    assert [one["value"] for one in seen["facts"]] == ["赵明辉"]
    assert case_of(citizen, transfer.pk).verified == {}
    assert "赵明辉" not in str(case_of(citizen, transfer.pk))


def test_a_register_is_asked_in_the_name_of_the_department_and_for_the_case(transfer, asking, book):
    look_up_due(asking)
    purposes = {purpose for _, purpose in book.asked}

    assert {(one.item, one.actor, one.case_number) for one in purposes} == {
        ("real_estate_transfer", "department:natural_resources", transfer.number)
    }


def test_a_case_is_looked_up_once(transfer, asking, book):
    assert look_up_due(asking) == 1
    asked = len(book.asked)

    assert look_up_due(asking) == 0
    assert len(book.asked) == asked


def test_a_register_that_is_down_is_asked_again_later_and_the_others_are_not(
    citizen, outside, clock, officer_of
):
    book = Unsteady()
    asking = replace(outside, registers=book)
    draft = start(citizen, "item", "real_estate_transfer", asking, answers=TRANSFER)
    make_fileable(citizen, draft, asking, TRANSFER)
    submit(citizen, draft, asking)
    case, officer = Case.objects.get(), officer_of("natural_resources")
    look_up_due(asking)
    down = told(officer, case)["seller_population"]["outcome"]
    book.well = True
    too_soon = look_up_due(asking)
    clock.pass_days(1)
    later = look_up_due(asking)

    assert (down, too_soon, later) == ("down", 0, 1)
    assert told(officer, case)["seller_population"]["outcome"] == "matched"


def test_what_waits_is_looked_up_when_its_key_has_come_into_being(
    citizen, outside, desk, officer_of
):
    book = CityRegisters()
    asking = replace(outside, registers=book)
    RESTAURANT.filed(citizen, asking)
    look_up_due(asking)
    assert not book.of("health")
    first = Case.objects.get(item_code="market_entity_registration")
    desk("market_regulation").complete(first.pk, enterprise__credit_code=FIRM.credit_code)
    look_up_due(asking)
    licence = Case.objects.get(item_code="food_business_licence")
    seen = told(officer_of("market_regulation"), licence)

    assert [one.keys for one in book.of("health")] == [{"enterprise.credit_code": FIRM.credit_code}]
    assert seen["health"]["facts"][0]["value"] is True
    assert "marriage" not in seen


def test_a_case_that_has_been_decided_is_looked_up_no_more(transfer, asking, book):
    Case.objects.filter(pk=transfer.pk).update(status="completed")

    assert look_up_due(asking) == 0
    assert not book.asked
