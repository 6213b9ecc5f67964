"""One thing, several departments (一件事联办): in parallel, in lawful order, told once."""

import pytest
from city.handling import Desk, status_of
from city.stories import DEPARTMENTS, NEWBORN, RESTAURANT

from tongban.actions.cases import deciding, ending, review
from tongban.actions.cases.withdrawing import withdraw
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import Case, CaseEvent, CaseEvidence, Voucher, WorkItem

pytestmark = pytest.mark.django_db
FIRST = "market_entity_registration"


def cases_by_item() -> dict:
    return {row.item_code: row for row in Case.objects.all()}


@pytest.fixture
def restaurant(citizen, outside):
    RESTAURANT.filed(citizen, outside)
    return {code: row.pk for code, row in cases_by_item().items()}


@pytest.fixture
def newborn(citizen, outside):
    NEWBORN.filed(citizen, outside)
    return {code: row.pk for code, row in cases_by_item().items()}


def test_the_six_items_of_a_restaurant_are_filed_at_once_and_only_the_first_begins(restaurant):
    assert restaurant.keys() == DEPARTMENTS.keys()
    begun = {code for code, row in cases_by_item().items() if row.status != "waiting"}
    assert begun == {FIRST}
    assert list(WorkItem.objects.values_list("department", flat=True)) == ["market_regulation"]


def test_a_case_that_waits_shows_itself_to_nobody_as_work(restaurant, outside):
    fire = Desk.of("fire_rescue", outside)
    with pytest.raises(NotFound):
        fire.accept(restaurant["fire_safety_check"])


def test_when_the_business_licence_is_there_the_other_departments_have_all_received(
    restaurant, desk, clock
):
    clock.pass_days(1)
    desk("market_regulation").complete(restaurant[FIRST])

    rows = cases_by_item()
    assert status_of(restaurant[FIRST]) == "completed"
    assert {row.status for code, row in rows.items() if code != FIRST} == {"received"}
    assert {row.received_on.isoformat() for code, row in rows.items() if code != FIRST} == {
        "2026-09-15"
    }


def test_departments_work_side_by_side_and_finish_in_any_order(restaurant, desk):
    desk("market_regulation").complete(restaurant[FIRST])
    for item in ("tobacco_licence", "outdoor_sign", "drainage_permit", "fire_safety_check"):
        desk(DEPARTMENTS[item]).complete(restaurant[item])
    desk("market_regulation").complete(restaurant["food_business_licence"])

    assert set(Case.objects.values_list("status", flat=True)) == {"completed"}
    assert not WorkItem.objects.filter(done_at__isnull=True).exists()


def test_a_refusal_takes_nothing_with_it_but_what_needs_its_result(restaurant, desk):
    desk("market_regulation").complete(restaurant[FIRST])
    fire = desk("fire_rescue")
    fire.bring_to_decision(restaurant["fire_safety_check"])
    fire.refuse(restaurant["fire_safety_check"])
    fire.issue(restaurant["fire_safety_check"])

    assert status_of(restaurant["fire_safety_check"]) == "completed"
    desk("tobacco").complete(restaurant["tobacco_licence"])


def test_without_the_first_result_those_that_wait_for_it_are_blocked(restaurant, desk, outside):
    review.refuse(
        desk("market_regulation").window,
        restaurant[FIRST],
        outside,
        reasons=("依法不需要登记",),
        basis=("行政许可法第32条",),
    )
    others = Case.objects.exclude(item_code=FIRST)
    assert set(others.values_list("status", flat=True)) == {"blocked"}


def test_a_blocked_case_cannot_be_acted_on(restaurant, desk, outside):
    test_without_the_first_result_those_that_wait_for_it_are_blocked(restaurant, desk, outside)
    with pytest.raises(NotFound):
        desk("fire_rescue").accept(restaurant["fire_safety_check"])


def test_nobody_is_asked_for_the_birth_certificate_when_the_household_registers_the_child(newborn):
    line = CaseEvidence.objects.get(
        case_id=newborn["birth_household_registration"], requirement="birth"
    )
    assert (line.way, line.file_id, line.trust) == ("produced", None, "A")


def test_the_departments_of_a_newborn_take_over_from_each_other(newborn, desk, outside, officer_of):
    hospital = officer_of("maternity_hospital")
    birth = newborn["birth_certificate_issue"]
    deciding.grant_at_once(hospital, birth, outside, opinion="属实")
    ending.issue_and_deliver(hospital, birth, outside)
    assert status_of(newborn["birth_household_registration"]) == "received"
    assert status_of(newborn["newborn_medical_insurance"]) == "waiting"

    desk("public_security").complete(newborn["birth_household_registration"])
    assert status_of(newborn["newborn_medical_insurance"]) == "received"


def test_a_department_that_only_delivers_does_not_accept(newborn, desk):
    with pytest.raises(NotFound):
        desk("taxation").accept(newborn["newborn_medical_insurance"])


def test_a_case_that_waits_is_withdrawn_and_takes_with_it_only_what_needs_it(
    newborn, citizen, outside
):
    household = newborn["birth_household_registration"]
    withdraw(citizen, household, outside, reason="回老家落户")

    event = CaseEvent.objects.get(case=household)
    assert (status_of(household), event.name, event.by) == ("taken_back", "withdrawn", "applicant")
    assert status_of(newborn["newborn_medical_insurance"]) == "blocked"
    assert status_of(newborn["birth_certificate_issue"]) == "received"
    assert Voucher.objects.filter(case=household, kind="withdrawal").count() == 1


def test_what_was_withdrawn_while_it_waited_never_begins(newborn, citizen, outside, officer_of):
    household = newborn["birth_household_registration"]
    withdraw(citizen, household, outside)
    hospital = officer_of("maternity_hospital")
    birth = newborn["birth_certificate_issue"]
    deciding.grant_at_once(hospital, birth, outside, opinion="属实")
    ending.issue_and_deliver(hospital, birth, outside)

    assert status_of(household) == "taken_back"
    assert not WorkItem.objects.filter(case=household).exists()


def test_what_is_withdrawn_or_lacks_a_result_is_not_withdrawn_again(
    newborn, citizen, stranger, outside
):
    household = newborn["birth_household_registration"]
    with pytest.raises(NotFound):
        withdraw(stranger, household, outside)
    withdraw(citizen, household, outside)
    for case in (household, newborn["newborn_medical_insurance"]):
        with pytest.raises(NotFound):
            withdraw(citizen, case, outside)
