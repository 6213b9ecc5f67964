"""The public lists: who has published, the latest edition and earlier ones, files of each."""

import html
import io
import re
from dataclasses import replace

import pytest
from city.people import officer
from django.conf import settings
from openpyxl import load_workbook

from tongban.actions.catalog import Change, publish_change
from tongban.actions.overviews.keeping import keep_up
from tongban.actions.overviews.publishing import publish_list
from tongban.actions.targets import published as published_now
from tongban.core.catalog.items import ItemType
from tongban.core.people.actors import Role
from tongban.store.catalog import shelf
from tongban.store.overviews.queries import editions

pytestmark = pytest.mark.django_db
QUERIES = 8
MARKET = "/lists/powers/market_regulation/"


@pytest.fixture
def keeper(published, reached):
    """Return who keeps the catalogue of the city, its overviews made."""
    keep_up(reached)
    yield officer("data_bureau", Role.ITEM_ADMINISTRATOR, staff="k")
    shelf.forget()


@pytest.fixture
def listed(keeper, reached):
    """Have the powers of every department published."""
    publish_list(keeper, "powers", reached)


def text(response) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_list_that_is_not_published_says_so(client, published):
    assert text(client.get("/lists/")).count("还没有公布") == 3
    assert "这份清单还没有公布" in text(client.get("/lists/powers/"))
    assert "这个部门还没有公布这份清单" in text(client.get(MARKET))
    for address in (
        "/lists/secrets/",
        "/lists/powers/nobody/",
        "/lists/powers/market_regulation.csv",
        f"{MARKET}?edition=1",
        f"{MARKET}?edition=x",
        f"{MARKET}?edition=99999999999999999999",
    ):
        assert client.get(address).status_code == 404


def test_everybody_reads_what_a_department_published_and_takes_it_along(client, keeper, reached):
    publish_list(keeper, "powers", reached, approval="明政发〔2026〕1号")

    page = text(client.get(MARKET))
    written = client.get("/lists/powers/market_regulation.csv").content.decode("utf-8-sig")
    book = load_workbook(io.BytesIO(client.get("/lists/powers/market_regulation.xlsx").content))

    assert "食品经营许可" in page
    assert "明政发〔2026〕1号" in page
    assert "住房公积金" not in page
    assert book.active.max_row == len(written.strip().splitlines()) > 2
    assert client.get("/lists/powers/market_regulation.pdf").status_code == 404
    assert "个部门已公布" in text(client.get("/lists/"))
    assert MARKET in client.get("/lists/powers/", {"q": "市场监督"}).content.decode()
    assert "没有找到已公布的部门" in text(client.get("/lists/powers/", {"q": "没有这个部门"}))


def test_earlier_editions_stay_as_they_were(client, keeper, reached):
    publish_list(keeper, "powers", reached)
    item = next(
        one
        for one in published_now().catalogue.items.values()
        if one.department == "market_regulation" and one.item_type is not ItemType.PUBLIC_SERVICE
    )
    publish_change(Change(items=(replace(item, name="改了名的事项"),)), by="tests")
    keep_up(reached)
    publish_list(keeper, "powers", reached)

    latest, first = text(client.get(MARKET)), text(client.get(MARKET, {"edition": 1}))

    assert "改了名的事项" in latest
    assert "第 2 版" in latest
    assert "改了名的事项" not in first
    assert "这是以前公布的一版" in first
    assert "改了名的事项" not in client.get(
        "/lists/powers/market_regulation.csv", {"edition": 1}
    ).content.decode("utf-8-sig")


def test_a_long_list_goes_on_page_by_page_and_nothing_is_left_out(
    client, keeper, reached, monkeypatch
):
    publish_list(keeper, "responsibilities", reached)
    monkeypatch.setattr("tongban.web.hall.publicity.edition.PAGE", 5)
    monkeypatch.setattr(editions, "PAGE", 5)
    address, shown = "/lists/responsibilities/market_regulation/", 0
    total = editions.edition("responsibilities", "market_regulation").lines
    while address and shown <= total:
        page = client.get(address).content.decode()
        shown += page.count('data-label="责任环节"')
        following = re.search(r'href="([^"]*after=[^"]+)"', page)
        address = html.unescape(following[1]) if following else ""

    assert shown == total > 10


@pytest.mark.parametrize("address", ["/lists/", "/lists/powers/", MARKET])
def test_the_lists_keep_to_their_budget_of_queries(
    client, listed, address, django_assert_max_num_queries
):
    published_now()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    with django_assert_max_num_queries(QUERIES):
        page = client.get(address)

    assert page.status_code == 200
    assert "List of powers" in text(page)
