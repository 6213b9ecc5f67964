"""Explanations name the reason, the value seen, and what would settle an open question."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from conditionwork import TODAY

from tongban.core.catalog.conditions.explain import Explanation, explain
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.conditions.sentences import sentence, shown
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import DataElement, Option, ValueKind

ELEMENTS = {
    one.code: one
    for one in (
        DataElement(code="p.area", label="经营面积", kind=ValueKind.DECIMAL, unit="平方米"),
        DataElement(code="p.born", label="出生日期", kind=ValueKind.DATE),
        DataElement(code="p.died", label="死亡日期", kind=ValueKind.DATE),
        DataElement(code="p.open", label="明厨亮灶", kind=ValueKind.YES_NO),
        DataElement(code="p.closed", label="暂停营业", kind=ValueKind.YES_NO),
        DataElement(
            code="p.kind",
            label="主体类型",
            kind=ValueKind.CHOICE,
            options=(Option(value="c", label="公司"), Option(value="p", label="个体工商户")),
        ),
        DataElement(
            code="h.m",
            label="家庭成员",
            kind=ValueKind.RECORDS,
            columns=(DataElement(code="member.age", label="年龄", kind=ValueKind.INTEGER),),
        ),
    )
}


def explained(text: str, values: dict[str, Any], **parameters: Any) -> Explanation:
    return explain(parse(text), values, today=TODAY, parameters=parameters, elements=ELEMENTS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("p.area >= 50", "经营面积不少于50 平方米"),
        ("p.area != p.size", "经营面积不等于p.size"),
        ("p.open", "明厨亮灶：是"),
        ("p.open != yes", "明厨亮灶不是是"),
        ("p.open = p.closed", "明厨亮灶是暂停营业"),
        ('p.kind = "c"', "主体类型是“公司”"),
        ('p.kind in {"c", "p"}', "主体类型是其中之一：“公司”、“个体工商户”"),
        ("p.born < 2008-09-15", "出生日期早于2008年9月15日"),
        ("p.born <= p.died", "出生日期不晚于死亡日期"),
        ("p.born <= today", "出生日期不晚于当天"),
        ("today > p.unknown", "当天晚于p.unknown"),
        ("age of p.born between 16 and 60", "从出生日期到当天的整年数在16到60之间（含两端）"),
        ("age of p.born >= 60", "从出生日期到当天满 60 年"),
        ("age of p.born < 18", "从出生日期到当天不满 18 年"),
        ("age of p.born > 18", "从出生日期到当天的整年数大于18"),
        ("p.area between 50 and $most", "经营面积在50 平方米到规定标准（most）之间（含两端）"),
        ("p.area / 2 - 1 > 3", "（（经营面积除以2）减1）大于3"),
        ("exists p.died", "有死亡日期"),
        ('p.kind has "c"', "主体类型包含“公司”"),
        ("count of h.m > 2", "家庭成员的条数大于2"),
        ("count of h.m where (member.age < 18) > 2", "家庭成员中符合“年龄小于18”的条数大于2"),
        ("some h.m has (member.age < 18)", "家庭成员中至少一条：年龄小于18"),
        ("at least 1 of (p.open, p.closed)", "至少满足其中 1 项：明厨亮灶：是；暂停营业：是"),
        ("any of (p.open, p.closed)", "满足其中一项：明厨亮灶：是；暂停营业：是"),
        ("not p.open and p.closed", "同时满足：不属于这种情形：明厨亮灶：是；暂停营业：是"),
        ("always", "不需要条件"),
        ("never", "在任何情况下都不满足"),
        ('judged("x", "现场符合要求")', "现场符合要求"),
    ],
)
def test_a_condition_without_words_of_its_own_gets_a_sentence(text: str, words: str) -> None:
    assert sentence(parse(text), ELEMENTS) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "无"),
        (True, "是"),
        (Decimal("80.50"), "80.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E+99"), "1E+99"),
        (Decimal("NaN"), "无法识别的值"),
        (Fraction(7, 2), "3.5"),
        (Fraction(4, 2), "2"),
        (Fraction(1, 3), "约 0.3333"),
        (date(2026, 9, 5), "2026年9月5日"),
        (("a", "b"), "“a”、“b”"),
        ((), "无"),
        (({"age": 1},), "1 条"),
        (1.5, "无法识别的值"),
    ],
)
def test_a_value_is_shown_as_a_person_reads_it(value: Any, words: str) -> None:
    assert shown(value) == words


def test_an_explanation_has_the_words_and_the_article_of_its_author() -> None:
    explanation = explained('p.area >= 50 as area "面积够大" @ "食品安全法#33.1"', {"p.area": 30})

    assert explanation.truth is Truth.NOT_MET
    assert (explanation.id, explanation.words) == ("area", "面积够大")
    assert str(explanation.basis) == "《食品安全法》第三十三条第一款"
    assert explanation.seen == "30 平方米"
    assert (explanation.left, explanation.right) == (30, 50)


@pytest.mark.parametrize(
    ("text", "values", "seen"),
    [
        ('p.kind in {"c"}', {"p.kind": "p"}, "“个体工商户”"),
        ("p.area between 1 and 2", {"p.area": 3}, "3 平方米"),
        ("p.area + 1 > 2", {"p.area": 3}, "4"),
        ("exists p.died", {"p.died": None}, "无"),
        ("p.area > 1", {}, ""),
        ("always", {}, ""),
    ],
)
def test_the_value_seen_is_shown(text: str, values: dict[str, Any], seen: str) -> None:
    assert explained(text, values).seen == seen


def test_only_what_would_settle_an_open_question_is_missing() -> None:
    assert explained("p.area > 1 and p.open", {"p.open": True}).missing == ("p.area",)
    assert explained("p.area > 1 and p.open", {"p.open": False}).missing == ()
    assert explained("p.area > p.born or p.area > 2", {}).missing == ("p.area", "p.born")
    assert explained('judged("x", "w")', {}).missing == ("judged.x",)
    assert explained("some h.m has (member.age > 1)", {}).missing == ("h.m",)
    assert explained("count of h.m > 1", {}).missing == ("h.m",)
    assert explained("count of h.m where (member.age > 1) > 1", {}).missing == ("h.m",)


def test_a_blank_column_is_asked_for_as_its_list() -> None:
    blank = {"h.m": ({},)}

    assert explained("some h.m has (member.age > 1)", blank).missing == ("h.m",)
    assert explained("count of h.m where (member.age > p.area) > 1", blank).missing == (
        "h.m",
        "p.area",
    )


@pytest.mark.parametrize(
    ("text", "values", "trouble"),
    [
        ("p.area > 1", {"p.area": "大"}, "不是同一类"),
        ("p.area > $most", {"p.area": 1}, "没有值"),
        ("1 / 0 > 1", {}, "算不出来"),
        ('p.kind has "c"', {"p.kind": "c"}, "不是这里要的类型"),
        ("p.area > 1", {}, ""),
        ("p.area > 1", {"p.area": 1}, ""),
    ],
)
def test_an_answer_that_settles_nothing_is_told_why(
    text: str, values: dict[str, Any], trouble: str
) -> None:
    said = explained(text, values).trouble

    assert trouble in said
    assert bool(trouble) == bool(said)


def reasons(text: str, values: dict[str, Any]) -> list[str]:
    return [reason.words for reason in explained(text, values).reasons()]


def test_the_reasons_of_a_refusal_are_all_parts_that_fail() -> None:
    values = {"p.area": 30, "p.open": False, "p.closed": False}

    assert reasons("p.area > 50 and p.open and not p.closed", values) == [
        "经营面积大于50 平方米",
        "明厨亮灶：是",
    ]
    assert reasons("not (p.closed or p.area > 20)", values) == ["经营面积大于20 平方米"]
    assert reasons("at least 2 of (p.open, p.closed, p.area > 1)", values) == [
        "明厨亮灶：是",
        "暂停营业：是",
    ]
    assert reasons("at least 2 of (p.open, p.x, p.y)", {"p.open": True}) == ["p.x：是", "p.y：是"]
    assert reasons("some h.m has (member.age > 90)", {"h.m": ({"age": 3},)}) == [
        "家庭成员中至少一条：年龄大于90"
    ]
