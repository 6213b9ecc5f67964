"""Stored conditions are read strictly: whatever is not exactly what was stored is refused."""

from typing import Any

import pytest

from tongban.core.catalog.conditions.bounds import ConditionTooCostly
from tongban.core.catalog.conditions.codec import decode, encode
from tongban.core.catalog.conditions.text import parse
from tongban.core.vocabulary.errors import InvalidValue

AREA: Any = {"compare": [{"element": "a.b"}, ">=", {"value": 50}]}


def stored(node: Any) -> Any:
    return {"version": 1, "condition": node}


def test_a_condition_is_stored_in_plain_json() -> None:
    condition = parse('a.b >= 50 as area "够大" @ "食品安全法#33"')

    assert encode(condition) == stored(
        {**AREA, "id": "area", "words": "够大", "basis": "法律:食品安全法#33"}
    )


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        "a.b",
        {},
        {"version": 1},
        {"version": 2, "condition": AREA},
        {"version": 1, "condition": AREA, "more": 1},
        {"version": "1", "condition": AREA},
        {"version": 1, "condition": "a.b"},
    ],
)
def test_a_document_of_another_form_is_refused(document: Any) -> None:
    with pytest.raises(InvalidValue):
        decode(document)


@pytest.mark.parametrize(
    "node",
    [
        {},
        {"unknown": []},
        {"all": [], "any": []},
        {"all": []},
        {"all": [AREA], "note": "x"},
        {"all": AREA},
        {"all": [3]},
        {"not": [AREA]},
        {"at_least": [True, AREA]},
        {"at_least": [2, AREA]},
        {"at_least": []},
        {"compare": [{"element": "a.b"}, ">="]},
        {"compare": [{"element": "a.b"}, "~", {"value": 50}]},
        {"compare": [{"element": "A"}, "=", {"value": 50}]},
        {"compare": [{"element": 3}, "=", {"value": 50}]},
        {"compare": [{"element": "a.b"}, "=", {"value": 1.5}]},
        {"compare": [{"element": "a.b"}, "=", {"value": None}]},
        {"compare": [{"element": "a.b"}, "=", {"value": {"decimal": "NaN"}}]},
        {"compare": [{"element": "a.b"}, "=", {"value": {"decimal": "1", "x": 1}}]},
        {"compare": [{"element": "a.b"}, "=", {"value": {"date": "2026-02-30"}}]},
        {"compare": [{"element": "a.b"}, "=", {"value": {"date": "20260230"}}]},
        {"compare": [{"element": "a.b"}, "=", {"value": 10**50}]},
        {"compare": [{"today": False}, "=", {"value": 1}]},
        {"compare": [{"count": []}, "=", {"value": 1}]},
        {"compare": [{"count": ["member.x"]}, "=", {"value": 1}]},
        {"compare": [{"element": "member.x"}, "=", {"value": 1}]},
        {"compare": [{"arithmetic": [{"today": True}, "^", {"today": True}]}, "=", {"value": 1}]},
        {"compare": [{"elapsed": ["weeks", {"today": True}, {"today": True}]}, "=", {"value": 1}]},
        {"contains": ["a.b"]},
        {"contains": ["a.b", 3]},
        {"exists": ["a.b"]},
        {"judged": ["UPPER", "words"]},
        {"always": 1},
        {"always": True, "id": 3},
        {"always": True, "basis": "#"},
        {"always": True, "words": "\u0000"},
        {"one_of": [{"element": "a.b"}]},
        {"some": ["a.b", {"some": ["a.c", {"always": True}]}]},
    ],
)
def test_a_node_of_another_form_is_refused(node: Any) -> None:
    with pytest.raises(InvalidValue):
        decode(stored(node))


def test_a_stored_condition_past_the_bounds_is_refused_before_it_is_built() -> None:
    deep: Any = AREA
    for _ in range(5_000):
        deep = {"not": deep}

    with pytest.raises(ConditionTooCostly):
        decode(stored(deep))
    with pytest.raises(ConditionTooCostly):
        decode(stored({"all": [AREA] * 100_000}))
