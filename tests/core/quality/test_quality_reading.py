"""A steward's rules are read whole, or everything that is wrong in them is said."""

from datetime import date
from decimal import Decimal

import pytest

from tongban.core.quality import checks
from tongban.core.quality.checks import Listed, NumberPart, NumberScheme
from tongban.core.quality.reading import RulesRefused, missing_fields, read_rules
from tongban.core.quality.rules import Consequence, QualityRule
from tongban.core.vocabulary.citations import Citation

BASIS = "行政法规:政务数据共享条例#18"


def entry(**given):
    return {"code": "one", "basis": BASIS} | given


def test_every_kind_of_check_is_read():
    written = [
        {"filled": {"field": "名称"}},
        {"identifies": {"field": "号码", "scheme": "citizen", "old": True}},
        {"listed": {"field": "性别", "values": [1, "2"]}},
        {"shaped": {"field": "电话", "shapes": ["99999999999"]}},
        {"within": {"field": "收入", "least": 0, "most": 99.5}},
        {"dated": {"field": "登记日", "earliest": date(2000, 1, 1), "latest": "2026-09-15"}},
        {"fresh": {"field": "更新日", "days": 30}},
        {"ordered": {"field": "起", "later": "止"}},
        {"agrees_with_number": {"field": "性别", "number": "号码", "part": "sex"}},
        {"unique": {"fields": ["号码", "险种"]}},
        {"registered": {"field": "号码", "register": "人口", "key": "号码"}},
        {"same_as": {"field": "名称", "key": "号码", "register": "人口",
                     "their_key": "号码", "their_field": "姓名"}},
    ]  # fmt: skip
    rules = read_rules(
        {"rules": [entry(code=f"r{place}") | one for place, one in enumerate(written)]}
    )

    assert [one.check for one in rules] == [
        checks.Filled(field="名称"),
        checks.Identifies(field="号码", scheme=NumberScheme.CITIZEN, old=True),
        checks.Listed(field="性别", values=("1", "2")),
        checks.Shaped(field="电话", shapes=("99999999999",)),
        checks.Within(field="收入", least=Decimal(0), most=Decimal("99.5")),
        checks.Dated(field="登记日", earliest=date(2000, 1, 1), latest=date(2026, 9, 15)),
        checks.Fresh(field="更新日", days=30),
        checks.Ordered(field="起", later="止"),
        checks.AgreesWithNumber(field="性别", number="号码", part=NumberPart.SEX),
        checks.Unique(fields=("号码", "险种")),
        checks.Registered(field="号码", register="人口", key="号码"),
        checks.SameAs(
            field="名称", key="号码", register="人口", their_key="号码", their_field="姓名"
        ),
    ]


def test_a_rule_has_its_basis_severity_and_condition():
    condition = {"field": "婚姻", "values": ["已婚"]}
    written = entry(filled={"field": "配偶"}, consequence="mark", only_when=condition)
    (rule,) = read_rules({"rules": [written]})

    assert rule == QualityRule(
        code="one",
        check=checks.Filled(field="配偶"),
        basis=Citation(law="政务数据共享条例", article="18", level=rule.basis.level),
        consequence=Consequence.MARK,
        only_when=Listed(field="婚姻", values=("已婚",)),
    )


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({}, "恰有一种检查"),
        ({"filled": {"field": "a"}, "fresh": {"field": "a", "days": 1}}, "恰有一种检查"),
        ({"full": {"field": "a"}}, "恰有一种检查"),
        ({"filled": {}}, "缺少“field”"),
        ({"filled": {"field": " "}}, "“field”应当是文字"),
        ({"filled": {"field": "a", "fields": "b"}}, "filled 没有“fields”，只有：field"),
        ({"filled": ["a"]}, "名称: 值"),
        ({"listed": {"field": "a", "values": []}}, "至少一项"),
        ({"listed": {"field": "a", "values": ["a", "a"]}}, "有重复"),
        ({"shaped": {"field": "a", "shapes": ["川B99"]}}, "“川B99”应当写成“字A99”"),
        ({"shaped": {"field": "a", "shapes": ["9" * 101]}}, "最多100个字符"),
        ({"identifies": {"field": "a", "scheme": "passport"}}, "citizen、credit 之一"),
        ({"identifies": {"field": "a", "scheme": "citizen", "old": 1}}, "true 或 false"),
        ({"within": {"field": "a", "least": True}}, "应当是数字"),
        ({"within": {"field": "a", "least": "1e9"}}, "应当是数字"),
        ({"dated": {"field": "a", "latest": "2026-02-30"}}, "应当是日期"),
        ({"dated": {"field": "a", "latest": 20260230}}, "应当是日期"),
        ({"fresh": {"field": "a", "days": -1}}, "整数"),
        ({"filled": {"field": "a"}, "basis": ""}, "“basis”"),
        ({"filled": {"field": "a"}, "consequence": "stop"}, "reject、mark、refuse 之一"),
        ({"filled": {"field": "a"}, "only_when": {"field": "b"}}, "缺少“values”"),
    ],
)
def test_a_rule_that_is_wrong_is_refused_with_its_place(wrong, says):
    with pytest.raises(RulesRefused) as refused:
        read_rules({"rules": [entry(code="first", filled={"field": "a"}), entry(**wrong)]})

    (problem,) = refused.value.problems
    assert problem.where == "第2条规则"
    assert says in problem.message
    assert "第2条规则" in str(refused.value)


def test_all_that_is_wrong_is_said_at_once():
    good = entry(filled={"field": "a"})
    with pytest.raises(RulesRefused) as refused:
        read_rules({"rules": [good, good, "text", {"basis": BASIS, "filled": {"field": "a"}}]})

    assert [one.message for one in refused.value.problems] == [
        "编号 one 用了两次",
        "应当是“名称: 值”的形式",
        "缺少“code”",
    ]


@pytest.mark.parametrize("written", [None, [], {"rules": []}, {"rules": {"a": 1}}])
def test_no_rules_are_refused(written):
    with pytest.raises(RulesRefused):
        read_rules(written)


def test_a_rule_over_what_is_not_there_is_told_before_it_runs():
    rules = read_rules(
        {
            "rules": [
                entry(code="a", filled={"field": "姓名"}),
                entry(code="b", registered={"field": "号码", "register": "人口", "key": "身份证"}),
                entry(code="c", registered={"field": "号码", "register": "户籍", "key": "号码"}),
            ]
        }
    )
    found = missing_fields(rules, "社保", {"社保": ("号码",), "人口": ("号码",)})

    assert [(one.where, one.message) for one in found] == [
        ("a", "没有字段“姓名”"),
        ("b", "“人口”没有字段“身份证”"),
        ("c", "没有登记簿“户籍”"),
    ]
