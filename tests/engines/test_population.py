"""What is asked of everybody at once is what would be asked of each."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.conditions.reference import evaluate
from tongban.core.catalog.conditions.sql.tables import Column, Table
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import ValueKind
from tongban.engines.population.people import Population, Question, Tally

TODAY = date(2026, 9, 15)
TABLE = Table(
    {
        "person.age": Column(kind=ValueKind.INTEGER, digits=3, may_be_empty=True),
        "person.kinds": Column(kind=ValueKind.CHOICES),
        "household.income": Column(kind=ValueKind.DECIMAL, digits=9, scale=2),
        "household.members": Column(
            kind=ValueKind.RECORDS, columns={"age": Column(kind=ValueKind.INTEGER, digits=3)}
        ),
        "person.area": Column(kind=ValueKind.TEXT),
    }
)
CONDITIONS = [
    parse(text)
    for text in (
        "person.age >= 60",
        "household.income / count of household.members <= $line",
        'person.kinds has "low_income" or person.age < 18',
        "every household.members has (member.age >= 60)",
        "at least 2 of (person.age >= 60, household.income < 100, exists person.area)",
    )
]
PARAMETERS = {"line": 900}
QUESTION = Question(conditions=CONDITIONS, today=TODAY, parameters=PARAMETERS)

people = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "person.age": st.none() | st.integers(0, 100),
            "person.kinds": st.lists(st.sampled_from(["low_income", "other"])).map(tuple),
            "household.income": st.decimals(0, 3000, places=2),
            "household.members": st.lists(
                st.fixed_dictionaries({}, optional={"age": st.integers(0, 100)}), max_size=3
            ).map(tuple),
            "person.area": st.sampled_from(["519901", "519902"]),
        },
    ),
    max_size=8,
)


def told(person, condition):
    return evaluate(condition, person, today=TODAY, parameters=PARAMETERS)


def counted(everybody, condition):
    found = Counter(told(one, condition) for one in everybody)
    return Tally(met=found[Truth.MET], not_met=found[Truth.NOT_MET], unknown=found[Truth.UNKNOWN])


@settings(max_examples=40, deadline=None)
@given(people)
def test_everybody_counts_as_each_one_is_decided(everybody):
    with Population.of(everybody, TABLE) as population:
        tallies = population.tally(QUESTION)

    assert tallies == tuple(counted(everybody, condition) for condition in CONDITIONS)


@settings(max_examples=20, deadline=None)
@given(people)
def test_parts_of_the_people_add_up_to_all(everybody):
    with Population.of(everybody, TABLE) as population:
        parts = population.tally_by(QUESTION, "person.area")

    for area, tallies in parts.items():
        there = [one for one in everybody if one.get("person.area") == area]
        assert tallies == tuple(counted(there, condition) for condition in CONDITIONS)


def test_whom_a_condition_cannot_tell_would_be_asked_for_what_they_lack():
    everybody = [{"household.income": Decimal(10)}, {}, {"person.age": 70}, {"person.age": None}]

    with Population.of(everybody, TABLE) as population:
        old, poor, *_ = population.to_be_asked(QUESTION)

    assert old == {"person.age": 2}
    assert poor == {"household.income": 3, "household.members": 4}


def test_what_the_table_does_not_hold_must_be_asked_of_everybody():
    question = Question(conditions=[parse("person.married")], today=TODAY)

    with Population.of([{}, {}], TABLE) as population:
        assert population.to_be_asked(question) == ({"person.married": 2},)
        assert population.tally(question) == (Tally(met=0, not_met=0, unknown=2),)


def test_a_condition_without_elements_asks_nothing():
    question = Question(conditions=[parse('judged("fit", "现场合格")')], today=TODAY)

    with Population.of([{}], TABLE) as population:
        assert population.to_be_asked(question) == ({},)


def test_people_in_files_are_counted_where_they_are(tmp_path):
    with Population.of([{"person.age": age} for age in range(50, 70)], TABLE) as population:
        population.write(tmp_path / "people.parquet")

    with Population.in_files(tmp_path / "*.parquet", TABLE) as population:
        assert population.tally(QUESTION)[0] == Tally(met=10, not_met=10, unknown=0)


def test_ten_thousand_people_go_in_by_the_armful():
    with Population.of(({"person.age": 70} for _ in range(10_001)), TABLE) as population:
        assert population.tally(QUESTION)[0].met == 10_001


@pytest.mark.parametrize("area", ["519901'; DROP TABLE people; --", "\\"])
def test_a_value_of_a_person_is_never_read_as_a_query(area):
    with Population.of([{"person.area": area}], TABLE) as population:
        assert list(population.tally_by(QUESTION, "person.area")) == [area]
