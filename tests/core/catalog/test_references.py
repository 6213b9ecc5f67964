"""Everything that a catalogue names exists, and every fact that a condition reads can be had."""

from dataclasses import replace
from typing import Any

import pytest
from lintwork import (
    HEALTH,
    ITEM,
    LEASE,
    LICENCE,
    MARKET,
    PREMISES,
    catalogue,
    register,
    requirement,
)

from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.items import AcceptanceCondition, FormField, ServiceItem
from tongban.core.catalog.questions import Question
from tongban.core.catalog.references import problems
from tongban.core.vocabulary.errors import Problem

OUTPUT = ITEM.outputs[0]


def condition(text: str) -> AcceptanceCondition:
    return AcceptanceCondition(id="c", words="w", expression=parse(text), basis=())


def item(**changes: Any) -> ServiceItem:
    return replace(ITEM, **changes)


def only(*items: ServiceItem, **parts: Any) -> Problem:
    (problem,) = problems(catalogue(*items, **parts))
    return problem


def test_a_sound_catalogue_has_no_problems() -> None:
    assert problems(catalogue(ITEM, datasets={"health_register": register()})) == ()


@pytest.mark.parametrize(
    ("changes", "where", "message"),
    [
        ({"department": "x"}, "items/food", "没有部门 x"),
        (
            {"questions": (*ITEM.questions, Question(element="a.b", words="？"))},
            "items/food/questions/a.b",
            "没有数据元 a.b",
        ),
        (
            {"fields": (FormField(element="a.b", purpose="决定"),)},
            "items/food/fields/a.b",
            "没有数据元 a.b",
        ),
        (
            {"requirements": (requirement(alternatives=(("lease", "x"), ("x",))),)},
            "items/food/requirements/premises",
            "没有材料 x",
        ),
        (
            {"steps": (replace(ITEM.steps[0], department="x"),)},
            "items/food/steps/accept",
            "没有部门 x",
        ),
        (
            {"outputs": (replace(OUTPUT, evidence="x"),)},
            "items/food/outputs/licence",
            "没有材料 x",
        ),
        (
            {"outputs": (replace(OUTPUT, settles=("a.b",)),)},
            "items/food/outputs/licence",
            "没有数据元 a.b",
        ),
        (
            {"outputs": (replace(OUTPUT, certificate_type="x"),)},
            "items/food/outputs/licence",
            "没有证照类型 x",
        ),
        ({"conditions": (condition("a.b > 3"),)}, "items/food/conditions/c", "没有数据元 a.b"),
        (
            {"requirements": (requirement(needed_when=parse("premises.area = yes")),)},
            "items/food/requirements/premises",
            "“经营面积”属于数字，“是”属于是否，不能比较",
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_reported_where_it_stands(
    changes: dict[str, Any], where: str, message: str
) -> None:
    problem = only(item(**changes))

    assert (problem.where, problem.message) == (where, message)


def test_parts_outside_items_are_checked_too() -> None:
    owned = replace(PREMISES, source_of_truth="x")
    elements = catalogue().elements | {"premises.area": owned}
    evidence = {"lease": replace(LEASE, proves=("a.b",), issuer="y"), "licence": LICENCE}
    named = {"keys": ("a.c",), "serves": ("a.d",), "proves": ("w",), "family": ("a.d", "a.e")}
    served = replace(register(), holder="z", **named)

    found = problems(
        catalogue(elements=elements, evidence=evidence, datasets={"health_register": served})
    )

    assert [(one.where, one.message) for one in found] == [
        ("elements/premises.area", "没有部门 x"),
        ("evidence/lease", "没有数据元 a.b"),
        ("evidence/lease", "没有部门 y"),
        ("datasets/health_register", "没有部门 z"),
        ("datasets/health_register", "没有数据元 a.c"),
        ("datasets/health_register", "没有数据元 a.d"),
        ("datasets/health_register", "没有材料 w"),
        ("datasets/health_register", "没有提供的数据元 a.e"),
    ]


def test_a_definition_is_found_by_its_own_code() -> None:
    departments = {**catalogue().departments, "alias": MARKET}

    problem = only(departments=departments)

    assert problem.where == "departments/alias"
    assert problem.rule == "reference"


def test_a_fact_that_nothing_tells_is_a_problem() -> None:
    lonely = item(conditions=(condition('person.illness = "无"'),))

    problem = only(lonely)

    assert problem.rule == "unobtainable"
    assert "病史" in problem.message


@pytest.mark.parametrize(
    "source",
    [
        {"changes": {"questions": (Question(element="person.illness", words="？"),)}},
        {"changes": {"fields": (FormField(element="person.illness", purpose="判断"),)}},
        {"changes": {"outputs": (replace(OUTPUT, settles=("person.illness",)),)}},
        {"parts": {"datasets": {"health_register": register(serves=("person.illness",))}}},
        {
            "parts": {
                "evidence": {
                    "lease": LEASE,
                    "licence": LICENCE,
                    "health": replace(HEALTH, proves=("person.illness",)),
                }
            }
        },
    ],
    ids=["question", "field", "output", "register", "document"],
)
def test_a_fact_that_anything_tells_can_be_had(source: dict[str, Any]) -> None:
    asking = item(conditions=(condition('person.illness = "无"'),), **source.get("changes", {}))

    assert problems(catalogue(asking, **source.get("parts", {}))) == ()


def test_only_the_items_that_are_named_are_looked_at() -> None:
    faulty = item(code="faulty", department="nobody")
    other = item(code="other", department="nobody")
    found = problems(catalogue(ITEM, faulty, other), only=("faulty",))

    assert [problem.where for problem in found] == ["items/faulty"]


def test_what_another_item_settles_is_found_although_it_is_not_looked_at() -> None:
    asking = item(conditions=(condition('person.illness = "无"'),))
    settling = item(code="settling", outputs=(replace(OUTPUT, settles=("person.illness",)),))

    assert problems(catalogue(asking, settling), only=("food",)) == ()
