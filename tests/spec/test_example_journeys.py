"""The journeys of 明川市: ordered as the law orders them, and cheaper than the items apart."""

from dataclasses import replace
from datetime import date

import pytest
from citywork import CATALOGUE, CITY, NOBODY, TODAY, told, whole

from tongban.adapters.holidays import official_calendar
from tongban.core.guides.exhaust import exhaust
from tongban.core.guides.outcomes import Verdict, Way
from tongban.core.journeys.dependencies import derive
from tongban.core.journeys.outcomes import Standing
from tongban.core.vocabulary.limits import due

EDGES = {
    "newborn": {
        ("birth_certificate_issue", "vaccination_certificate"),
        ("birth_certificate_issue", "birth_household_registration"),
        ("birth_certificate_issue", "maternity_benefit"),
        ("birth_household_registration", "newborn_social_card"),
        ("birth_household_registration", "newborn_medical_insurance"),
    },
    "open_restaurant": {
        ("market_entity_registration", "food_business_licence"),
        ("market_entity_registration", "outdoor_sign"),
        ("market_entity_registration", "fire_safety_check"),
        ("market_entity_registration", "drainage_permit"),
        ("market_entity_registration", "tobacco_licence"),
    },
    "start_enterprise": {
        ("market_entity_registration", "seal_engraving"),
        ("market_entity_registration", "invoice_issue"),
        ("market_entity_registration", "employee_insurance_registration"),
        ("market_entity_registration", "employer_medical_insurance"),
        ("market_entity_registration", "housing_fund_account"),
    },
    "close_enterprise": {("tax_clearance", "market_entity_deregistration")},
    "home_transfer": {
        ("sale_contract_filing", "deed_tax"),
        ("sale_contract_filing", "real_estate_transfer"),
        ("deed_tax", "real_estate_transfer"),
        ("real_estate_transfer", "water_transfer"),
        ("real_estate_transfer", "power_transfer"),
        ("real_estate_transfer", "gas_transfer"),
    },
    "retirement": {
        ("retirement_approval", "retirement_medical"),
        ("retirement_approval", "housing_fund_withdrawal"),
    },
    "after_death": {
        ("death_certificate_issue", "cremation"),
        ("cremation", "death_household_cancellation"),
        ("death_household_cancellation", "survivor_benefit"),
        ("death_household_cancellation", "medical_account_inheritance"),
        ("death_household_cancellation", "driving_licence_cancellation"),
    },
    "disability_service": {
        ("disability_certificate_new", "disability_living_allowance"),
        ("disability_certificate_new", "disability_care_allowance"),
    },
    "flexible_employment": {
        ("employment_registration", "flexible_insurance_subsidy"),
        ("flexible_pension_insurance", "flexible_insurance_subsidy"),
    },
    "joint_acceptance": {
        ("planning_verification", "completion_filing"),
        ("construction_fire_acceptance", "completion_filing"),
        ("civil_defence_acceptance", "completion_filing"),
        ("archives_acceptance", "completion_filing"),
    },
}


@pytest.mark.parametrize("code", sorted(CITY.journeys))
def test_sub_items_wait_for_each_other_as_the_law_orders_them(code):
    items = [CATALOGUE.items[sub.item] for sub in CITY.journeys[code].sub_items]
    derived = {(edge.waits_for, edge.item) for edge in derive(items, CATALOGUE).edges}

    assert EDGES[code] <= derived


@pytest.mark.parametrize("code", sorted(CITY.journeys))
def test_one_thing_costs_no_more_than_the_items_apart_and_less_than_the_law_allows(code):
    guide = whole(code)
    now, apart, before = guide.footprint, guide.separate, guide.before

    assert now.documents <= apart.documents <= before.documents
    assert now.working_days <= apart.working_days <= before.working_days
    assert now.visits <= apart.visits <= before.visits
    assert (now.documents, now.working_days) < (before.documents, before.working_days)


def test_nobody_brings_the_birth_certificate_to_the_household_register():
    guide = whole("newborn")
    ways = {
        merged.line.way for merged in guide.evidence if "birth_certificate" in merged.line.evidence
    }

    assert ways == {Way.PRODUCED}


def test_a_newborn_journey_asks_married_parents_for_no_paper_at_all():
    answers = {
        "child.born_in_city_hospital": True,
        "child.first_issue": True,
        "child.birth_date": date(2026, 2, 20),
        "parents.domicile_in_city": True,
        "household.kind": "family",
        "parents.married": True,
        "child.insured": False,
        "child.social_card_held": False,
        "mother.maternity_insured": False,
        "child.order": 1,
    }
    guide = whole("newborn", told(answers))

    assert guide.next_question is None
    assert (guide.footprint.documents, guide.footprint.visits) == (0, 0)


def test_a_small_restaurant_needs_no_fire_inspection_and_a_large_one_does():
    standings = {
        area: {
            one.item.code: one.standing for one in whole("open_restaurant", told(area_of)).sub_items
        }
        for area, area_of in ((80, {"premises.area": 80}), (500, {"premises.area": 500}))
    }

    assert standings[80]["fire_safety_check"] is Standing.NOT_OFFERED
    assert standings[500]["fire_safety_check"] is Standing.TAKEN


def test_someone_within_the_five_year_ban_may_not_have_a_food_licence():
    answers = {"food.applicant_banned": True, "food.only_packaged": False}
    guide = whole("open_restaurant", told(answers))
    outcomes = {one.item.code: one for one in guide.sub_items}

    assert outcomes["food_business_licence"].standing is Standing.INELIGIBLE
    assert outcomes["outdoor_sign"].standing is Standing.TAKEN


def test_only_packaged_food_is_notified_rather_than_licensed():
    (*_, path) = exhaust(
        CATALOGUE.items["food_business_licence"],
        told({"food.only_packaged": True}),
        CATALOGUE,
    )

    assert path.guide.eligibility.verdict is Verdict.INELIGIBLE


def test_simplified_deregistration_waits_twenty_days_of_publicity():
    answers = {"enterprise.way_out": "simple", "enterprise.kind": "company"}
    guide = whole("close_enterprise", told(answers))

    (publicity,) = [one for one in guide.schedule.steps if one.step.id == "publish"]
    assert (publicity.ends_on - publicity.starts_on).days >= 20


def test_real_estate_silence_means_acceptance_on_the_same_day():
    limit = CATALOGUE.items["real_estate_transfer"].acceptance_limit

    assert due(limit, TODAY, official_calendar()).on == TODAY


def test_without_any_register_the_guide_still_resolves_and_asks_for_paper():
    silent = replace(NOBODY, available=frozenset())
    with_registers, without = whole("retirement"), whole("retirement", silent)

    assert without.footprint.documents >= with_registers.footprint.documents
    assert without.taken


def test_a_card_of_the_parent_is_not_a_card_of_the_child():
    guide = whole("newborn", told({"social_card.held": True, "child.social_card_held": False}))
    outcomes = {one.item.code: one for one in guide.sub_items}

    assert outcomes["newborn_social_card"].standing is Standing.TAKEN
