"""What one department settles is known to the cases after it, and to their certificates."""

import pytest
from city.handling import Desk
from city.stories import RESTAURANT

from tongban.actions.certificates.settling import settles
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.cases.models import Case, Filing
from tongban.store.cases.queries.filings import case_of
from tongban.store.certificates.queries import of_case

pytestmark = pytest.mark.django_db
FIRST, LATER = "market_entity_registration", "food_business_licence"
CODE, HEAD = "91519901MA0000001X", "林晓雨"
SETTLED = {"enterprise__credit_code": CODE, "enterprise__legal_representative": HEAD}


@pytest.fixture
def cases(citizen, outside):
    RESTAURANT.filed(citizen, outside)
    return {row.item_code: row.pk for row in Case.objects.all()}


def face(case):
    [kept] = of_case(case)
    return kept.certificate.face.fields


def facts():
    return {one["element"]: one for one in Filing.objects.get().content["facts"]}


def test_the_food_licence_names_the_head_of_a_business_that_was_founded_on_the_way(cases, desk):
    market = desk("market_regulation")
    assert "enterprise.credit_code" not in facts()
    market.complete(cases[FIRST], **SETTLED)
    market.complete(cases[LATER])

    assert face(cases[FIRST])["enterprise.credit_code"] == CODE
    assert face(cases[LATER])["enterprise.legal_representative"] == HEAD


def test_what_was_settled_is_known_to_officers_as_produced_by_the_item_that_did(cases, desk):
    desk("market_regulation").complete(cases[FIRST], **SETTLED)
    told = facts()["enterprise.credit_code"]

    assert (told["value"], told["source"]) == (CODE, "PRODUCED")
    assert "登记" in told["origin"]


def test_a_department_settles_only_what_its_result_is_for(cases, desk):
    market: Desk = desk("market_regulation")
    market.bring_to_decision(cases[FIRST])
    market.grant(cases[FIRST])

    with pytest.raises(InvalidValue, match="does not settle"):
        market.issue(cases[FIRST], food__activities="示例")
    assert not of_case(cases[FIRST])


def test_without_anything_settled_the_filing_stays_as_it_was(citizen, cases, desk):
    before = facts()
    desk("market_regulation").complete(cases[FIRST])

    assert facts() == before
    assert case_of(citizen, cases[FIRST]).status == "completed"


def test_a_result_settles_each_element_once(city):
    codes = settles(city.catalogue.items[FIRST])

    assert len(codes) == len(set(codes))
    assert "enterprise.credit_code" in codes
