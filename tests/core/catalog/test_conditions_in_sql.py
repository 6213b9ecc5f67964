"""A condition asked of a table by a database gives row by row what the definition gives."""

from datetime import date
from decimal import Decimal

import duckdb
import pytest
from conditiontables import TABLE, known, row
from conditionwork import TODAY, conditions, parameters
from hypothesis import given

from tongban.core.catalog.conditions.bounds import ConditionTooCostly
from tongban.core.catalog.conditions.nodes import (
    AtLeast,
    Compare,
    Comparison,
    Constant,
    Element,
)
from tongban.core.catalog.conditions.operations import TRUTHS
from tongban.core.catalog.conditions.reference import evaluate
from tongban.core.catalog.conditions.sql.compiling import to_sql
from tongban.core.catalog.conditions.sql.dialects import DUCKDB, SPARK
from tongban.core.catalog.conditions.sql.tables import Column, Table
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.vocabulary.errors import InvalidValue


@pytest.fixture(scope="module")
def database():
    with duckdb.connect() as connection:
        yield connection


@given(conditions(), known(), parameters)
def test_a_database_decides_each_row_as_the_definition_does(database, condition, values, standards):
    truth = evaluate(condition, values, today=TODAY, parameters=standards)
    text = to_sql(condition, TABLE, today=TODAY, dialect=DUCKDB, parameters=standards)
    source, arguments = row(values)

    found = database.execute(f"SELECT {text} FROM {source}", arguments).fetchone()[0]  # noqa: S608

    assert TRUTHS[found] is truth, text


@given(conditions(), parameters)
def test_every_condition_can_be_written_for_a_cluster_too(condition, standards):
    assert to_sql(condition, TABLE, today=TODAY, dialect=SPARK, parameters=standards)


@pytest.mark.parametrize(
    ("age", "born", "met"),
    [("18", "2008-09-15", True), ("18", "2008-09-16", False), ("-1", "2030-01-01", False)],
)
def test_an_age_in_a_table_is_complete_on_the_birthday(database, age, born, met):
    text = written(f"age of person.birth_date >= {age}")
    source, arguments = row({"person.birth_date": date.fromisoformat(born)})

    assert database.execute(f"SELECT {text} FROM {source}", arguments).fetchone()[0] is met  # noqa: S608


@pytest.mark.parametrize(
    "text",
    [
        "days from 2026-01-31 to 2026-03-31 = 59",
        "days from 2026-09-14 to 2026-09-11 = -3",
        "months from 2026-01-31 to 2026-03-30 = 1",
        "years from 2024-03-01 to 2026-02-28 = 1",
    ],
)
def test_a_period_in_a_table_counts_what_is_whole(database, text):
    assert database.execute(f"SELECT {written(text)}").fetchone()[0] is True


def test_an_age_is_one_comparison_with_a_date_worked_out_once():
    assert "DATE '2008-09-15'" in written("age of person.birth_date >= 18", of=table_of_dates())
    assert "year" not in written("age of person.birth_date > 17", of=table_of_dates())


def test_before_the_calendar_began_ages_are_still_counted():
    condition = parse("age of person.birth_date >= 18")

    text = to_sql(condition, table_of_dates(), today=date(5, 1, 1), dialect=DUCKDB)

    assert "year(" in text


@pytest.mark.parametrize("dialect", [DUCKDB, SPARK])
def test_a_text_of_an_author_stays_a_text(dialect):
    table = Table({"person.name": Column(kind=ValueKind.TEXT)})
    evil = "x\\' OR 1=1; DROP TABLE people; --"
    condition = Compare(Element("person.name"), Comparison.EQUAL, Constant(evil))

    text = to_sql(condition, table, today=TODAY, dialect=dialect)

    quoted = "'x\\\\\\' OR" if dialect is SPARK else "'x\\'' OR"
    assert quoted in text


