"""Stories that tests file (示例情形): answers where an answer decides something."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from city.answering import make_fileable
from tongban.actions.drafts.writing import start
from tongban.actions.filings.submit import Submitted, submit
from tongban.store.cases.queries.filings import FilingRecord, filing_of


@dataclass(frozen=True, kw_only=True)
class Story:
    """What somebody wants, and what they answer."""

    kind: str
    code: str
    answers: Mapping[str, object]
    chosen: frozenset[str] | None = None

    def prepared(self, citizen, outside):
        """Return a draft to which nothing is missing."""
        draft = start(
            citizen, self.kind, self.code, outside, answers=self.answers, chosen=self.chosen
        )
        make_fileable(citizen, draft, outside, self.answers)
        return draft

    def filed(self, citizen, outside) -> FilingRecord:
        """File it and return how it is kept."""
        outcome = submit(citizen, self.prepared(citizen, outside), outside)
        assert isinstance(outcome, Submitted), outcome
        return filing_of(citizen, outcome.filing)


FOOD_LICENCE = Story(
    kind="item",
    code="food_business_licence",
    answers={
        "food.only_packaged": False,
        "premises.area": Decimal(120),
        "premises.near_pollution": False,
        "food.applicant_banned": False,
    },
)
FIRE_CHECK = Story(
    kind="item",
    code="fire_safety_check",
    answers={"premises.area": Decimal(400), "fire.by_promise": False, "fire.exits": 2},
)
DEPARTMENTS = {
    "market_entity_registration": "market_regulation",
    "food_business_licence": "market_regulation",
    "outdoor_sign": "city_management",
    "fire_safety_check": "fire_rescue",
    "drainage_permit": "housing",
    "tobacco_licence": "tobacco",
}
RESTAURANT = Story(
    kind="journey",
    code="open_restaurant",
    chosen=frozenset(DEPARTMENTS),
    answers={
        **FOOD_LICENCE.answers,
        **FIRE_CHECK.answers,
        "enterprise.registered": False,
        "enterprise.applicant_barred": False,
        "enterprise.restricted_industry": False,
        "enterprise.kind": "sole_trader",
        "premises.residential_building": False,
        "premises.outdoor_sign": True,
        "premises.drains_to_sewer": True,
        "premises.sells_tobacco": True,
        "sign.blocks_windows": False,
        "sign.large": False,
        "drainage.grease_trap": True,
        "tobacco.near_school": False,
        "tobacco.applicant_banned": False,
    },
)
"""A restaurant large enough for a fire check, with a sign, drains and tobacco: six items."""
NEWBORN = Story(
    kind="journey",
    code="newborn",
    answers={
        "parents.domicile_in_city": True,
        "household.kind": "family",
        "parents.married": True,
        "child.insured": False,
        "social_card.held": False,
    },
)
INSTANT = Story(kind="item", code="birth_record", answers={})
JOINT_ACCEPTANCE = Story(
    kind="journey", code="joint_acceptance", answers={"project.illegal_building": False}
)
"""Four acceptances side by side, and a filing that waits for all of them."""
DRAINS = Story(kind="item", code="drainage_permit", answers={"drainage.grease_trap": True})
"""One item by itself, about which another department is asked."""
