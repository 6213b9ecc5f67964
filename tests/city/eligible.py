"""Answers with which an application may be granted (符合条件的回答), whatever item asks them."""

from datetime import date
from decimal import Decimal

ELIGIBLE = {
    "benefit.destitute": False,
    "benefit.minimum_living": True,
    "benefit.orphan": False,
    "benefit.work_injury_care": False,
    "child.insured": False,
    "child.social_card_held": False,
    "disability.cancelled_months": 999,
    "disability.grade": 1,
    "disability.held": False,
    "disability.needs_care": True,
    "employment.status": "flexible",
    "enterprise.applicant_barred": False,
    "enterprise.debts_settled": True,
    "enterprise.insured_employees": 0,
    "enterprise.unpaid_tax": Decimal(0),
    "enterprise.unused_invoices": False,
    "enterprise.way_out": "normal",
    "fire.exits": 2,
    "food.applicant_banned": False,
    "food.only_packaged": False,
    "household.dwellings": 1,
    "household.financial_assets": Decimal(0),
    "household.monthly_income": Decimal(0),
    "household.vehicles": 0,
    "insurance.employer_covered": False,
    "insurance.pension_drawn": False,
    "insurance.pension_months": 400,
    "person.domicile_in_city": True,
    "premises.area": Decimal(400),
    "premises.near_pollution": False,
    "premises.residential_building": False,
    "project.illegal_building": False,
    "property.mortgaged": False,
    "property.sealed": False,
    "pupil.birth_date": date(2018, 1, 1),
    "residence.months": 24,
    "retirement.statutory_on": date(2026, 1, 1),
    "sign.blocks_windows": False,
    "social_card.held": False,
    "tobacco.applicant_banned": False,
    "tobacco.near_school": False,
    "utility.gas_debt": False,
    "utility.power_debt": False,
    "utility.water_debt": False,
}
OTHERWISE = {"residence_permit": {"person.domicile_in_city": False}}
"""Where an item wants of somebody what others do not."""


def eligible(item: str) -> dict[str, object]:
    """Return answers with which an item may be granted."""
    return {**ELIGIBLE, **OTHERWISE.get(item, {})}
