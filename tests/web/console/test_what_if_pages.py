"""The pages of what-ifs and of the demand list, in the example city."""

import csv
import html
import io
import re

import pytest
from city.fixtures import citizen, city, clock, officer_of, outside, published
from city.stories import FOOD_LICENCE
from django.contrib.auth import get_user_model
from django.test import Client
from openpyxl import load_workbook

from tongban.actions.burden import city_burden
from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.web.console.what_if.changes import mergeable

__all__ = ["citizen", "city", "clock", "officer_of", "outside", "published"]
WHAT_IF = "/console/graph/what-if/"
DEMAND = "/console/graph/demand/"


@pytest.fixture
def reformer(officer_of, outside, monkeypatch) -> Client:
    monkeypatch.setattr(wiring, "outside", lambda: outside)
    officer = officer_of("data_bureau", Role.REFORMER, staff="reform")
    client = Client(headers={"accept-language": "zh-hans"})
    user = get_user_model().objects.get(pk=officer.account)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def words(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text))


def test_nothing_is_changed_until_a_change_is_chosen(reformer):
    page = reformer.get(WHAT_IF)

    assert page.status_code == 200
    assert "还没有改动" in words(page)
    assert "没有事项受影响" in words(page)


def test_a_register_that_is_switched_off_brings_its_papers_back(reformer):
    both = ["dataset:business", "certificate:business_licence"]
    said = words(reformer.get(WHAT_IF, {"with": both}))

    assert "不再共享" in said
    assert "个事项受影响" in said
    assert "不用提交 →" in said


def test_a_change_chosen_in_a_form_joins_those_of_the_address(reformer):
    added = {"add_dataset": "dataset:business", "add_journey": ""}
    page = reformer.get(WHAT_IF, {"with": "declarations", **added})

    assert words(page).count(" 撤销 ") == 2


def test_every_kind_of_change_is_said_and_can_be_taken_back(reformer, city):
    item = city.catalogue.items["food_business_licence"]
    requirement, step = item.requirements[0].id, item.steps[-1].id
    code = item.code
    changes = [
        "rule",
        "declarations",
        "grade_a",
        f"drop:{code}:{requirement}",
        f"declare:{code}:{requirement}",
        f"remove:{code}:{step}",
        f"parallel:{code}:{step}",
        f"online:{code}",
        "certificate:business_licence",
    ]

    page = reformer.get(WHAT_IF, {"with": changes, "item": code})

    assert words(page).count(" 撤销 ") == len(changes) - 1
    assert "停用告知承诺" in words(page)
    assert f"{item.name}：取消环节" in words(page)


@pytest.mark.parametrize(
    "nonsense",
    ["", ":", "dataset:", "dataset:none", "drop:none:none", "merge:a:b:c", "online:", "x" * 500],
)
def test_what_an_address_names_that_does_not_exist_is_left_out(reformer, nonsense):
    page = reformer.get(WHAT_IF, {"with": nonsense, "item": nonsense, "find": nonsense})

    assert page.status_code == 200
    assert "还没有改动" in words(page)


def test_an_item_is_found_by_its_name_and_offers_its_parts(reformer):
    found = reformer.get(WHAT_IF, {"find": "食品"})
    looked_at = reformer.get(WHAT_IF, {"item": "food_business_licence"})
    nothing = reformer.get(WHAT_IF, {"find": "飞碟"})

    assert "item=food_business_licence" in html.unescape(found.content.decode())
    assert "drop%3Afood_business_licence" in looked_at.content.decode()
    assert "没有名称里有“飞碟”的事项" in words(nothing)


def test_merging_steps_one_after_another_is_answered_whatever_comes(reformer, city, published):
    outside = wiring.outside()
    burden = city_burden(outside, by_cases=False)
    code = next(one for one in city.catalogue.items if len(mergeable(one, burden)) > 1)
    merging = [f"merge:{code}:{step}:{into}" for step, into in mergeable(code, burden).items()]

    assert reformer.get(WHAT_IF, {"with": merging}).status_code == 200


def test_real_cases_can_weigh_what_is_switched(reformer, citizen, outside):
    FOOD_LICENCE.filed(citizen, outside)
    with_cases = words(reformer.get(WHAT_IF, {"weights": "cases"}))

    assert re.search(r"全部事项，1 件办件合计", with_cases)


def test_the_list_asks_for_what_would_spare_most_if_nothing_were_shared(reformer):
    page = reformer.get(DEMAND, {"start": "nothing", "budget": "5"})

    assert page.status_code == 200
    assert "要到这 5 个接口" in words(page)
    assert "没有更好的选法" in words(page)
    assert "<svg" in page.content.decode()
    assert "提出需求" not in words(page)  # stewards of data ask


def test_an_interface_that_is_refused_gives_way_to_the_next(reformer):
    asked = {"start": "nothing", "budget": "3"}
    first = words(reformer.get(DEMAND, asked))
    other = words(reformer.get(DEMAND, {**asked, "refused": "population"}))

    assert "还是要" not in first
    assert "还是要" in other


def test_nothing_to_ask_for_says_what_else_can_be_done(reformer):
    said = words(reformer.get(DEMAND, {"budget": "0"}))

    assert "去推演别的办法" in said


@pytest.mark.parametrize("budget", ["", "-3", "many", "9" * 30, "١٢"])
def test_a_budget_that_is_no_number_is_as_if_none_was_said(reformer, budget):
    assert reformer.get(DEMAND, {"budget": budget}).status_code == 200


def test_the_list_can_be_taken_away_as_rows_and_as_a_workbook(reformer):
    asked = {"start": "nothing", "budget": "4"}

    rows = list(
        csv.reader(
            io.StringIO(reformer.get(f"{DEMAND}list.csv", asked).content.decode("utf-8-sig"))
        )
    )
    book = load_workbook(io.BytesIO(reformer.get(f"{DEMAND}list.xlsx", asked).content))

    assert len(rows) == 5
    assert rows[0][1] == "数据接口"
    sheet = book.active
    assert [str(cell) for cell in next(sheet.iter_rows(min_row=2, values_only=True))] == rows[1]


def test_programs_get_the_figures_of_the_page(reformer):
    changes = ["dataset:business", "dataset:none", "certificate:business_licence"]
    told = reformer.get(f"{WHAT_IF}api/", {"with": changes}).json()
    said = words(reformer.get(WHAT_IF, {"with": changes}))

    assert told["with"] == ["dataset:business", "certificate:business_licence"]
    assert told["items"]["changed"] == len(told["items"]["first"]) > 0
    assert told["total"]["after"]["documents"] > told["total"]["before"]["documents"]
    assert f"共 {told['items']['changed']} 个事项受影响" in said
    assert {one["after"] for one in told["items"]["first"][0]["requirements"]} == {"handed_in"}


def test_programs_get_the_list_with_its_proof(reformer):
    told = reformer.get(f"{DEMAND}api/", {"start": "nothing", "budget": "3"}).json()

    assert told["proven"]
    assert told["spared"] == told["bound"] == told["lines"][-1]["spared_so_far"]
    assert [one["cost"] for one in told["curve"]] == sorted(one["cost"] for one in told["curve"])


def test_the_pages_ask_the_database_a_few_times_whatever_the_city_holds(
    reformer, django_assert_max_num_queries
):
    reformer.get(WHAT_IF)
    with django_assert_max_num_queries(8):
        reformer.get(WHAT_IF, {"with": "dataset:business"})
    with django_assert_max_num_queries(8):
        reformer.get(DEMAND)