def test_an_author_text_comes_back_from_the_database_as_it_was(database):
    evil = "x\\' OR 1=1; --"
    table = Table({"person.name": Column(kind=ValueKind.TEXT)})
    condition = Compare(Element("person.name"), Comparison.EQUAL, Constant(evil))
    text = to_sql(condition, table, today=TODAY, dialect=DUCKDB)

    found = database.execute(f'SELECT {text} FROM (SELECT ? AS "person.name")', [evil])  # noqa: S608

    assert found.fetchone()[0] is True


def test_a_sum_that_could_outgrow_the_database_is_refused_when_written():
    with pytest.raises(ConditionTooCostly, match="37 位"):
        written("person.age * person.age * person.age > 1")


def test_a_condition_whose_text_explodes_is_refused():
    deep = parse("person.age > 1")
    for _ in range(30):
        deep = AtLeast(1, (deep,))

    with pytest.raises(ConditionTooCostly, match="太长"):
        to_sql(deep, TABLE, today=TODAY, dialect=DUCKDB)


@pytest.mark.parametrize(
    "text",
    [
        "shop.open",
        'shop.kinds has "a"',
        "exists shop.open",
        "some shop.staff has (member.age > 1)",
        "count of shop.staff > 1",
        "age of person.age >= 18",
        'applicant.kind < "b"',
        "premises.open < no",
        'person.age has "a"',
        "some premises.area has (member.age > 1)",
        "count of premises.area >= 0",
        "person.birth_date > 3",
        "1 in {1.5, 2}",
        "premises.open in {yes, no}",
        "person.age in {3, yes}",
        'judged("fit", "现场合格")',
    ],
)
@pytest.mark.parametrize("area", [None, Decimal("2.50")])
def test_what_a_table_cannot_tell_stays_unknown(database, text, area):
    condition = parse(text)
    values = {"person.age": 3, "applicant.kind": ("a",), "premises.open": True}
    values |= {} if area is None else {"premises.area": area}
    source, arguments = row(values)
    query = to_sql(condition, TABLE, today=TODAY, dialect=DUCKDB)

    found = database.execute(f"SELECT {query} FROM {source}", arguments).fetchone()[0]  # noqa: S608

    assert TRUTHS[found] is evaluate(condition, values, today=TODAY)


@pytest.mark.parametrize("area", ["0", "1", "4", "-4"])
def test_fractions_are_joined_and_compared_exactly(database, area):
    small = Table({"shop.area": Column(kind=ValueKind.DECIMAL, digits=4, scale=2)})
    condition = parse("shop.area / 3 + 3 / shop.area - shop.area / 3 = 3 / shop.area")
    text = to_sql(condition, small, today=TODAY, dialect=DUCKDB)

    found = database.execute(
        f'SELECT {text} FROM (SELECT CAST(? AS DECIMAL(4,2)) AS "shop.area")',  # noqa: S608
        [Decimal(area)],
    )

    expected = evaluate(condition, {"shop.area": Decimal(area)}, today=TODAY)
    assert TRUTHS[found.fetchone()[0]] is expected


def test_what_an_element_can_be_at_most_says_how_many_digits_it_needs():
    stars = DataElement(
        code="shop.stars", label="星级", kind=ValueKind.INTEGER, least=Decimal(0), most=Decimal(5)
    )

    assert Table.of((stars,)).columns["shop.stars"].digits == 1


def test_a_table_is_made_of_the_elements_that_a_condition_speaks_of():
    area = DataElement(code="premises.area", label="面积", kind=ValueKind.DECIMAL)
    age = DataElement(code="member.age", label="年龄", kind=ValueKind.INTEGER)
    members = DataElement(
        code="household.members", label="成员", kind=ValueKind.RECORDS, columns=(age,)
    )

    table = Table.of((area, members), scale=3)

    assert table.columns["premises.area"].scale == 3
    assert table.columns["household.members"].columns["age"].kind is ValueKind.INTEGER


def test_a_column_wider_than_a_form_accepts_is_refused():
    with pytest.raises(InvalidValue):
        Column(kind=ValueKind.DECIMAL, digits=19)


def table_of_dates():
    return Table({"person.birth_date": Column(kind=ValueKind.DATE)})


def written(text, of=TABLE):
    return to_sql(parse(text), of, today=TODAY, dialect=DUCKDB)
