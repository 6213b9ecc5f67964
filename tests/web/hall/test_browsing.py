"""Looking for a service: home, search, lists and guides, within their budgets of queries."""

import re

import pytest

from tongban.actions import searching

pytestmark = pytest.mark.django_db
GUIDE_QUERIES = 8


def text(response):
    return response.content.decode()


def test_the_home_page_leads_to_every_journey(client, published, city):
    page = text(client.get("/"))

    for journey in city.journeys.values():
        assert f"/events/{journey.code}/" in page
        assert journey.name in page


def test_everyday_words_find_the_restaurant_first(client, published):
    page = text(client.get("/search/", {"q": "开饭店"}))

    assert page.index("/search/journey/open_restaurant/") < page.index(
        "/search/item/food_business_licence/"
    )


def found_for(words, client):
    """Return where the results of a search lead, in their order."""
    return re.findall(r'href="(/search/[^"?]+)', text(client.get("/search/", {"q": words})))


def test_f21_a_lost_index_is_made_again_from_the_release(client, published):
    """Each process holds the index of the release it serves; without it, it makes it and serves."""
    before = found_for("开饭店", client)
    searching._index.cache_clear()

    assert before
    assert found_for("开饭店", client) == before


@pytest.mark.parametrize("words", ["", "   ", "阿" * 10_000, "\x00", "a OR b:*", "%%%%", "\u202e"])
def test_nothing_that_is_typed_breaks_the_search(client, published, words):
    assert client.get("/search/", {"q": words}).status_code == 200


def test_nothing_found_says_what_to_do_instead(client, published):
    page = text(client.get("/search/", {"q": "量子引力波探测"}))

    assert "没有找到" in page
    assert "/items/" in page


def test_every_item_is_listed_and_its_guide_opens(client, published, city):
    page = text(client.get("/items/"))

    for code, item in city.catalogue.items.items():
        assert f"/items/{code}/" in page
        guide = client.get(f"/items/{code}/")
        assert guide.status_code == 200
        assert item.name in text(guide)


def test_the_list_narrows_to_one_audience(client, published, city):
    page = text(client.get("/items/", {"for": "enterprise"}))

    only_people = [
        code
        for code, item in city.catalogue.items.items()
        if {audience.value for audience in item.audiences} == {"person"}
    ]
    assert only_people
    assert not any(f"/items/{code}/" in page for code in only_people)


def test_a_guide_has_the_sections_people_know_in_their_order(client, published):
    page = text(client.get("/items/food_business_licence/"))
    sections = (
        "基本信息",
        "办理地点和时间",
        "申请条件",
        "申报材料",
        "特殊环节",
        "办理流程",
        "收费标准",
    )

    places = [page.index(f">{title}<") for title in sections]
    assert places == sorted(places)


def test_a_journey_names_what_decides_its_last_day(client, published):
    page = text(client.get("/events/open_restaurant/"))

    assert "决定最后日期的是" in page
    assert "分开办" in page


@pytest.mark.parametrize("path", ["/items/food_business_licence/", "/events/open_restaurant/"])
def test_a_guide_keeps_to_its_budget_of_queries(
    client, published, django_assert_max_num_queries, path
):
    client.get(path)

    with django_assert_max_num_queries(GUIDE_QUERIES):
        client.get(path)


@pytest.mark.parametrize("path", ["/items/nothing/", "/events/nothing/", "/ask/item/nothing/"])
def test_what_is_not_published_is_not_found(client, published, path):
    assert client.get(path).status_code == 404
