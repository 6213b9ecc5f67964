"""Compiling, remembering and walking change how fast an answer comes, never what it is."""

import pytest
from guidework import LAW, MONDAY, catalogue, circumstances, item

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.parameters import Parameter, ParameterValue
from tongban.core.guides.circumstances import parameters_on
from tongban.core.guides.compiled_items import compiled
from tongban.core.guides.deciding import PATIENCE, Decider, Panel
from tongban.core.guides.exhaust import TooManyPaths, exhaust
from tongban.core.guides.relevance import knowledge
from tongban.core.guides.remembering import remembered


def test_a_condition_answers_alike_before_and_after_it_is_compiled() -> None:
    decider = Decider(parse("p.area >= 50"))
    patient = decider.test
    values = [{"p.area": 50}, {"p.area": 49}, {}]

    answers = [[decider.test(one, MONDAY, {}) for one in values] for _ in range(PATIENCE)]

    assert decider.test != patient
    assert all(row == [True, False, None] for row in answers)


def test_conditions_asked_together_answer_alike_before_and_after_they_are_compiled() -> None:
    panel = Panel([parse("p.area >= 50"), parse("always"), parse("p.area < 60")])
    patient = panel.test
    values = [{"p.area": 55}, {"p.area": 49}, {}]

    answers = [[panel.test(one, MONDAY, {}) for one in values] for _ in range(PATIENCE)]

    assert panel.test != patient
    together = [(True, True, True), (False, True, True), (None, True, None)]
    assert all(row == together for row in answers)


def test_what_was_derived_from_an_object_is_not_derived_again() -> None:
    calls = []

    @remembered(most=2)
    def derive(source: list[int]) -> int:
        calls.append(source)
        return len(source)

    first, second, third = [1], [1], [1, 2]
    assert [derive(one) for one in (first, first, second, third)] == [1, 1, 1, 2]
    assert len(calls) == 3

    derive(first)
    assert len(calls) == 4, "the oldest was forgotten to make room"


def test_an_item_is_compiled_once() -> None:
    matter = item(conditions=["a.yes"])

    assert compiled(matter) is compiled(matter)


def test_a_condition_settled_from_the_start_is_never_asked_about() -> None:
    matter = compiled(item(conditions=["always", "a.yes"]))

    nothing, told = (matter.truths(knowledge(circumstances(one))) for one in ({}, {"a.yes": True}))

    assert nothing.conditions == (Truth.MET, Truth.UNKNOWN)
    assert told.conditions == (Truth.MET, Truth.MET)
    assert matter.inquiries.keys() == {"a.yes"}


def test_too_many_paths_are_refused() -> None:
    matter = item(questions=["a.yes", "b.yes"], conditions=["a.yes = b.yes"])

    with pytest.raises(TooManyPaths):
        list(exhaust(matter, circumstances(), catalogue([matter]), most=3))


def test_only_parameters_in_force_are_read() -> None:
    history = (ParameterValue(effective_from=MONDAY, value=7, citation=LAW),)
    dated = {"least": Parameter(code="least", label="最低", unit="", history=history)}
    city = catalogue(parameters=dated)

    assert parameters_on(city, MONDAY) == {"least": 7}
    assert parameters_on(city, MONDAY.replace(year=2025)) == {}
