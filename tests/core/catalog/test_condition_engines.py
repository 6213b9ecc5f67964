"""The three engines say the same of every condition and every state of knowledge."""

from typing import Any

import pytest
from conditionwork import (
    CODES,
    LISTS,
    TODAY,
    about_lists,
    conditions,
    parameters,
    scalars,
    values,
    values_with_lists,
)
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.catalog.conditions.compiled import (
    TOGETHER,
    WORTH_HOPING,
    compile_condition,
    compile_each,
    compile_item,
)
from tongban.core.catalog.conditions.elements import elements_of, judgements_of
from tongban.core.catalog.conditions.explain import explain, explain_each
from tongban.core.catalog.conditions.nodes import AllOf, Condition, Exists, Truth
from tongban.core.catalog.conditions.operations import TRUTHS
from tongban.core.catalog.conditions.reference import evaluate
from tongban.core.catalog.conditions.text import parse

Values = dict[str, Any]


@given(conditions(), values(), parameters)
def test_generated_code_agrees_with_the_definition(
    condition: Condition, known: Values, numbers: Values
) -> None:
    expected = evaluate(condition, known, today=TODAY, parameters=numbers)

    assert TRUTHS[compile_condition(condition)(known, TODAY, numbers)] is expected


@given(conditions(), values(), parameters)
def test_a_condition_is_decided_alike_among_many_others(
    condition: Condition, known: Values, numbers: Values
) -> None:
    others = [Exists(f"other.e{place}") for place in range(WORTH_HOPING)]
    more = known | dict.fromkeys((other.code for other in others), 1)
    expected = evaluate(condition, known, today=TODAY, parameters=numbers)

    assert TRUTHS[compile_item([*others, condition])(more, TODAY, numbers)] is expected


@given(conditions(), values(), parameters)
def test_the_explanation_agrees_with_the_definition(
    condition: Condition, known: Values, numbers: Values
) -> None:
    expected = evaluate(condition, known, today=TODAY, parameters=numbers)

    assert explain(condition, known, today=TODAY, parameters=numbers).truth is expected


@given(about_lists(), values_with_lists(), parameters)
def test_the_engines_agree_on_every_question_about_a_list(
    condition: Condition, known: Values, numbers: Values
) -> None:
    expected = evaluate(condition, known, today=TODAY, parameters=numbers)

    assert TRUTHS[compile_condition(condition)(known, TODAY, numbers)] is expected
    assert explain(condition, known, today=TODAY, parameters=numbers).truth is expected


@given(st.lists(conditions(), min_size=1, max_size=4), values())
def test_an_item_is_met_when_all_its_conditions_are(
    several: list[Condition], known: Values
) -> None:
    expected = evaluate(AllOf(tuple(several)), known, today=TODAY)

    assert TRUTHS[compile_item(several)(known, TODAY, {})] is expected


@given(st.lists(conditions(), min_size=1, max_size=4), values(), parameters)
def test_conditions_that_are_asked_together_are_decided_each_by_itself(
    several: list[Condition], known: Values, numbers: Values
) -> None:
    expected = [evaluate(one, known, today=TODAY, parameters=numbers) for one in several]

    assert [TRUTHS[one] for one in compile_each(several)(known, TODAY, numbers)] == expected


def test_of_very_many_conditions_asked_together_each_has_its_place() -> None:
    count = 2 * TOGETHER + 1
    several = [parse(f"premises.e{place} >= 10") for place in range(count)]
    known = {f"premises.e{place}": place % 20 for place in range(1, count)}

    truths = compile_each(several)(known, TODAY, {})

    assert truths == (None, *(place % 20 >= 10 for place in range(1, count)))


@pytest.mark.parametrize("change", [None, "blank", "failing"])
@pytest.mark.parametrize("place", [0, TOGETHER - 1, TOGETHER, 3 * TOGETHER - 1])
def test_each_of_very_many_conditions_counts(place: int, change: str | None) -> None:
    several = [parse(f"premises.e{one} >= 10") for one in range(3 * TOGETHER)]
    known = {f"premises.e{one}": 10 for one in range(3 * TOGETHER)}
    if change == "blank":
        del known[f"premises.e{place}"]
    elif change == "failing":
        known[f"premises.e{place}"] = 9

    expected = {None: True, "blank": None, "failing": False}[change]
    assert compile_item(several)(known, TODAY, {}) is expected


@given(conditions(), values(), st.sampled_from(CODES + LISTS), scalars)
def test_one_more_fact_never_unsettles_a_verdict(
    condition: Condition, known: Values, code: str, value: Any
) -> None:
    before = evaluate(condition, known, today=TODAY)
    after = evaluate(condition, {code: value, **known}, today=TODAY)

    assert before in (Truth.UNKNOWN, after)


@given(conditions(), values())
def test_an_explanation_asks_only_for_what_is_blank_and_read(
    condition: Condition, known: Values
) -> None:
    explanation = explain(condition, known, today=TODAY)

    assert set(explanation.missing) <= {*elements_of(condition), *judgements_of(condition)}
    if explanation.truth is not Truth.UNKNOWN:
        assert explanation.missing == ()
    for code in explanation.missing:
        assert code not in known or code in LISTS


@given(conditions(), values())
def test_every_node_has_words_and_keeps_its_note(condition: Condition, known: Values) -> None:
    waiting = [explain(condition, known, today=TODAY)]
    while waiting:
        explanation = waiting.pop()
        waiting += explanation.parts
        assert explanation.words or explanation.node.note.words == ""
        assert explanation.id == explanation.node.note.id
        assert explanation.basis is explanation.node.note.basis
        assert isinstance(explanation.seen + explanation.trouble, str)


@given(conditions(), values())
def test_reasons_are_leaves_of_the_explanation(condition: Condition, known: Values) -> None:
    (explanation,) = explain_each([condition], known, today=TODAY)

    assert explanation.reasons()
