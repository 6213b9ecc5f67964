"""Whoever makes out a result tells what it settles, unless the filing says it already."""

import pytest
from city.stories import RESTAURANT
from web.counter.conftest import open_work, words

from tongban.core.people.actors import Role
from tongban.store.cases.models import Case, Filing
from tongban.store.certificates.queries import of_case

pytestmark = pytest.mark.django_db
CODE = "91519901MA0000001X"
CODE_FIELD, DAY_FIELD = "settled.enterprise.credit_code", "settled.enterprise.registered_on"
TOLD = {CODE_FIELD: CODE, "settled.enterprise.address": "明川市望庆区和平路 8 号"}


@pytest.fixture
def granted(citizen, outside, desk) -> Case:
    """Return the registration of a new business, granted and to be made out."""
    RESTAURANT.filed(citizen, outside)
    case = Case.objects.get(item_code="market_entity_registration")
    market = desk("market_regulation")
    market.bring_to_decision(case.pk)
    market.grant(case.pk)
    market.examine(case.pk)
    return case


@pytest.fixture
def clerk(seated):
    return seated("market_regulation", Role.WINDOW, staff="w")


def test_the_form_asks_for_what_nobody_has_told(granted, clerk):
    page = clerk.get(f"/counter/work/{open_work(granted, 'market_regulation').pk}/deliver/")

    assert "统一社会信用代码" in words(page)
    assert "成立日期" in words(page)


def test_what_the_certificate_carries_has_to_be_told(granted, clerk):
    refused = clerk.act(granted, "deliver", way="electronic")

    assert refused.status_code == 422
    assert not of_case(granted.pk)


def test_what_is_told_stands_on_the_certificate_and_is_asked_no_more(granted, clerk):
    done = clerk.act(granted, "deliver", way="electronic", **TOLD)
    [kept] = of_case(granted.pk)
    facts = {one["element"] for one in Filing.objects.get().content["facts"]}

    assert done.status_code == 302, words(done)
    assert kept.certificate.face.fields["enterprise.credit_code"] == CODE
    assert "enterprise.credit_code" in facts


def test_a_day_that_does_not_exist_is_refused_where_it_stands(granted, clerk):
    parts = {f"{DAY_FIELD}_year": "2026", f"{DAY_FIELD}_month": "13", f"{DAY_FIELD}_day": "1"}
    refused = clerk.act(granted, "deliver", way="electronic", **TOLD, **parts)

    assert refused.status_code == 422
    assert not of_case(granted.pk)


def test_a_value_that_its_element_does_not_allow_is_refused_in_words(granted, clerk):
    refused = clerk.act(granted, "deliver", way="electronic", **{**TOLD, CODE_FIELD: "9" * 201})

    assert refused.status_code == 422
    assert not of_case(granted.pk)
