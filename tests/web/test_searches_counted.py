"""What is looked for in the hall is counted by the day, shown to keepers, and forgotten in time."""

import re
from datetime import timedelta

import pytest
from city.fixtures import city, clock, officer_of, outside, published
from city.people import officer
from django.test import Client
from feedbackwork import browser

from tongban.actions.counting_searches import searches
from tongban.actions.retention.purges import PURGES
from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.store.retention.queries import Held
from tongban.store.searches.models import OpenedResult, SearchedWords

__all__ = ["city", "clock", "officer_of", "outside", "published"]
pytestmark = pytest.mark.django_db
PAGE = "/console/assessment/searches/"


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, outside):
    monkeypatch.setattr(wiring, "outside", lambda: outside)


def look_for(words: str, times: int = 1) -> str:
    visitor = Client()
    for _ in range(times):
        page = visitor.get("/search/", {"q": words})
    return page.content.decode()


def test_a_search_is_counted_and_what_is_opened_leads_to_the_guide(published, outside):
    shown = look_for("餐饮", 3)
    way = re.findall(r'href="(/search/(?:item|journey)/[^"]+)"', shown)[0].replace("&amp;", "&")
    led = Client().get(way)
    Client().get("/search/item/nothing_of_that_name/", {"q": "餐饮", "at": "1"})
    Client().head(way)
    [counted] = searches(outside)

    assert led.status_code == 302
    assert led["Location"].startswith(("/items/", "/events/"))
    assert (counted.words, counted.times, counted.nothing, counted.first) == ("餐饮", 3, 0, 1)
    assert sum(counted.opened.values()) == 1
    assert {one.name for one in SearchedWords._meta.fields} == {
        "id", "day", "words", "times", "nothing", "first",
    }  # fmt: skip


def test_keepers_see_what_finds_nothing_and_never_what_few_typed(published, officer_of):
    look_for("量子引力波探测", 3)
    look_for("李建国", 2)
    look_for("519900199001011237", 5)
    keeper = browser(officer_of("market_regulation", Role.ITEM_ADMINISTRATOR))
    page = keeper.get(PAGE).content.decode()
    file = keeper.get("/console/assessment/searches.csv").content.decode("utf-8-sig")

    assert "量子引力波探测" in page
    assert "量子引力波探测,3,3" in file
    assert "李建国" not in page + file
    assert not SearchedWords.objects.filter(words__contains="5199").exists()
    assert (
        browser(officer("market_regulation", Role.WINDOW, staff="w")).get(PAGE).status_code == 403
    )


def test_words_are_forgotten_after_their_period(published, outside):
    look_for("餐饮")
    held = Held(people=frozenset(), cases=frozenset())

    assert PURGES["searches"](outside.now - timedelta(days=731), held).deleted == 0
    PURGES["searches"](outside.now + timedelta(days=1), held)
    assert not SearchedWords.objects.exists()
    assert not OpenedResult.objects.exists()
