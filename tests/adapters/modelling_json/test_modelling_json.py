"""Modelling documents give back what they took, inherit as they say, and obey their schema."""

import json

import pytest
from catalogue_strategies import catalogues
from city.catalogue import read
from contracts.tree import ROOT
from hypothesis import HealthCheck, given, settings

from tongban.adapters.modelling_json import model_schema, read_model, write_model
from tongban.adapters.modelling_json.reading import open_model
from tongban.core.catalog.plain.reading import Opening
from tongban.core.catalog.selection import selection
from tongban.core.vocabulary.errors import InvalidValue

SCHEMA = ROOT / "docs/reference/item-model.schema.json"
SLOW = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FOOD = "food_business_licence"


def city():
    return read().catalogue


def document() -> dict:
    """Return the document of one item and what it uses."""
    return json.loads(write_model(selection(city(), [FOOD])))


def said(changed: dict):
    return read_model(json.dumps(changed).encode(), known=city())


@SLOW
@given(catalogues())
def test_what_is_written_is_read_back(catalogue):
    opening = Opening()

    assert open_model(write_model(catalogue), opening) == (catalogue, len(catalogue.items))
    assert opening.faults == []


def test_the_example_city_survives():
    found = read_model(write_model(city()))

    assert found.faults == ()
    assert found.catalogue == city()


def test_conditions_stand_once_as_rules_and_choices_as_code_lists():
    told = document()
    rules = told["items"][0]["rules"]

    assert len({rule["expression"] for rule in rules}) == len(rules) > 3
    assert told["codeLists"]["food.activities"][0].keys() >= {"value", "label"}


def child(**changes) -> dict:
    """Return a document with an item that extends another."""
    told = document()
    told["items"].append({"code": "village_kitchen", "extends": FOOD, **changes})
    return told


def test_an_item_takes_what_it_does_not_say_itself():
    found = said(
        child(
            attributes={"name": "乡村厨房许可"},
            rules=[{"id": "own", "expression": "premises.area >= 10"}],
            modules=[
                {"module": "conditions", "without": ["clean_surroundings"], "fields": [
                    {"id": "large_enough", "words": "够用就行", "basis": ["食品安全法#33.1"],
                     "expression": {"rule": "own"}},
                ]},
                {"module": "faqs", "fields": [{"question": "几天？", "answer": "三天。"}]},
            ],
        )
    )  # fmt: skip
    base, item = found.catalogue.items[FOOD], found.catalogue.items["village_kitchen"]
    ids = [condition.id for condition in item.conditions]

    assert found.faults == ()
    assert (item.name, item.steps, item.requirements) == (
        "乡村厨房许可", base.steps, base.requirements
    )  # fmt: skip
    assert ids == [one.id for one in base.conditions if one.id != "clean_surroundings"]
    assert item.conditions[1].words == "够用就行"
    assert len(item.faqs) == len(base.faqs) + 1


@pytest.mark.parametrize(
    ("changes", "path", "sentence"),
    [
        ({"extends": "nobody"}, "items/village_kitchen/extends", "没有可继承的事项 nobody"),
        ({"extends": "village_kitchen"}, "items/village_kitchen/extends", "循环"),
        ({"colour": "red"}, "items/village_kitchen/colour", "不认识的名称"),
        ({"attributes": []}, "items/village_kitchen/attributes", "应该是对象"),
        ({"rules": {}}, "items/village_kitchen/rules", "应该是列表"),
        ({"rules": [{"id": "r"}]}, "items/village_kitchen/rules/0", "写法不对"),
        ({"modules": [{"module": "none"}]}, "items/village_kitchen/modules/0", "写法不对"),
        ({"attributes": {"version": "x"}}, "items/village_kitchen/version", "整数"),
        ({"attributes": {"department": "nobody"}}, "items/village_kitchen", "没有部门 nobody"),
        ({"modules": [{"module": "fees", "fields": [
            {"id": "f", "name": "费", "amount": "1", "basis": "行政许可法#58",
             "needed_when": {"rule": "none"}}]}]},
         "items/village_kitchen/fees/0/needed_when", "没有规则 none"),
    ],
)  # fmt: skip
def test_an_item_at_fault_is_left_out_and_the_others_are_taken(changes, path, sentence):
    found = said(child(**changes))

    assert (found.faults[0].path, found.read) == (path, 2)
    assert sentence in found.faults[0].reason
    assert list(found.catalogue.items) == [FOOD]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"elements": {}}, "elements"),
        ({"colour": 1}, "colour"),
        ({"notes": "x"}, "notes"),
        ({"items": [{}]}, "items/0"),
        ({"codeLists": {}}, "codeLists/"),
        ({"departments": ["x"]}, "departments/0"),
    ],
)
def test_a_document_at_fault_says_where(changes, path):
    assert said(document() | changes).faults[0].path.startswith(path)


def test_what_stands_twice_is_told():
    told = document()
    told["items"] *= 2
    told["departments"] *= 2
    reasons = " ".join(fault.reason for fault in said(told).faults)

    assert "事项重复" in reasons
    assert "market_regulation 重复" in reasons


@pytest.mark.parametrize("content", [b"[]", b"{}", b'{"format": "tongban-item-model"}'])
def test_another_document_is_refused(content):
    with pytest.raises(InvalidValue, match="开头应写明"):
        read_model(content)


def test_the_published_schema_is_the_one_in_force():
    """Write it anew with `tongban catalog schema > docs/reference/item-model.schema.json`."""
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == model_schema()
