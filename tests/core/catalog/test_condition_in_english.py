"""Conditions are said in English by a grammar of their own, node by node."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tongban.core.catalog.conditions.english import EnglishGrammar, in_english, said
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import DataElement, Option, ValueKind

ENGLISH = {
    "经营面积": "Area",
    "平方米": "m²",
    "出生日期": "Date of birth",
    "明厨亮灶": "Open kitchen",
    "主体类型": "Kind",
    "公司": "company",
    "家庭成员": "Members",
    "年龄": "Age",
    "面积够大": "The area is large enough",
    "最低标准": "Least standard",
}


def known(text: str) -> str:
    return ENGLISH.get(text, text)


GRAMMAR = EnglishGrammar(
    in_english(
        {
            one.code: one
            for one in (
                DataElement(code="p.area", label="经营面积", kind=ValueKind.DECIMAL, unit="平方米"),
                DataElement(code="p.born", label="出生日期", kind=ValueKind.DATE),
                DataElement(code="p.open", label="明厨亮灶", kind=ValueKind.YES_NO),
                DataElement(
                    code="p.kind",
                    label="主体类型",
                    kind=ValueKind.CHOICE,
                    options=(Option(value="c", label="公司"),),
                ),
                DataElement(
                    code="h.m",
                    label="家庭成员",
                    kind=ValueKind.RECORDS,
                    columns=(DataElement(code="member.age", label="年龄", kind=ValueKind.INTEGER),),
                ),
            )
        }
        | {"$least": DataElement(code="parameter.least", label="最低标准", kind=ValueKind.DECIMAL)},
        known,
    ),
    known,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("p.area >= 50", "Area is at least 50 m²"),
        ("p.area != p.size", "Area is not p.size"),
        ("p.open", "Open kitchen: yes"),
        ("p.open != yes", "Open kitchen is not yes"),
        ('p.kind = "c"', "Kind is “company”"),
        ('p.kind in {"c", "p"}', "Kind is one of “company”, “p”"),
        ("p.born < 2008-09-15", "Date of birth is before 15 September 2008"),
        ("p.born <= today", "Date of birth is not after the day"),
        (
            "age of p.born between 16 and 60",
            "whole years from Date of birth to the day is between 16 and 60, both included",
        ),
        ("p.area >= $least", "Area is at least Least standard"),
        ("p.area >= $most", "Area is at least the standard (most)"),
        ("p.area / 2 - 1 > 3", "((Area divided by 2) minus 1) is above 3"),
        ("exists p.born", "Date of birth is given"),
        ('p.kind has "c"', "Kind includes “company”"),
        ("count of h.m > 2", "the number of entries of Members is above 2"),
        (
            "count of h.m where (member.age < 18) > 2",
            "the number of entries of Members where Age is below 18 is above 2",
        ),
        ("some h.m has (member.age < 18)", "at least one entry of Members: Age is below 18"),
        ("at least 1 of (p.open, p.x)", "at least 1 of these: Open kitchen: yes; p.x: yes"),
        ("any of (p.open, p.x)", "one of these: Open kitchen: yes; p.x: yes"),
        ("not p.open and p.x", "all of these: this is not so: Open kitchen: yes; p.x: yes"),
        ("always", "no condition"),
        ("never", "never met"),
        ('judged("x", "面积够大")', "The area is large enough"),
    ],
)
def test_a_condition_is_an_english_sentence(text: str, words: str) -> None:
    assert GRAMMAR.words(parse(text)) == words


def test_an_authors_words_are_kept_where_they_are_known_and_made_anew_where_not() -> None:
    assert GRAMMAR.words(parse('p.area >= 50 as a "面积够大"')) == "The area is large enough"
    assert GRAMMAR.words(parse('p.area >= 50 as a "地方不小"')) == "Area is at least 50 m²"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "none"),
        (True, "yes"),
        (False, "no"),
        (Decimal("80.50"), "80.5"),
        (Decimal("NaN"), "a value that cannot be read"),
        (Fraction(1, 3), "about 0.3333"),
        (date(2026, 9, 5), "5 September 2026"),
        (("a", "b"), "“a”, “b”"),
        ((), "none"),
        (({"age": 1},), "1 entries"),
        (1.5, "a value that cannot be read"),
    ],
)
def test_a_value_is_shown_in_english(value: Any, words: str) -> None:
    assert said(value) == words
