"""Items from filing to certificate, for pages about what comes after."""

from dataclasses import replace

from city.handling import Desk
from city.people import EVERY_POST
from city.stories import FOOD_LICENCE, Story

from tongban.actions.cases import deciding, ending
from tongban.store.certificates.queries import of_case

BIRTH = Story(kind="item", code="birth_certificate_issue", answers={})
HOSPITAL = "maternity_hospital"
NOODLES = replace(
    FOOD_LICENCE,
    answers={
        **FOOD_LICENCE.answers,
        "enterprise.name": "明川市晓雨面馆",
        "enterprise.legal_representative": "林晓雨",
        "premises.address": "明川市人民路 8 号",
        "food.activities": ("hot", "drinks"),
    },
)


def born(citizen, outside, officer_of):
    """File a birth and have it certified at once; return the case and its certificate."""
    case = BIRTH.filed(citizen, outside).cases[0]
    midwife = officer_of(HOSPITAL, *EVERY_POST)
    deciding.grant_at_once(midwife, case.id, outside, opinion="符合条件")
    ending.issue_and_deliver(midwife, case.id, outside)
    return case, of_case(case.id)[0]


def licensed(citizen, outside):
    """File a food licence for a noodle shop and have it issued; return its certificate."""
    case = NOODLES.filed(citizen, outside).cases[0]
    Desk.of("market_regulation", outside).complete(case.id)
    return of_case(case.id)[0]
