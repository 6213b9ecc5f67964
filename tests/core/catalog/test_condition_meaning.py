"""What conditions mean at the edges: blanks, empties, leap days, exact sums, judgements, lists."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from conditionwork import TODAY

from tongban.core.catalog.conditions import operations
from tongban.core.catalog.conditions.bounds import ConditionTooCostly, refuse_costly
from tongban.core.catalog.conditions.compiled import compile_condition
from tongban.core.catalog.conditions.elements import (
    elements_of,
    judgements_of,
    parameters_of,
    settled_by,
)
from tongban.core.catalog.conditions.explain import explain
from tongban.core.catalog.conditions.nodes import (
    NO_NOTE,
    AllOf,
    AnyOf,
    Arithmetic,
    AtLeast,
    Compare,
    Comparison,
    Constant,
    Contains,
    Element,
    Exists,
    HowMany,
    Judged,
    Not,
    Note,
    OneOf,
    Operator,
    Quantified,
    Quantifier,
    Truth,
)
from tongban.core.catalog.conditions.notes_off import without_notes
from tongban.core.catalog.conditions.reference import evaluate
from tongban.core.catalog.conditions.text import parse
from tongban.core.vocabulary.errors import InvalidValue

MET, NOT_MET, UNKNOWN = Truth.MET, Truth.NOT_MET, Truth.UNKNOWN
MEMBERS = ({"age": 70}, {"age": 30}, {})


def truth(text: str, values: dict[str, Any], *, today: date = TODAY, **parameters: Any) -> Truth:
    """Return what all three engines say."""
    condition = parse(text)
    said = evaluate(condition, values, today=today, parameters=parameters)
    assert explain(condition, values, today=today, parameters=parameters).truth is said
    assert operations.TRUTHS[compile_condition(condition)(values, today, parameters)] is said
    return said


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        # a blank is unknown, the empty value is known
        ("a.b = 1", {}, UNKNOWN),
        ("a.b = 1", {"a.b": None}, NOT_MET),
        ("a.b != 1", {"a.b": None}, MET),
        ("a.b < 1", {"a.b": None}, NOT_MET),
        ("a.b in {1}", {"a.b": None}, NOT_MET),
        ("a.b between 1 and 2", {"a.b": None}, NOT_MET),
        ("a.b + 1 != 1", {"a.b": None}, MET),
        ("exists a.b", {"a.b": None}, NOT_MET),
        ("exists a.b", {"a.b": 0}, MET),
        ("exists a.b", {}, UNKNOWN),
        # one part may decide for the others
        ("a.b and a.c", {"a.b": False}, NOT_MET),
        ("a.b or a.c", {"a.b": True}, MET),
        ("at least 2 of (a.b, a.c, a.d)", {"a.b": True, "a.c": True}, MET),
        ("at least 2 of (a.b, a.c, a.d)", {"a.b": False, "a.c": False}, NOT_MET),
        ("at least 2 of (a.b, a.c, a.d)", {"a.b": True, "a.c": False}, UNKNOWN),
        ("a.b between 1 and a.c", {"a.b": 0}, NOT_MET),
        ("a.b between 2010-01-01 and 2020-01-01", {"a.b": date(2010, 1, 1)}, MET),
        ("a.b between 2010-01-01 and 2020-01-01", {"a.b": 2015}, UNKNOWN),
        ("a.b between 1 and 2.5", {"a.b": Decimal("2.5")}, MET),
        ('a.b between 1 and "x"', {"a.b": 0}, NOT_MET),
        ('a.b between 1 and "x"', {"a.b": 2}, UNKNOWN),
        ("50 <= a.b", {"a.b": 50}, MET),
        ("50 < a.b", {"a.b": Decimal(50)}, NOT_MET),
        ("50 != a.b", {"a.b": 51}, MET),
        ("a.b < a.c", {"a.b": 1, "a.c": 2}, MET),
        ("(a.b > 1) and 1 < 2", {"a.b": 2}, MET),
        # numbers are exact, yes is no number, text has no order
        ("a.b = 0.1", {"a.b": Decimal("0.10")}, MET),
        ("a.b = 0.1", {"a.b": 0.1}, UNKNOWN),
        ("a.b = 1", {"a.b": True}, UNKNOWN),
        ("a.b = yes", {"a.b": 1}, UNKNOWN),
        ('a.b > "a"', {"a.b": "b"}, UNKNOWN),
        ("a.b > no", {"a.b": True}, UNKNOWN),
        ("a.b > 1", {"a.b": Decimal("NaN")}, UNKNOWN),
        ("a.b / 3 * 3 = a.b", {"a.b": 10}, MET),
        ("a.b + a.c = 0.3", {"a.b": Decimal("0.1"), "a.c": Decimal("0.2")}, MET),
        ("a.b / 3 > 333.33", {"a.b": 1000}, MET),
        ("a.b / a.c > 1", {"a.b": 1, "a.c": 0}, UNKNOWN),
        ("a.b + 1 > 1", {"a.b": "5"}, UNKNOWN),
        ("a.b + 1 > 1", {"a.b": 10**60}, UNKNOWN),
        ("a.b + 1 > a.c", {"a.b": 1, "a.c": Decimal("1E+999")}, UNKNOWN),
        ("a.b > 1", {"a.b": Decimal("1E+999")}, MET),
        ("a.b * 1 in {1, 2.5}", {"a.b": Decimal("2.5")}, MET),
        ('a.b in {1, "x"}', {"a.b": "y"}, NOT_MET),
        ('a.b in {"x"}', {"a.b": 5}, UNKNOWN),
        ('a.b has "x"', {"a.b": ("x", "y")}, MET),
        ('a.b has "x"', {"a.b": ("y", 1)}, UNKNOWN),
        ('a.b has "x"', {"a.b": None}, NOT_MET),
        # an officer's judgement is a plain yes or no
        ('judged("site", "w")', {}, UNKNOWN),
        ('judged("site", "w")', {"judged.site": "yes"}, UNKNOWN),
        ('judged("site", "w")', {"judged.site": True}, MET),
        ('judged("site", "w")', {"judged.site": False}, NOT_MET),
        # lists
        ("some h.m has (member.age >= 60)", {"h.m": MEMBERS}, MET),
        ("every h.m has (member.age >= 60)", {"h.m": MEMBERS}, NOT_MET),
        ("no h.m has (member.age >= 90)", {"h.m": MEMBERS}, UNKNOWN),
        ("no h.m has (member.age >= 60)", {"h.m": MEMBERS}, NOT_MET),
        ("every h.m has (member.age >= 60)", {"h.m": ()}, MET),
        ("some h.m has (member.age >= 60)", {"h.m": None}, NOT_MET),
        ("some h.m has (member.age >= 60)", {"h.m": "x"}, UNKNOWN),
        ("some h.m has (member.age >= 60)", {"h.m": ("x",)}, UNKNOWN),
        ("some h.m has (member.age >= 60)", {}, UNKNOWN),
        ("count of h.m = 3", {"h.m": MEMBERS}, MET),
        ("count of h.m where (member.age > 1) = 2", {"h.m": MEMBERS}, UNKNOWN),
        ("count of h.m where (exists member.age) = 2", {"h.m": MEMBERS[:2]}, MET),
        ("some h.m has (member.age > a.b)", {"h.m": MEMBERS, "a.b": 60}, MET),
        # a column outside its list is nothing
        ("count of h.m = 1 and a.b", {"h.m": ({"b": True},), "member.b": True}, UNKNOWN),
    ],
)  # fmt: skip
def test_the_three_engines_say(text: str, values: dict[str, Any], expected: Truth) -> None:
    assert truth(text, values) is expected


@pytest.mark.parametrize(
    ("born", "today", "years"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2024, 2, 29), 16),
        (date(2008, 3, 1), date(2024, 2, 29), 15),
        (date(2008, 2, 28), date(2024, 2, 29), 16),
        (date(2010, 9, 16), date(2026, 9, 15), 15),
        (date(2010, 9, 15), date(2026, 9, 15), 16),
        (date(2027, 1, 1), date(2026, 9, 15), 0),
        (date(2030, 9, 15), date(2026, 9, 15), -4),
        (date(1, 1, 1), date(5, 1, 1), 4),
    ],
)
def test_an_age_is_complete_on_the_birthday(born: date, today: date, years: int) -> None:
    assert truth("age of p.born = $n", {"p.born": born}, today=today, n=years) is MET
    for limit in (1, 4, 15, 16, 17, 18, 150):
        for sign, expected in (
            (">=", years >= limit),
            (">", years > limit),
            ("<", years < limit),
            ("<=", years <= limit),
        ):
            said = truth(f"age of p.born {sign} {limit}", {"p.born": born}, today=today)
            assert said is (MET if expected else NOT_MET)


def test_months_and_days_are_whole_ones() -> None:
    values = {"a.b": date(2026, 1, 31)}
    assert truth("months from a.b to 2026-02-28 = 0", values) is MET
    assert truth("months from a.b to 2026-03-31 = 2", values) is MET
    assert truth("days from a.b to 2026-02-28 = 28", values) is MET
    assert truth("days from 2026-02-28 to a.b = -28", values) is MET
    assert truth("days from a.b to a.c = 1", {**values, "a.c": "2026"}) is UNKNOWN
    assert truth("days from a.b to a.c = 1", {**values, "a.c": None}) is NOT_MET


def test_a_parameter_is_the_one_in_force() -> None:
    assert truth("a.b >= $standard", {"a.b": 50}, standard=50) is MET
    assert truth("a.b >= $standard", {"a.b": 50}) is UNKNOWN


def test_a_list_too_long_to_look_through_is_refused_by_every_engine() -> None:
    condition = parse("some h.m has (member.x)")
    values = {"h.m": ({"x": False},) * 1001}

    with pytest.raises(InvalidValue, match="1001"):
        evaluate(condition, values, today=TODAY)
    with pytest.raises(InvalidValue, match="1001"):
        explain(condition, values, today=TODAY)
    with pytest.raises(InvalidValue, match="1001"):
        compile_condition(condition)(values, TODAY, {})


def test_what_a_condition_reads() -> None:
    condition = parse(
        'some h.m has (member.x > a.b) and a.c has "v" and judged("site", "w")'
        " and exists a.d and count of h.n > $standard and a.b"
    )

    assert elements_of(condition) == ("h.m", "a.b", "a.c", "a.d", "h.n")
    assert judgements_of(condition) == ("judged.site",)
    assert parameters_of(condition) == ("standard",)


def test_an_answer_settles_a_condition_or_not() -> None:
    condition = parse("a.b > 3 or a.c")

    assert settled_by(condition, {}, "a.b", candidates=(1, 3, 4), today=TODAY) == 1
    assert settled_by(condition, {"a.c": False}, "a.b", candidates=(1, 3, 4), today=TODAY) == 3


def test_a_tree_without_notes_means_the_same() -> None:
    noted = parse('(a.b as x "w" or not (a.c "v")) as y and count of h.m where (member.x "z") > 1')

    assert without_notes(noted) == parse("(a.b or not a.c) and count of h.m where (member.x) > 1")


@pytest.mark.parametrize(
    "build",
    [
        lambda: Element("Area"),
        lambda: Element("area"),
        lambda: Element("a.b\n"),
        lambda: Exists("a.b'"),
        lambda: Contains("a", "x"),
        lambda: HowMany("member.x"),
        lambda: Quantified(Quantifier.SOME, "x", Exists("a.b")),
        lambda: AllOf(()),
        lambda: AnyOf(()),
        lambda: AtLeast(2, (Exists("a.b"),)),
        lambda: AtLeast(0, (Exists("a.b"),)),
        lambda: OneOf(Element("a.b"), ()),
        lambda: OneOf(Element("a.b"), (1.5,)),
        lambda: Constant(1.5),
        lambda: Constant(10**40),
        lambda: Constant(Decimal("NaN")),
        lambda: Constant(Decimal("1E+50")),
        lambda: Constant("\ud800"),
        lambda: Judged("a b", "words"),
        lambda: Note(words="\x00"),
    ],
)
def test_a_node_refuses_what_it_cannot_be_made_of(build: Any) -> None:
    with pytest.raises(InvalidValue):
        build()


def test_a_tree_built_by_hand_is_bounded_before_it_is_compiled() -> None:
    deep: Any = Exists("a.b")
    for _ in range(50):
        deep = Not(deep)
    nested = Quantified(Quantifier.SOME, "a.b", Quantified(Quantifier.SOME, "a.c", Exists("a.d")))

    for costly in (deep, AllOf((Exists("a.b"),) * 500), nested):
        with pytest.raises(ConditionTooCostly):
            compile_condition(costly)
    with pytest.raises(InvalidValue, match="member"):
        refuse_costly(Compare(Element("member.x"), Comparison.EQUAL, Constant(1)))


def test_the_deepest_tree_allowed_is_compiled_too() -> None:
    deep: Any = Compare(Element("a.b"), Comparison.EQUAL, Constant(1))
    for level in range(38):
        deep = (AllOf if level % 2 else AnyOf)((deep,), NO_NOTE)
    plus: Any = Element("a.b")
    for _ in range(36):
        plus = Arithmetic(Operator.PLUS, plus, Constant(1))
    summed = Compare(plus, Comparison.EQUAL, Constant(36))

    assert compile_condition(deep)({"a.b": 1}, TODAY, {}) is True
    assert compile_condition(Not(summed))({"a.b": 0}, TODAY, {}) is False
