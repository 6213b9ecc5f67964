"""An officer sees what serves the item (最少知悉), and asks to correct only what was asked."""

from dataclasses import replace

import pytest
from city.stories import NEWBORN, RESTAURANT
from web.counter.conftest import MARKET, open_work, words

from tongban.actions.cases.withdrawing import withdraw
from tongban.store.cases.models import Case

pytestmark = pytest.mark.django_db
FIRST = "market_entity_registration"


def filed_as(kind: str, citizen, outside) -> Case:
    story = replace(RESTAURANT, answers={**RESTAURANT.answers, "enterprise.kind": kind})
    cases = {one.item: one for one in story.filed(citizen, outside).cases}
    return Case.objects.get(pk=cases[FIRST].id)


def test_what_other_items_of_the_filing_asked_stays_with_them(citizen, outside, window):
    case = filed_as("sole_trader", citizen, outside)
    page = words(window.get(f"/counter/work/{open_work(case, MARKET).pk}/"))

    assert "市场主体类型" in page
    for others in ("安全出口数量", "食品安全管理人员姓名", "是否卖烟"):
        assert others not in page


def test_a_sole_trader_is_not_asked_to_correct_a_capital_that_only_a_company_has(
    citizen, outside, window
):
    case = filed_as("sole_trader", citizen, outside)
    form = words(window.get(f"/counter/work/{open_work(case, MARKET).pk}/correct/"))

    assert "填写：名称（字号）" in form
    assert "注册资本" not in form


def test_a_company_may_be_asked_to_correct_its_capital(citizen, outside, window):
    case = filed_as("company", citizen, outside)
    form = words(window.get(f"/counter/work/{open_work(case, MARKET).pk}/correct/"))

    assert "填写：注册资本（出资额）" in form


def test_a_case_withdrawn_before_it_began_is_found_as_such(citizen, outside, seated):
    cases = {one.item: one for one in NEWBORN.filed(citizen, outside).cases}
    household = cases["birth_household_registration"]
    withdraw(citizen, household.id, outside)
    page = words(seated("public_security").get("/counter/cases/", number=household.number))
    hospital = seated("maternity_hospital")
    birth = Case.objects.get(pk=cases["birth_certificate_issue"].id)
    beside = words(hospital.get(f"/counter/work/{open_work(birth, birth.department).pk}/"))

    assert "这件办件已经撤回" in page
    assert "已撤回" in beside
    assert "前序事项没有办成" in beside
