"""Query budgets (查询预算): what an action may cost does not grow unseen."""

import pytest
from city.stories import FOOD_LICENCE, RESTAURANT

from tongban.actions.filings.submit import submit
from tongban.store.cases.models import Case
from tongban.store.cases.queries.filings import filing_of
from tongban.store.cases.queries.work import Filters, inbox

pytestmark = pytest.mark.django_db


def test_six_items_are_filed_in_as_many_queries_as_one(
    citizen, outside, django_assert_max_num_queries, django_assert_num_queries
):
    one, six = FOOD_LICENCE.prepared(citizen, outside), RESTAURANT.prepared(citizen, outside)
    with django_assert_max_num_queries(40) as of_one:
        submit(citizen, one, outside)
    with django_assert_num_queries(len(of_one)):
        submit(citizen, six, outside)
    assert Case.objects.count() == 7


def test_an_inbox_page_is_one_query_however_much_is_open(
    citizen, outside, officer_of, django_assert_num_queries
):
    for _ in range(3):
        FOOD_LICENCE.filed(citizen, outside)
    clerk = officer_of("market_regulation")
    with django_assert_num_queries(1):
        assert len(inbox(clerk, Filters()).lines) == 3


def test_a_filing_with_six_cases_is_read_in_eight_queries(
    citizen, outside, django_assert_max_num_queries
):
    filing = RESTAURANT.filed(citizen, outside).id
    with django_assert_max_num_queries(8):
        assert len(filing_of(citizen, filing).cases) == 6


def test_accepting_a_case_stays_within_its_budget(
    citizen, outside, desk, django_assert_max_num_queries
):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    market = desk("market_regulation")
    with django_assert_max_num_queries(22):
        market.accept(case)
