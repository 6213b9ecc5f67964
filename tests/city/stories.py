"""Situations that tests file (示例情形): what the person answers where an answer decides something."""

from decimal import Decimal

from city.answering import make_ready

from tongban.actions.drafts.writing import start
from tongban.actions.filings.submit import Submitted, submit
from tongban.store.cases.queries.filings import FilingRecord, filing_of

FOOD_LICENCE = {
    "food.only_packaged": False,
    "premises.area": Decimal(120),
    "premises.near_pollution": False,
    "food.applicant_banned": False,
}
RESTAURANT = {
    **FOOD_LICENCE,
    "enterprise.registered": False,
    "enterprise.applicant_barred": False,
    "enterprise.restricted_industry": False,
    "enterprise.kind": "sole_trader",
    "premises.residential_building": False,
    "premises.area": Decimal(400),
    "premises.outdoor_sign": True,
    "premises.drains_to_sewer": True,
    "premises.sells_tobacco": True,
    "sign.blocks_windows": False,
    "sign.large": False,
    "fire.by_promise": False,
    "fire.exits": 2,
    "drainage.grease_trap": True,
    "tobacco.near_school": False,
    "tobacco.applicant_banned": False,
    "credit.dishonest": False,
}
"""A restaurant large enough for a fire check, with a sign, drains and tobacco: six items."""


def prepared(citizen, kind, code, outside, answers):
    """Return a draft to which nothing is missing, and its guide."""
    draft = start(citizen, kind, code, outside, answers=answers)
    return draft, make_ready(citizen, draft, outside, answers)


def filed(citizen, kind, code, outside, answers) -> FilingRecord:
    """File something and return how it is kept."""
    draft, _guide = prepared(citizen, kind, code, outside, answers)
    outcome = submit(citizen, draft, outside)
    assert isinstance(outcome, Submitted), outcome
    return filing_of(citizen, outcome.filing)
