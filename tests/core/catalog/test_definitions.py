"""A definition that contradicts itself is refused when it is built."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lintwork import ITEM, LAW, STANDARD, days, fee, requirement

from tongban.core.catalog.elements import DataElement, Option, ValueKind
from tongban.core.catalog.evidence import Trust
from tongban.core.catalog.parameters import Parameter, ParameterValue
from tongban.core.catalog.steps import SpecialProcedure
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit

COLUMN = DataElement(code="member.age", label="年龄", kind=ValueKind.INTEGER)


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "Area"},
        {"code": "area"},
        {"code": "a.b "},
        {"kind": ValueKind.CHOICE},
        {"options": (Option(value="x", label="x"),)},
        {"kind": ValueKind.RECORDS},
        {"columns": (COLUMN,)},
    ],
)
def test_a_data_element_is_of_one_piece(changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue):
        DataElement(**({"code": "a.b", "label": "甲", "kind": ValueKind.TEXT} | changes))


def test_a_column_stands_in_its_record_under_its_short_name() -> None:
    assert COLUMN.short_name == "age"


def test_an_option_is_known_by_its_words() -> None:
    option = Option(value="x", label="甲类")
    element = DataElement(code="a.b", label="甲", kind=ValueKind.CHOICE, options=(option,))

    assert element.option_label("x") == "甲类"
    assert element.option_label("y") == "y"


def test_trust_has_four_grades_and_only_uploads_need_a_second_look() -> None:
    assert [trust.grade for trust in sorted(Trust)] == ["D", "C", "B", "A"]
    assert [trust for trust in Trust if not trust.usable_as_is] == [Trust.UPLOADED]


@pytest.mark.parametrize(
    "changes",
    [{"alternatives": ()}, {"alternatives": ((),)}, {"deferrable": True, "primary": True}],
)
def test_a_requirement_names_evidence_and_never_defers_what_decides(
    changes: dict[str, Any],
) -> None:
    with pytest.raises(InvalidValue):
        requirement(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 0},
        {"steps": ()},
        {"outputs": ()},
        {"questions": ITEM.questions * 2},
        {"conditions": ITEM.conditions * 2},
        {"requirements": ITEM.requirements * 2},
        {"fields": ITEM.fields * 2},
        {"fees": (fee(LAW), fee(LAW))},
        {"steps": ITEM.steps[:1] * 2},
        {"outputs": ITEM.outputs * 2},
        {"steps": ITEM.steps[1:]},
        {"steps": (replace(ITEM.steps[0], waits_for=("accept",)),)},
    ],
)
def test_an_item_version_contradicts_itself_nowhere(changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue):
        replace(ITEM, **changes)


def test_every_condition_of_an_item_is_found_with_its_part() -> None:
    item = replace(ITEM, fees=(fee(LAW),))

    assert [part for part, _ in item.expressions()] == [
        "conditions/area",
        "requirements/premises",
        "fields/person.name",
        "fees/copy",
        "steps/accept",
        "steps/examine",
        "steps/decide",
    ]


def test_a_special_procedure_tells_the_time_it_takes() -> None:
    assert SpecialProcedure(id="x", name="听证", limit=days(30), basis=LAW).limit == days(30)
    with pytest.raises(InvalidValue):
        SpecialProcedure(id="x", name="听证", limit=TimeLimit.instant(LAW), basis=LAW)


def test_a_parameter_is_the_one_in_force_on_the_day() -> None:
    raised = ParameterValue(effective_from=date(2026, 7, 1), value=60, citation=LAW)
    parameter = replace(STANDARD, history=(*STANDARD.history, raised))

    assert parameter.on(date(2019, 12, 31)) is None
    assert parameter.on(date(2026, 6, 30)) == 50
    assert parameter.on(date(2026, 7, 1)) == 60


@pytest.mark.parametrize("order", [(), (1, 0), (0, 0)])
def test_the_history_of_a_parameter_runs_from_old_to_new(order: tuple[int, ...]) -> None:
    raised = ParameterValue(effective_from=date(2026, 7, 1), value=60, citation=LAW)
    entries = (*STANDARD.history, raised)

    with pytest.raises(InvalidValue):
        Parameter(code="x", label="x", unit="", history=tuple(entries[i] for i in order))
