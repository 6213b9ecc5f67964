"""What takes no applications now says so: guide, journey, search, drafts, and the way back."""

import pytest
from city.stories import RESTAURANT
from city.workshop import FOOD, Workshop
from django.urls import reverse

from tongban.actions.drafts.writing import start
from tongban.actions.targets import published as published_now
from tongban.actions.workshop import opening, standing
from tongban.store.catalog.shelf import newest_journey

pytestmark = pytest.mark.django_db
JOURNEY = "open_restaurant"
REASON = "许可系统升级"
GUIDE_QUERIES = 8


@pytest.fixture
def workshop(published, reached):
    return Workshop.of("market_regulation", reached)


@pytest.fixture
def suspended(workshop):
    """Suspend the food licence, and with it the journey to a restaurant."""
    standing.suspend(workshop.reviewer, FOOD, workshop.outside, reason=REASON)


def text(response):
    return response.content.decode()


def test_a_suspended_item_shows_its_guide_with_the_reason_and_no_way_to_apply(client, suspended):
    response = client.get(f"/items/{FOOD}/")
    page = text(response)

    assert response.status_code == 200
    assert "暂停办理，现在不能申请" in page
    assert REASON in page
    assert "申报材料" in page
    assert f"/apply/item/{FOOD}" not in page
    assert f"/ask/item/{FOOD}" not in page
    assert "假如今天提交" not in page


def test_a_journey_says_which_item_is_out_and_offers_the_others(client, suspended, city):
    response = client.get(f"/events/{JOURNEY}/")
    page = text(response)

    assert response.status_code == 200
    assert REASON in page
    for sub in city.journeys[JOURNEY].sub_items:
        assert f"/items/{sub.item}/" in page
    assert page.count("照常办理</") == len(city.journeys[JOURNEY].sub_items) - 1
    assert f"/ask/journey/{JOURNEY}" not in page


@pytest.mark.parametrize("kept", ["/ask/item/{}/", "/ask/item/{}/checklist/"])
def test_an_address_that_somebody_kept_leads_to_the_reason(client, suspended, kept):
    response = client.get(kept.format(FOOD))

    assert response.status_code == 302
    assert response.url == f"/items/{FOOD}/"


def test_beginning_leads_to_the_reason_too_and_opens_no_draft(signed_in, suspended):
    response = signed_in.post(reverse("hall:begin", args=["item", FOOD]))

    assert response.url == f"/items/{FOOD}/"


def test_the_search_still_finds_what_is_suspended_and_marks_it(client, suspended):
    page = text(client.get("/search/", {"q": "食品经营许可"}))

    assert f"/search/item/{FOOD}/" in page
    assert "暂停办理" in page


def test_the_search_marks_nothing_once_the_item_is_back(client, workshop, suspended):
    standing.resume(workshop.reviewer, FOOD, workshop.outside)
    page = text(client.get("/search/", {"q": "食品经营许可"}))

    assert f"/search/item/{FOOD}/" in page
    assert "暂停办理" not in page
    assert "直接开始办理" in text(client.get(f"/items/{FOOD}/"))


def test_a_draft_says_what_it_waits_for_and_keeps_what_was_told(signed_in, draft, suspended):
    page = text(signed_in.get(f"/drafts/{draft}/"))

    assert "这份草稿暂时不能提交" in page
    assert REASON in page
    assert "填写的内容都保留" in page


def test_a_draft_of_a_journey_goes_on_without_the_item_that_is_out(
    signed_in, citizen, reached, workshop
):
    draft = start(citizen, "journey", JOURNEY, reached, answers=RESTAURANT.answers)
    standing.suspend(workshop.reviewer, FOOD, workshop.outside, reason=REASON)
    address = f"/drafts/{draft}/"
    assert "去掉这件，先办其他的" in text(signed_in.get(address))

    journey = newest_journey(JOURNEY)[1]
    others = [one.item for one in journey.sub_items if one.item != FOOD]
    signed_in.post(f"{address}items/", {"items": others})

    assert REASON not in text(signed_in.get(address))


def test_an_item_that_was_abolished_says_why_and_shows_no_guide(client, published, reached):
    lonely = _item_of_no_journey()
    office = Workshop.of(lonely.department, reached)
    copy = opening.open_ending(office.administrator, lonely.code, reached, reason="上位法已经废止")
    office.reviewed(copy)
    office.publish(copy)
    page = text(client.get(f"/items/{lonely.code}/"))

    assert "上位法已经废止" in page
    assert "已取消" in page
    assert "申报材料" not in page


def test_what_never_was_is_not_found(client, suspended):
    assert client.get("/items/no_such_item/").status_code == 404
    assert client.get("/events/no_such_event/").status_code == 404


@pytest.mark.parametrize("address", [f"/items/{FOOD}/", f"/events/{JOURNEY}/"])
def test_the_notice_keeps_the_budget_of_a_guide(
    client, suspended, django_assert_max_num_queries, address
):
    client.get(address)  # a process opens each version of an item once
    with django_assert_max_num_queries(GUIDE_QUERIES):
        client.get(address)


def _item_of_no_journey():
    now = published_now()
    joined = {sub.item for journey in now.journeys.values() for sub in journey.sub_items}
    return next(item for code, item in now.catalogue.items.items() if code not in joined)
