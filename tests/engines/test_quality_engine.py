"""What the database finds in a register is what the rules say row by row."""

import random

import pytest
from hypothesis import given, settings
from quality_strategies import CHECKS, FIELDS, RULES, THEIRS, TODAY, registers, rule

from tongban.core.quality.judging import Around, judge
from tongban.core.quality.profiles import profile
from tongban.core.quality.registers import RegisterRows
from tongban.core.quality.rules import Consequence
from tongban.core.quality.scores import examined
from tongban.core.vocabulary.check_characters import citizen_check
from tongban.core.vocabulary.credit import make_example_credit_code
from tongban.engines.quality.compiling import Scope
from tongban.engines.quality.examining import examine, profiles, rejected_rows
from tongban.engines.quality.tables import Tables


def loaded(own, wages=()):
    """Return the same registers as the database and as the rules see them."""
    tables = Tables()
    tables.load("people", FIELDS, own)
    tables.load("wages", THEIRS, wages)
    around = Around(
        register="people", registers=RegisterRows({"people": own, "wages": wages}), today=TODAY
    )
    return Scope(register="people", tables=tables, today=TODAY), around


def broken_by(row, around):
    return tuple(one for one in RULES if judge(one, row, around) is False)


@settings(max_examples=8, deadline=None)
@given(registers)
def test_a_register_is_judged_as_each_of_its_rows_is(drawn):
    scope, around = loaded(*drawn)
    own, _ = drawn
    with scope.tables:
        assert examine(RULES, scope) == examined(RULES, around)
        found = {one.place: one.broken for one in rejected_rows(RULES, scope, at_most=100)}

    broken = {place: broken_by(row, around) for place, row in enumerate(own)}
    assert found == {
        place: rules
        for place, rules in broken.items()
        if any(one.consequence is Consequence.REJECT for one in rules)
    }


DAMAGE = "0123456789AXBIOx１ "


def damaged(number, chance):
    """Return a number as it was, with one wrong character, or with two neighbours swapped."""
    place = chance.randrange(len(number) - 1)
    match chance.randrange(3):
        case 0:
            return number
        case 1:
            return number[:place] + chance.choice(DAMAGE) + number[place + 1 :]
        case _:
            return number[:place] + number[place + 1] + number[place] + number[place + 2 :]


def any_number(chance):
    born = f"{chance.randrange(1890, 2030)}{chance.randrange(14):02d}{chance.randrange(33):02d}"
    body = f"{chance.choice(['51', '11', '83', '16'])}9901{born}{chance.randrange(1000):03d}"
    number = damaged(body + citizen_check(body), chance)
    return number[:6] + number[8:17] if chance.random() < 0.3 else number


@pytest.mark.parametrize(
    ("born", "real"),
    [("19000229", 0), ("20000229", 1), ("20240229", 1), ("20230229", 0), ("00000101", 0),
     ("00010101", 1), ("19991131", 0), ("19991200", 0), ("19991301", 0), ("19990001", 0)],
)  # fmt: skip
def test_only_a_day_that_exists_is_a_day_of_birth(born, real):
    body = f"519901{born}001"
    scope, around = loaded([{"number": body + citizen_check(body)}])
    rules = (rule(CHECKS["number"]),)
    with scope.tables:
        found = examine(rules, scope)

    assert found == examined(rules, around)
    assert found.accepted == real


def test_thousands_of_numbers_right_and_wrong_are_told_apart_alike():
    chance = random.Random(11643)
    own = [
        {
            "number": any_number(chance),
            "credit": damaged(str(make_example_credit_code(chance.randrange(10**8))), chance),
        }
        for _ in range(3000)
    ]
    scope, around = loaded(own)
    rules = tuple(one for one in RULES if one.code in {"number", "old_number", "credit"})
    with scope.tables:
        found = examine(rules, scope)

    assert found == examined(rules, around)
    assert all(min(one.held, one.broken) > 300 for one in found.counts.values())


@settings(max_examples=12, deadline=None)
@given(registers)
def test_a_column_looks_the_same_to_both(drawn):
    scope, _ = loaded(*drawn)
    with scope.tables:
        assert profiles(scope) == tuple(profile(field, drawn[0]) for field in FIELDS)


def test_a_register_in_a_file_is_judged_where_it_is(tmp_path):
    own = [{"name": " 王安 ", "number": "1"}, {"name": "王安"}, {"number": "\u3000"}]
    scope, _ = loaded(own)
    written = scope.tables.connection.sql(
        'SELECT c0 || \' \' AS name, c1 AS "a ""b""\'c", 7 AS seven FROM register_0'
    )
    written.write_parquet(str(tmp_path / "people.parquet"))
    scope.tables.open_parquet("filed", tmp_path / "people.parquet")
    filed = Scope(register="filed", tables=scope.tables, today=TODAY)
    rules = (rule(CHECKS["filled"]),)
    with scope.tables:
        assert filed.own.fields == ("name", 'a "b"\'c', "seven")
        assert examine(rules, filed).rejected == 1
        (turned_away,) = rejected_rows(rules, filed, at_most=10)

    assert (turned_away.place, turned_away.cells) == (2, (None, None, "7"))


@pytest.mark.parametrize("heading", ["rowid", "a; DROP TABLE register_0; --", '"', "c1"])
def test_a_heading_is_never_part_of_a_query(heading):
    with Tables() as tables:
        tables.load("people", ["other", heading], [{heading: "x"}, {heading: "'; --"}])
        scope = Scope(register="people", tables=tables, today=TODAY)

        assert [one.field for one in profiles(scope)] == ["other", heading]
        assert [one.distinct for one in profiles(scope)] == [0, 2]


def test_only_so_many_rejected_rows_are_fetched():
    scope, _ = loaded([{} for _ in range(30)])
    with scope.tables:
        found = list(rejected_rows((rule(CHECKS["filled"]),), scope, at_most=10))

    assert [one.place for one in found] == list(range(10))


def test_an_empty_register_has_nothing_against_it():
    scope, around = loaded([])
    with scope.tables:
        assert examine(RULES, scope) == examined(RULES, around)
