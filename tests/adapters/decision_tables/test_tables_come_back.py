"""What a decision table or a JSON rule can say comes back as the very same tree."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from conditionwork import conditions, notes
from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.adapters.decision_tables import Unsayable, read_dmn, read_logic, write_dmn, write_logic
from tongban.core.catalog.conditions.nodes import (
    ALWAYS,
    NEVER,
    AllOf,
    AnyOf,
    Between,
    Compare,
    Comparison,
    Constant,
    Elapsed,
    Element,
    Exists,
    Not,
    OneOf,
    Span,
    Today,
)

CODES = ("person.age", "premises.area", "applicant.kind", "premises.open")
AGE = Elapsed(Span.YEARS, Element("person.birth_date"), Today())
literals = st.one_of(
    st.booleans(),
    st.integers(-99, 99),
    st.sampled_from([Decimal("0.5"), Decimal("-1.50"), Decimal("60.0")]),
    st.sampled_from(["a", "餐饮", "", 'quo"te', "a, b", "..", "not(", "-", "date(", "back\\slash"]),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
terms = st.sampled_from([AGE, *map(Element, CODES)])
constants = st.builds(Constant, literals)
ORDERINGS = st.sampled_from(
    [Comparison.LESS, Comparison.AT_MOST, Comparison.GREATER, Comparison.AT_LEAST]
)


@st.composite
def ranges(draw, term):
    low = draw(st.sampled_from([Comparison.GREATER, Comparison.AT_LEAST]))
    most = [Comparison.LESS]
    if low is Comparison.GREATER:
        most.append(Comparison.AT_MOST)
    high = draw(st.sampled_from(most))
    return AllOf((Compare(term, low, draw(constants)), Compare(term, high, draw(constants))))


def unary(term):
    return st.one_of(
        st.builds(Compare, st.just(term), ORDERINGS, constants),
        st.builds(Between, st.just(term), constants, constants),
        ranges(term),
    )


@st.composite
def cells(draw, noted):
    term = draw(terms)
    listed = st.builds(OneOf, st.just(term), st.lists(literals, min_size=2, max_size=3).map(tuple))
    several = st.lists(unary(term), min_size=2, max_size=3).map(tuple).map(AnyOf)
    equals = st.builds(
        Compare,
        st.just(term),
        st.sampled_from([Comparison.EQUAL, Comparison.NOT_EQUAL]),
        constants,
    )
    there = st.builds(Exists, st.sampled_from(CODES))
    opposite = st.one_of(listed, several, unary(term)).map(Not)
    kinds = st.one_of(equals, unary(term), listed, several, opposite, there, there.map(Not))
    cell = draw(kinds)
    return type(cell)(
        **{name: getattr(cell, name) for name in cell.__match_args__ if name != "note"},
        note=draw(noted),
    )


nothing_noted = st.just(Compare(AGE, Comparison.EQUAL, Constant(1)).note)
rows = st.one_of(
    cells(notes),
    st.builds(AllOf, st.lists(cells(notes), min_size=2, max_size=4).map(tuple), notes),
)
disjunctions = st.builds(AnyOf, st.lists(rows, min_size=2, max_size=4).map(tuple), notes)
plain_disjunctions = st.lists(rows, min_size=2, max_size=3).map(tuple).map(AnyOf)
refusals = st.lists(cells(nothing_noted), min_size=2, max_size=3).map(tuple).map(AllOf)
exceptions = st.builds(
    lambda refused, rest: AllOf((*map(Not, refused), rest)),
    st.lists(refusals, min_size=1, max_size=2),
    st.one_of(rows, plain_disjunctions, st.just(ALWAYS)),
)
sayable = st.one_of(st.just(ALWAYS), st.just(NEVER), rows, disjunctions, exceptions)


@settings(max_examples=60)
@given(sayable)
def test_what_a_table_can_say_comes_back_as_the_same_tree(condition):
    written = write_dmn(condition, name="准予", elements={})

    assert repr(read_dmn(written, elements={})) == repr(condition)


@given(conditions())
def test_a_table_says_a_condition_as_it_is_or_not_at_all(condition):
    with suppress(Unsayable):
        written = write_dmn(condition, name="准予", elements={})
        assert repr(read_dmn(written, elements={})) == repr(condition)


@given(conditions())
def test_every_condition_comes_back_from_json(condition):
    assert read_logic(write_logic(condition)) == condition


@pytest.mark.parametrize("value", [True, 1, Decimal("1.0"), Decimal(10**39), "1", date(2026, 1, 1)])
def test_json_keeps_the_kind_of_a_value(value):
    read = read_logic(write_logic(Compare(Element("a.b"), Comparison.EQUAL, Constant(value))))

    assert type(read.right.value) is type(value)
    assert read.right.value == value
