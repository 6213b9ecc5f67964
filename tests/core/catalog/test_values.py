"""Values are read as people write them, shown as they read them, and stored without loss."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tongban.core.catalog.elements import DataElement, Option, ValueKind
from tongban.core.catalog.values import (
    decode_value,
    encode_value,
    parse_choices,
    parse_value,
    show_value,
)
from tongban.core.vocabulary.errors import InvalidValue

OPTIONS = (Option(value="hot", label="热食"), Option(value="cold", label="冷食"))


def element(kind: ValueKind, **more: Any) -> DataElement:
    if kind in (ValueKind.CHOICE, ValueKind.CHOICES):
        more["options"] = OPTIONS
    if kind is ValueKind.RECORDS:
        more["columns"] = (
            DataElement(code="member.age", label="年龄", kind=ValueKind.INTEGER),
            DataElement(code="member.born", label="出生", kind=ValueKind.DATE),
        )
    return DataElement(code="a.b", label="甲", kind=kind, **more)


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (ValueKind.YES_NO, " 是 ", True),
        (ValueKind.YES_NO, "No", False),
        (ValueKind.INTEGER, "1,200", 1200),
        (ValueKind.INTEGER, "８０", 80),
        (ValueKind.INTEGER, "80.0", 80),
        (ValueKind.DECIMAL, "-0.50", Decimal("-0.50")),
        (ValueKind.TEXT, " 王 ", "王"),
        (ValueKind.DATE, "2026年9月15日", date(2026, 9, 15)),
        (ValueKind.DATE, "2026/9/15", date(2026, 9, 15)),
        (ValueKind.CHOICE, "热食", "hot"),
        (ValueKind.CHOICES, "cold,热食,", ("hot", "cold")),
    ],
)
def test_a_value_is_read_as_people_write_it(kind: ValueKind, written: str, value: Any) -> None:
    read = parse_value(element(kind), written)

    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (ValueKind.YES_NO, "也许"),
        (ValueKind.INTEGER, ""),
        (ValueKind.INTEGER, "八十"),
        (ValueKind.INTEGER, "80.5"),
        (ValueKind.INTEGER, "1e9999999"),
        (ValueKind.DECIMAL, "NaN"),
        (ValueKind.DECIMAL, "Infinity"),
        (ValueKind.DECIMAL, "9" * 19),
        (ValueKind.TEXT, " "),
        (ValueKind.TEXT, "长" * 501),
        (ValueKind.DATE, "2026-02-30"),
        (ValueKind.DATE, "2026-09"),
        (ValueKind.DATE, "9" * 20 + "-1-1"),
        (ValueKind.CHOICE, "烧烤"),
        (ValueKind.CHOICES, "热食,烧烤"),
        (ValueKind.RECORDS, "x"),
    ],
)
def test_a_value_that_is_none_is_refused_with_what_to_write(kind: ValueKind, written: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_value(element(kind), written)

    assert caught.value.kind == "甲"
    assert caught.value.reason


def test_a_number_keeps_within_its_bounds() -> None:
    bounded = element(ValueKind.INTEGER, least=Decimal(1), most=Decimal(9))

    assert parse_value(bounded, "1") == 1
    assert parse_value(bounded, "9") == 9
    for outside, reason in (("0", "不能小于 1"), ("10", "不能大于 9")):
        with pytest.raises(InvalidValue, match=reason):
            parse_value(bounded, outside)


def test_choices_stand_once_in_the_order_of_the_element() -> None:
    assert parse_choices(element(ValueKind.CHOICES), ["cold", "hot", "冷食"]) == ("hot", "cold")


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (ValueKind.YES_NO, True, "是"),
        (ValueKind.YES_NO, False, "否"),
        (ValueKind.TEXT, None, "无"),
        (ValueKind.INTEGER, 80, "80 平方米"),
        (ValueKind.DECIMAL, Decimal("80.5"), "80.5 平方米"),
        (ValueKind.CHOICE, "hot", "热食"),
        (ValueKind.CHOICES, ("hot", "cold"), "热食、冷食"),
        (ValueKind.CHOICES, (), "无"),
        (ValueKind.RECORDS, ({"age": 3},), "1 条"),
    ],
)
def test_a_value_is_shown_in_words(kind: ValueKind, value: Any, words: str) -> None:
    unit = "平方米" if kind in (ValueKind.INTEGER, ValueKind.DECIMAL) else ""

    assert show_value(element(kind, unit=unit), value) == words


def test_a_date_is_written_out() -> None:
    assert show_value(element(ValueKind.DATE), date(2026, 9, 15)).startswith("2026年9月15日")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ValueKind.YES_NO, True),
        (ValueKind.INTEGER, 80),
        (ValueKind.DECIMAL, Decimal("80.50")),
        (ValueKind.TEXT, "王"),
        (ValueKind.TEXT, None),
        (ValueKind.DATE, date(2026, 9, 15)),
        (ValueKind.CHOICES, ("hot", "cold")),
        (ValueKind.RECORDS, ({"age": 3, "born": date(2023, 1, 1)}, {"age": None})),
    ],
)
def test_a_value_is_stored_without_loss(kind: ValueKind, value: Any) -> None:
    stored = json.loads(json.dumps(encode_value(value)))

    assert decode_value(element(kind), stored) == value
