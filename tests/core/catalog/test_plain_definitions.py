"""Definitions survive being plain values; what is wrong in them is told at its path."""

import json
from dataclasses import fields, replace

import pytest
from catalogue_strategies import catalogues
from city.catalogue import read
from hypothesis import HealthCheck, given, settings

from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.parameters import ParameterValue
from tongban.core.catalog.plain.proving import proved
from tongban.core.catalog.plain.reading import Misplaced, Opening
from tongban.core.catalog.plain.schema import schema_of
from tongban.core.catalog.plain.strict import read_json
from tongban.core.catalog.plain.writing import plain
from tongban.core.catalog.tables.reading import NOTHING
from tongban.core.vocabulary.errors import InvalidValue

SLOW = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def definitions(catalogue):
    for one in fields(catalogue):
        kept = getattr(catalogue, one.name)
        yield from kept.values() if isinstance(kept, dict) else ()


def survives(definition):
    opening = Opening()
    text = json.dumps(plain(definition), ensure_ascii=False)
    back = opening.opened(read_json(text.encode()), type(definition), "x")
    assert opening.faults == []
    return back == definition


@SLOW
@given(catalogues())
def test_every_definition_survives(catalogue):
    assert all(survives(one) for one in definitions(catalogue))


def test_the_example_city_survives():
    assert all(survives(one) for one in definitions(read().catalogue))


def food(**changes):
    values = plain(read().catalogue.items["food_business_licence"])
    return {name: value for name, value in (values | changes).items() if value is not ...}


BAD_LIMIT = {"value": 20, "unit": "fortnight", "basis": "行政许可法#42"}


@pytest.mark.parametrize(
    ("changes", "path", "sentence"),
    [
        ({"name": ...}, "item", "缺少 name"),
        ({"nam": "许可"}, "item/nam", "不认识的名称"),
        ({"name": 1}, "item/name", "应该是文字"),
        ({"version": True}, "item/version", "应该是整数"),
        ({"version": 0}, "item", "versions count from 1"),
        ({"item_type": "99"}, "item/item_type", "可填：01"),
        ({"audiences": "person"}, "item/audiences", "应该是列表"),
        ({"faqs": ["问"]}, "item/faqs/0", "应该是对象"),
        ({"effective_from": "明天"}, "item/effective_from", "日期写成"),
        ({"effective_from": 20260101}, "item/effective_from", "日期写成"),
        ({"statutory_limit": "二十天"}, "item/statutory_limit", "时限写成"),
        ({"statutory_limit": BAD_LIMIT}, "item/statutory_limit", "时限写成"),
        ({"statutory_limit": {**BAD_LIMIT, "unit": "month", "value": 0}},
         "item/statutory_limit", "时限写成"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_path(changes, path, sentence):
    opening = Opening()

    assert opening.opened(food(**changes), ServiceItem, "item") is None
    assert [one.path for one in opening.faults] == [path]
    assert sentence in opening.faults[0].reason


def test_a_condition_that_cannot_be_read_says_where():
    values = food()
    values["conditions"][0]["expression"] = "premises.area >="
    opening = Opening()
    opening.opened(values, ServiceItem, "item")

    assert opening.faults[0].path == "item/conditions/0/expression"
    assert "条件写成文字" in opening.faults[0].reason


@pytest.mark.parametrize("value", ["x", "NaN", "1e99", "1" * 50, None])
def test_a_number_that_is_none_is_refused(value):
    opening = Opening()
    values = {"effective_from": "2026-01-01", "value": value, "citation": "行政许可法#1"}

    assert opening.opened(values, ParameterValue, "p") is None


def test_the_schema_tells_every_attribute_and_which_must_be_there():
    named: dict = {}
    schema_of(ServiceItem, named)
    schema_of(DataElement, named)
    item = named["ServiceItem"]

    assert set(item["properties"]) == {one.name for one in fields(ServiceItem)}
    assert {"code", "steps", "statutory_limit"} <= set(item["required"])
    assert "questions" not in item["required"]
    assert named["DataElement"]["properties"]["columns"]["items"] == {"$ref": "#/$defs/DataElement"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{"a": 1, "a": 2}', "重复的名称"),
        (b'{"a": 0.5}', "不使用 0.5"),
        (b'{"a": NaN}', "不使用 NaN"),
        (b"[" * 100_000, "嵌套太深"),
        (b"1" * 5_000, "数字太长"),
        (b'{"a": ', "第 1 行第 7 个字符处"),
        (b"\xff", "UTF-8"),
    ],
)
def test_json_that_may_mean_two_things_is_refused(content, sentence):
    with pytest.raises(InvalidValue, match=sentence):
        read_json(content)


def test_json_without_measure_is_refused(monkeypatch):
    monkeypatch.setattr("tongban.core.catalog.plain.strict.MOST_BYTES", 3)
    with pytest.raises(InvalidValue, match="文件超过"):
        read_json(b"[1, 2]")


def test_only_items_without_fault_are_taken_from_a_document():
    city = read().catalogue
    stray = replace(city.items["food_business_licence"], department="nobody")
    said = proved(replace(NOTHING, items={"a": replace(stray, code="a")}), [], read=1, known=city)

    assert [(one.path, one.reason) for one in said.faults] == [("items/a", "没有部门 nobody")]
    assert (said.rejected, said.catalogue.items) == ({"a"}, {})


def test_references_are_followed_only_when_what_items_share_can_be_read():
    fault = Misplaced("elements/0", "应该是对象")
    said = proved(NOTHING, [fault], read=0, known=replace(read().catalogue, departments={}))

    assert said.faults == (fault,)
    assert said.rejected == frozenset()
