"""The readable text of conditions: what it means, and how errors point at the character."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tongban.core.catalog.conditions.bounds import ConditionTooCostly
from tongban.core.catalog.conditions.nodes import (
    ALWAYS,
    NEVER,
    AllOf,
    AnyOf,
    Arithmetic,
    AtLeast,
    Between,
    Compare,
    Comparison,
    Constant,
    Contains,
    DatedParameter,
    Elapsed,
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
    Span,
    Today,
)
from tongban.core.catalog.conditions.text import ConditionSyntaxError, parse
from tongban.core.catalog.conditions.written import written
from tongban.core.vocabulary.citations import parse_citation

AREA = Element("premises.area")
BIG = Compare(AREA, Comparison.AT_LEAST, Constant(50))


def yes(code: str) -> Compare:
    return Compare(Element(code), Comparison.EQUAL, Constant(True))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("premises.area >= 50", BIG),
        ("a.b", yes("a.b")),
        ("a.b = no", Compare(Element("a.b"), Comparison.EQUAL, Constant(False))),
        ("a.b and not c.d", AllOf((yes("a.b"), Not(yes("c.d"))))),
        ("a.b or a.c and a.d", AnyOf((yes("a.b"), AllOf((yes("a.c"), yes("a.d")))))),
        ("(a.b or a.c) and a.d", AllOf((AnyOf((yes("a.b"), yes("a.c"))), yes("a.d")))),
        ("all of (a.b, a.c)", AllOf((yes("a.b"), yes("a.c")))),
        ("any of (a.b)", AnyOf((yes("a.b"),))),
        ("at least 2 of (a.b, a.c, a.d)", AtLeast(2, (yes("a.b"), yes("a.c"), yes("a.d")))),
        ('a.kind in {"x", "y"}', OneOf(Element("a.kind"), ("x", "y"))),
        ("a.b between 16 and 60", Between(Element("a.b"), Constant(16), Constant(60))),
        ('a.b has "v"', Contains("a.b", "v")),
        ("exists a.b", Exists("a.b")),
        ("always", ALWAYS),
        ("never", NEVER),
        ('judged("site", "现场符合")', Judged("site", "现场符合")),
        (
            "some household.members has (member.age >= 60)",
            Quantified(
                Quantifier.SOME,
                "household.members",
                Compare(Element("member.age"), Comparison.AT_LEAST, Constant(60)),
            ),
        ),
        ("every h.m has (member.x)", Quantified(Quantifier.EVERY, "h.m", yes("member.x"))),
        ("no h.m has (member.x)", Quantified(Quantifier.NONE, "h.m", yes("member.x"))),
        (
            "count of h.m where (member.x) > count of h.n",
            Compare(HowMany("h.m", yes("member.x")), Comparison.GREATER, HowMany("h.n")),
        ),
        (
            "age of p.birth_date >= $age.limit",
            Compare(
                Elapsed(Span.YEARS, Element("p.birth_date"), Today()),
                Comparison.AT_LEAST,
                DatedParameter("age.limit"),
            ),
        ),
        (
            "days from 2026-01-31 to today < 3",
            Compare(
                Elapsed(Span.DAYS, Constant(date(2026, 1, 31)), Today()),
                Comparison.LESS,
                Constant(3),
            ),
        ),
        (
            "a.b - 1.5 * -2 != (a.b - 1) / 4",
            Compare(
                Arithmetic(
                    Operator.MINUS,
                    Element("a.b"),
                    Arithmetic(Operator.TIMES, Constant(Decimal("1.5")), Constant(-2)),
                ),
                Comparison.NOT_EQUAL,
                Arithmetic(
                    Operator.OVER,
                    Arithmetic(Operator.MINUS, Element("a.b"), Constant(1)),
                    Constant(4),
                ),
            ),
        ),
        (
            'premises.area >= 50 as area "够大" @ "食品安全法#33.1"',
            Compare(
                AREA,
                Comparison.AT_LEAST,
                Constant(50),
                Note(id="area", words="够大", basis=parse_citation("食品安全法#33.1")),
            ),
        ),
        ('(not a.b) as "编号 1"', Not(yes("a.b"), Note(id="编号 1"))),
        ("a.b\n  and a.c", AllOf((yes("a.b"), yes("a.c")))),
    ],
)
def test_the_text_means_the_tree_and_is_read_back(text: str, tree: Any) -> None:
    assert parse(text) == tree
    assert parse(written(tree)) == tree


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ("", 0, "却是结尾"),
        ("a.b >=", 6, "却是结尾"),
        ("a.b = 2026-02-30", 6, "日历上没有"),
        ("a.b 3", 4, "多出"),
        ("a.b >= 50 a.c", 10, "多出“a.c”"),
        ("名称 = 1", 0, "不认识“名”"),
        ('a.b = "x', 6, "不认识"),
        ("a.b\x00", 3, "有不能显示的字符"),
        ("a.b，", 3, "不认识“，”"),
        ("a.b = 50平方米", 8, "不认识“平”"),
        ("a.b > 5a", 6, "不认识“5”"),
        ("member.age > 3", 0, "只能写在名单的条件里"),
        ("(a.b > 3) + 1 > 2", 0, "这里要一个值"),
        ("3", 0, "这里要一个能判断真假的条件"),
        ("a.b and 3", 8, "这里要一个能判断真假的条件"),
        ("a.b or 3", 7, "这里要一个能判断真假的条件"),
        ("(1 + 2) or a.b", 0, "这里要一个能判断真假的条件"),
        ("a.b between (a.c > 1) and 3", 12, "这里要一个值"),
        ("a.b in {a.c}", 8, "集合里只能写固定的值"),
        ("a.b in {1, 2", 12, "这里应该是“}”"),
        ('(a.b + 1) has "v"', 0, "has 前面要写数据元编码"),
        ("a.b has 3", 8, "这里应该是双引号里的选项"),
        ("at least 3 of (a.b)", 9, "不能要求至少 3 项"),
        ("at least 0 of (a.b)", 9, "不能要求至少 0 项"),
        ("at least 1.5 of (a.b)", 9, "这里要整数"),
        ("exists 3", 7, "这里应该是数据元编码"),
        ("area > 3", 0, "“area”不能放在这里"),
        ('judged("Bad", "w")', 17, "is not a name"),
        ("a.b > - a.c", 8, "这里应该是数字"),
        ('a.b @ "#"', 6, "看不懂依据"),
        ("a.b as =", 7, "as 后面要写编号"),
        ("(a.b as x) as y", 11, "已经有说明"),
        ("some a.b has (some a.c has (member.x))", 19, "不能再套名单"),
        ("count of a.b where (count of a.c > 1) > 0", 29, "不能再套名单"),
        ("a.b > 9999999999999999999999999.9999999999999999", 6, "digits at most"),
    ],
)
def test_an_error_points_at_the_character(text: str, position: int, reason: str) -> None:
    with pytest.raises(ConditionSyntaxError) as caught:
        parse(text)

    assert caught.value.position == position
    assert reason in str(caught.value)


def test_the_caret_stands_under_the_place_and_a_hint_says_what_to_write() -> None:
    with pytest.raises(ConditionSyntaxError) as caught:
        parse('a.b = "餐饮" and\na.c = "店铺" ，')

    assert str(caught.value).splitlines() == [
        "第 27 个字符处：不认识“，”",
        'a.c = "店铺" ，',
        "             ^",
        "请改用半角符号 ,",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "__class__",
        "a.b.__class__ = 1",
        "a.__class__",
        "{{ a.b }}",
        "{% if a.b %}",
        "${a.b}",
        "lambda: 1",
        "a.b if a.c else a.d",
        "import os",
        'eval("1")',
        "a.b; drop table items",
        "a.b = 'x'",
        "a.b -- 1",
        "a.b /* c */",
        "a.b[0]",
        "a.b()",
        "a.b := 1",
        "a.b = `x`",
        "a.b\\nc",
        'a.b = "\\x41"',
        'a.b = "\\u0000"',
        "０.５ > a.b",
        "a.b > 1e9",
        "a.b > 0x10",
        "A.B = 1",
        "a..b",
        "a.b.",
        ".a.b",
    ],
)
def test_what_an_interpreter_would_run_is_refused(text: str) -> None:
    """Attack A97: nothing but the grammar is ever understood."""
    with pytest.raises(ConditionSyntaxError):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 60 + "a.b" + ")" * 60,
        "not " * 60 + "a.b",
        "days from " * 60,
        " and ".join(["a.b"] * 300),
        "a.b > 1" + " + 1" * 60,
        "a.b = 1 or " * 2000 + "a.b",
        "(" * 20_000,
    ],
)
def test_a_condition_past_the_bounds_is_refused(text: str) -> None:
    with pytest.raises(ConditionTooCostly):
        parse(text)


def test_a_text_within_the_bounds_is_read_in_time() -> None:
    assert isinstance(parse("(" * 39 + "a.b" + ")" * 39), Compare)


def test_the_law_of_a_note_keeps_its_level() -> None:
    text = 'a.b @ "部门规章:食品经营许可管理办法(总局令第78号)#12"'

    assert written(parse(text)) == text.replace("a.b", "a.b = yes")
