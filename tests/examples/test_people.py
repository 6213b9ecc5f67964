"""The invented people: repeatable, plainly invented, and true to the sharing catalogue."""

import json

import pytest

from tongban.adapters.catalogue_files import read_catalogue
from tongban.adapters.partners.reading import read_value
from tongban.adapters.partners.simulation.answers import _plain
from tongban.adapters.two_hands import read_two_hands
from tongban.core.catalog.datasets import Sharing
from tongban.core.people.actors import Role
from tongban.core.vocabulary.credit import parse_credit_code
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.examples.mingchuan import FOLDER
from tongban.examples.people import (
    ANCHOR,
    city_people,
    demo_accounts,
    holdings,
    registers,
)

CATALOGUE = read_catalogue(FOLDER).catalogue


def test_there_are_two_hundred_residents_and_sixty_businesses():
    people = city_people()

    assert len({one.number for one in people.residents}) == 200
    assert len({one.credit_code for one in people.businesses}) == 60


def test_the_same_seed_makes_the_same_people_and_another_does_not():
    assert city_people.__wrapped__(1) == city_people.__wrapped__(1)
    assert city_people.__wrapped__(1) != city_people.__wrapped__(2)


def test_every_number_is_plainly_invented_and_proves_right():
    for resident in city_people().residents:
        number = parse_citizen_number(resident.number)
        assert number.reserved_example
        assert number.birth_date == resident.birth_date
        assert (number.sex.value == "female") is resident.woman
        assert resident.phone.startswith("100")
    for business in city_people().businesses:
        assert parse_credit_code(business.credit_code).reserved_example


def test_spouses_live_together_and_name_each_other():
    people = city_people()
    for one in people.residents:
        if one.married_to:
            home = {other.name: other for other in people.household(one.household)}
            assert home[one.married_to].married_to == one.name
            assert home[one.married_to].woman is not one.woman


def test_nobody_is_born_after_the_day_of_the_stories():
    assert all(one.birth_date < ANCHOR for one in city_people().residents)


@pytest.mark.parametrize("dataset", sorted(registers()))
def test_a_register_says_only_what_its_dataset_promises_and_in_the_right_kind(dataset):
    served = CATALOGUE.datasets[dataset].serves
    for record in registers()[dataset].values():
        assert set(record) <= set(served)
        sent = json.loads(json.dumps(dict(record), default=_plain))
        for element, value in sent.items():
            read_value(CATALOGUE.elements[element], value)


def test_every_register_that_is_shared_knows_somebody():
    shared = {
        code for code, one in CATALOGUE.datasets.items() if one.sharing is not Sharing.NOT_SHARED
    }

    assert {dataset for dataset, records in registers().items() if records} == shared


def test_a_character_is_known_to_the_registers_by_their_story():
    people = city_people().by_name
    said = registers()

    assert said["births"][people["苏婉清"].number]["child.name"] == "陈一诺"
    assert said["marriage"][people["陈志远"].number]["marriage.spouse_name"] == "苏婉清"
    assert said["credit"][people["徐文博"].number]["food.applicant_banned"] is True
    assert said["population"][people["马晓东"].number]["person.domicile_in_city"] is False
    assert said["vaccinations"][people["罗子衿"].number]["pupil.vaccinated"] is True


def test_a_child_of_a_story_lives_with_its_parent():
    people = city_people()
    mother, child = people.by_name["罗文静"], people.by_name["罗子衿"]

    assert people.household(mother.household) == (mother, child)
    assert child.relation == "女"


def test_the_house_of_the_story_is_sold_filed_and_taxed():
    said = registers()
    [(number, trade)] = [
        (number, record)
        for number, record in said["house_trade"].items()
        if record["transfer.buyer_name"] == "许静怡"
    ]

    assert number in city_people().by_name["许静怡"].story
    assert trade["transfer.seller_name"] == "赵明辉"
    assert said["deed_tax_payments"][number] == {"transfer.tax_paid": True}


def test_a_tax_is_paid_only_for_a_trade_that_is_filed_and_not_for_every_one():
    said = registers()

    assert set(said["deed_tax_payments"]) < set(said["house_trade"])


def test_registers_agree_on_what_several_of_them_keep_of_a_child():
    said = registers()
    for number, record in said["child_population"].items():
        assert (
            record["child.insured"]
            is said["medical_insurance"][number]["insurance.medical_enrolled"]
        )
        assert (
            record["child.social_card_held"] is said["social_insurance"][number]["social_card.held"]
        )

    insured = {record["child.insured"] for record in said["child_population"].values()}
    assert insured == {True, False}


def test_nobody_is_enrolled_and_at_work_at_once():
    said = registers()
    at_work = {
        number
        for number, one in said["social_insurance"].items()
        if "insurance.pension_months" in one
    }

    assert said["pupils"]
    assert not at_work & set(said["pupils"])


def test_certificates_held_are_of_the_one_catalogue():
    for certificates in holdings().values():
        for one in certificates:
            evidence = CATALOGUE.evidence[one.evidence]
            assert evidence.certificate_type
            assert evidence.issuer == one.issuer
            assert one.valid_on(ANCHOR)
            assert set(one.fields) <= set(CATALOGUE.elements)


def test_there_is_an_account_for_every_role_and_for_every_department_at_work():
    accounts = demo_accounts()
    officers = [one for one in accounts if one.kind == "officer"]
    at_work = {step.department for item in CATALOGUE.items.values() for step in item.steps}

    assert len({one.username for one in accounts}) == len(accounts)
    assert set().union(*(one.roles for one in officers)) == set(Role)
    for department in at_work:
        roles = [one.roles for one in officers if one.department == department]
        assert any(Role.EXAMINER in held for held in roles), department
        assert any(Role.APPROVER in held for held in roles), department


def test_where_two_have_to_decide_there_are_two_who_may():
    wanted = read_two_hands(FOLDER / "two_hands.yaml", verbs={"grant", "refuse"})
    departments = {CATALOGUE.items[item].department for item, _ in wanted.rules}

    assert departments
    for department in departments:
        held = [one.roles for one in demo_accounts() if one.department == department]
        assert sum(Role.APPROVER in roles for roles in held) > 1, department


def test_no_officer_may_both_examine_and_approve():
    for account in demo_accounts():
        assert not {Role.EXAMINER, Role.APPROVER} <= account.roles
