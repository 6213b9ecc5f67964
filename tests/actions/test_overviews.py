"""The overviews say what the rules say of the whole catalogue, and follow what is published."""

from collections import Counter
from dataclasses import replace

import pytest
from city.people import officer
from hypothesis import given
from hypothesis import strategies as st

from tongban.actions.catalog import Change, publish_change
from tongban.actions.overviews.keeping import keep_up
from tongban.actions.overviews.publishing import ListsBehind, NothingNew, publish_list
from tongban.actions.targets import published as published_now
from tongban.actions.workshop.checking import report_for
from tongban.core.authoring.duplicates import departments_using, many_names, near_duplicates
from tongban.core.authoring.lists import PUBLIC_LISTS
from tongban.core.authoring.review_errors import NotTheReviewer
from tongban.core.catalog.items import ItemType
from tongban.core.catalog.lint import Severity
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.audit.models import AuditEntry
from tongban.store.catalog import shelf
from tongban.store.overviews.models import Share
from tongban.store.overviews.queries import editions, lists, matters, papers
from tongban.store.overviews.queries.issues import (
    IssueFilters,
    all_issues,
    issue_counts,
    most_owing,
)
from tongban.web.console.items.overview import key_of, number, written

MARKET = "market_regulation"


@pytest.fixture
def kept(published, outside):
    """Have the overviews made; what a test publishes is forgotten after it."""
    yield keep_up(outside)
    shelf.forget()


@pytest.mark.django_db
def test_the_overviews_are_what_the_rules_say_of_the_whole_catalogue(kept, outside):
    legal = officer("data_bureau", Role.LEGAL_REVIEWER, staff="l1")
    catalogue = published_now().catalogue
    issues = list(all_issues(legal, IssueFilters()))
    codes = {one for one in catalogue.items.values() if one.standard_item}

    assert sorted(map(str, issues)) == sorted(map(str, report_for(legal, outside)))
    assert issue_counts(legal).total() == len(issues)
    owed = Counter(one.owner for one in issues if one.severity is not Severity.ADVICE)
    assert most_owing(legal, 9) == tuple(
        sorted(owed.items(), key=lambda one: (-one[1], one[0]))[:9]
    )
    for name, made in PUBLIC_LISTS.items():
        told = list(lists.whole_list(name))
        assert told == list(made(catalogue).rows)
        assert lists.list_page(name).total == len(told)
    assert [one.standard for one in matters.matters_page()] == sorted(
        {one.standard_item for one in codes}
    )[: matters.PAGE + 1]
    assert papers.alike_page() == near_duplicates(catalogue)[: papers.PAGE + 1]
    assert [one.evidence for one in papers.all_many_names()] == [
        one.evidence for one in many_names(catalogue)
    ]
    used = departments_using(catalogue)
    assert papers.departments_of(list(used)) == {code: len(one) for code, one in used.items()}


@pytest.mark.django_db
def test_only_what_a_release_touched_is_made_again(kept, outside):
    before = dict(Share.objects.values_list("department", "made_from"))
    item = next(
        one
        for one in published_now().catalogue.items.values()
        if one.standard_item == "" or one.department == "tobacco"
    )
    summary = f"{item.summary}。"
    publish_change(Change(items=(replace(item, summary=summary),)), by="tests")
    again = keep_up(outside)
    after = dict(Share.objects.values_list("department", "made_from"))

    assert again is not None
    assert {one for one in after if after[one] != before[one]} == {item.department}
    assert again.departments == 1
    assert keep_up(outside) is None


@pytest.mark.django_db
def test_a_department_without_items_leaves_the_overviews(kept, outside):
    gone = {one.code for one in published_now().catalogue.items.values() if _of_tobacco(one)}
    publish_change(Change(withdrawn=frozenset(gone)), by="tests")
    keep_up(outside)

    assert gone
    assert not Share.objects.filter(department="tobacco").exists()
    assert not lists.list_page("powers", department="tobacco").rows


@pytest.mark.django_db
def test_without_a_release_there_is_nothing_to_keep(outside):
    assert keep_up(outside) is None


def _of_tobacco(item):
    return item.department == "tobacco"


@given(st.integers(0, 9**9), st.text("abc-_.", min_size=1))
def test_a_key_comes_back_from_an_address_as_it_went(rank, code):
    assert key_of(written((rank, code)), (number, str)) == (rank, code)


@pytest.mark.parametrize("words", ["", "x~y", "1~a~2", "1\n~a", "9999999999~a", "-1~a"])
def test_what_cannot_be_a_key_is_none(words):
    assert key_of(words, (number, str)) is None


def _rows(name, department):
    latest = editions.edition(name, department)
    return [row[1:] for row in editions.whole_edition(latest.key)]


@pytest.mark.django_db
def test_a_published_list_is_what_the_items_said_on_that_day(kept, outside):
    keeper = officer("data_bureau", Role.ITEM_ADMINISTRATOR, staff="k1")
    market = officer("market_regulation", Role.ITEM_REVIEWER, staff="k2")
    item = next(
        one
        for one in published_now().catalogue.items.values()
        if one.department == "market_regulation" and one.item_type is not ItemType.PUBLIC_SERVICE
    )
    first = publish_list(market, "powers", outside, department=MARKET)
    told = _rows("powers", "market_regulation")
    others = publish_list(keeper, "powers", outside, approval="明政发〔2026〕1号")
    publish_change(Change(items=(replace(item, name="改了名的事项"),)), by="tests")
    with pytest.raises(ListsBehind):
        publish_list(keeper, "powers", outside)
    keep_up(outside)
    again = publish_list(keeper, "powers", outside)

    assert first == again == ("market_regulation",)
    assert "market_regulation" not in others
    assert set(others) == {row.department for row in editions.latest_editions("powers")} - {*first}
    assert told == [
        row[1:] for row in PUBLIC_LISTS["powers"](_before(item), department=item.department).rows
    ]
    assert _rows("powers", "market_regulation") != told
    assert [one.number for one in editions.editions("powers", "market_regulation")] == [2, 1]
    assert AuditEntry.objects.filter(action="lists.publish").count() == 3


def _before(item):
    catalogue = published_now().catalogue
    return replace(catalogue, items={**catalogue.items, item.code: item})


@pytest.mark.django_db
def test_only_whoever_answers_for_a_list_publishes_it_and_only_what_is_new(kept, outside):
    market = officer("market_regulation", Role.ITEM_ADMINISTRATOR, staff="k3")
    steward = officer("market_regulation", Role.DATA_STEWARD, staff="k4")

    for refused, department in (
        (market, "housing_fund"),
        (market, ""),
        (steward, "market_regulation"),
    ):
        with pytest.raises(NotTheReviewer):
            publish_list(refused, "powers", outside, department=department)
    publish_list(market, "powers", outside, department=MARKET)
    with pytest.raises(NothingNew):
        publish_list(market, "powers", outside, department=MARKET)
    for approval in ("号" * 201, "一\n二"):
        with pytest.raises(InvalidValue):
            publish_list(market, "powers", outside, department=MARKET, approval=approval)
    assert editions.edition("powers", "housing_fund") is None
