"""Programs read what the public pages say, and are told in one shape what is wrong."""

import json

import pytest
from django.test import Client

from tongban.adapters.modelling_json import read_model
from tongban.web.api import opening

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reached")]
LICENCE = "/api/v1/guides/item/food_business_licence"


@pytest.fixture
def caller():
    return Client()


def posted(caller, at, body, **headers):
    return caller.post(at, json.dumps(body), content_type="application/json", headers=headers)


def every(caller, at, name):
    """Return what a list holds, read on to its end."""
    found, after = [], ""
    while True:
        page = caller.get(at, {"after": after} if after else {}).json()
        found += page[name]
        after = page["next"]
        if not after:
            return found


def test_pages_of_the_list_hold_each_item_in_force_once(caller, city):
    codes = [one["code"] for one in every(caller, "/api/v1/items", "items")]

    assert len(codes) > 30
    assert sorted(codes) == sorted(city.catalogue.items)


def test_a_list_is_narrowed_to_a_department_and_an_audience(caller, city):
    asked = {"department": "market_regulation", "audience": "enterprise"}
    found = caller.get("/api/v1/items", asked).json()["items"]

    assert found
    assert {one["department"] for one in found} == {"market_regulation"}
    assert all("enterprise" in one["audiences"] for one in found)


def test_an_item_is_read_back_from_its_model(caller, city):
    document = caller.get("/api/v1/items/food_business_licence").content
    item = read_model(document).catalogue.items["food_business_licence"]

    assert item == city.catalogue.items["food_business_licence"]


def test_what_people_call_a_thing_is_found(caller):
    hits = caller.get("/api/v1/search", {"q": "餐饮"}).json()["hits"]

    assert "food_business_licence" in {one["code"] for one in hits}


def test_a_program_answers_question_after_question_until_none_is_left(caller, city):
    facts, asked = {}, []
    guide = posted(caller, LICENCE, {}).json()
    while guide["next_question"] is not None:
        question = guide["next_question"]
        asked.append(question["element"])
        facts[question["element"]] = an_answer(question)
        guide = posted(caller, LICENCE, {"facts": facts}).json()

    assert asked
    assert len(asked) == len(set(asked))
    assert guide["verdict"] in ("eligible", "ineligible", "judged")
    assert guide["footprint"]["steps"] == len(guide["schedule"]["steps"])
    assert guide["schedule"]["ends_on"] >= guide["schedule"]["filed_on"]


def an_answer(question):
    match question["kind"]:
        case "yes_no":
            return True
        case "integer" | "decimal":
            return 50
        case "choice":
            return question["choices"][0]["value"]
        case "choices":
            return [question["choices"][0]["value"]]
        case "date":
            return "2026-01-05"
        case _:
            return "青石路"


def test_a_journey_says_which_of_its_items_take_part(caller):
    guide = posted(caller, "/api/v1/guides/journey/open_restaurant", {}).json()
    standings = {one["item"]: one["standing"] for one in guide["sub_items"]}

    assert guide["kind"] == "journey"
    assert "food_business_licence" in standings
    assert guide["evidence"]


def test_all_that_is_wrong_is_told_at_once_and_nothing_of_it_repeated(caller):
    facts = {"premises.area": "秘密", "no.such": 1}
    answer = posted(caller, LICENCE, {"facts": facts})
    told = answer.json()

    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert [one["where"] for one in told["wrong"]] == [f"body.facts.{code}" for code in facts]
    assert "秘密" not in answer.content.decode()
    choice = posted(caller, LICENCE, {"chosen": ["outdoor_sign"]}).json()
    assert [one["where"] for one in choice["wrong"]] == ["body.chosen.0"]


@pytest.mark.parametrize(
    ("language", "title"), [("zh-CN", "没有这个地址，或者没有这个编码"), ("en", "There is no")]
)
def test_a_problem_is_told_in_the_language_of_the_caller(caller, language, title):
    answer = caller.get("/api/v1/items/no_such_item", headers={"Accept-Language": language})

    assert answer.status_code == 404
    assert answer.json()["title"].startswith(title)
    assert answer.json()["type"] == "urn:tongban:not-found"
    assert answer["Content-Language"] == ("en" if language == "en" else "zh-hans")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b'{"facts": {}, "facts": {}}', 400),
        (b'{"facts": {"premises.area": NaN}}', 400),
        (b"[" * 10_000, 400),
        (b'{"facts": {"premises.area": 1e400}}', 400),
        (b'{"facts": {"premises.area": "\\ud800"}}', 422),
        (b'{"facts": []}', 422),
        (b'{"other": 1}', 422),
        (b" " * (64 * 1024 + 1), 413),
    ],
)
def test_strange_bodies_are_problems(caller, body, status):
    answer = caller.post(LICENCE, body, content_type="application/json")

    assert (answer.status_code, answer.json()["status"]) == (status, status)


def test_addresses_and_methods_that_are_not_there_are_problems(caller):
    nowhere, method = caller.get("/api/v2/items"), caller.delete("/api/v1/items")

    assert (nowhere.status_code, nowhere["Content-Type"]) == (404, "application/problem+json")
    assert (method.status_code, method["Allow"]) == (405, "GET")
    assert method.json()["type"] == "urn:tongban:method-not-allowed"
    assert caller.head("/api/v1/items").status_code == 200


def test_the_data_catalogue_names_no_system_and_no_column(caller, city):
    found = every(caller, "/api/v1/datasets", "datasets")
    one = caller.get(f"/api/v1/datasets/{found[0]['code']}").json()

    assert {entry["code"] for entry in found} == set(city.catalogue.datasets)
    assert one == found[0]
    assert not {"system", "quality", "fields", "condition"} & set(one)


def test_what_is_no_certificate_is_answered_and_asking_on_and_on_is_not(caller):
    answers = [
        posted(caller, "/api/v1/certificates/verify", {"presented": "1.2.3"}) for _ in range(31)
    ]

    assert [one.status_code for one in answers] == [200] * 30 + [429]
    assert (answers[0].json()["verdict"], answers[0].json()["usable"]) == ("unknown", False)
    assert caller.get("/verify/guess/").status_code == 429  # the page counts with it


def test_a_flood_is_told_when_to_come_again(caller, monkeypatch):
    monkeypatch.setattr(opening, "CALLS_A_MINUTE", 2)
    answers = [caller.get("/api/v1/journeys") for _ in range(3)]

    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"] == "60"


def test_proofs_and_status_lists_are_as_their_plain_addresses_say(caller):
    assert caller.get("/api/v1/certificates/keys").json() == caller.get("/verify/keys.json").json()
    assert caller.get("/api/v1/audit/heads").json() == caller.get("/audit/heads").json()
    assert caller.get("/api/v1/audit/consistency", {"old": -1}).status_code == 422
