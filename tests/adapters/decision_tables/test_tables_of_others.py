"""Tables that other tools wrote: what they mean, and what is refused by its name with its line."""

from decimal import Decimal

import pytest

from tongban.adapters.decision_tables import TableRefused, read_dmn, read_logic
from tongban.core.catalog.conditions.text import parse

AREA, OPEN = "premises.area", "premises.open"
HEAD = '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="x" namespace="y">'


def rule(*cells, then="true", more=""):
    entries = "".join(f"<inputEntry><text><![CDATA[{cell}]]></text></inputEntry>" for cell in cells)
    return f"<rule>{more}{entries}<outputEntry><text>{then}</text></outputEntry></rule>"


def table(*rules, inputs=(AREA,), policy="UNIQUE", output="<output/>", more="", head=HEAD):
    asked = "".join(
        f"<input><inputExpression><text>{one}</text></inputExpression></input>" for one in inputs
    )
    lines = "\n".join(rules)
    return (
        f'{head}\n<decision name="x">{more}<decisionTable hitPolicy="{policy}">{asked}{output}\n'
        f"{lines}\n</decisionTable></decision></definitions>"
    ).encode()


def read(*rules, **more):
    return read_dmn(table(*rules, **more), elements={})


def refusal(*rules, **more):
    with pytest.raises(TableRefused) as refused:
        read(*rules, **more)
    return [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("50", "premises.area = 50"),
        ("0.5", "premises.area = 0.5"),
        ("not(50)", "premises.area != 50"),
        (">=50", "premises.area >= 50"),
        ("[1..5]", "premises.area between 1 and 5"),
        ("(1..5]", "all of (premises.area > 1, premises.area <= 5)"),
        ("]1..5[", "all of (premises.area > 1, premises.area < 5)"),
        ("1, 2", "premises.area in {1, 2}"),
        ('"甲", "乙, 丙"', 'premises.area in {"甲", "乙, 丙"}'),
        ("<1, [5..9]", "any of (premises.area < 1, premises.area between 5 and 9)"),
        ("not(<1, 7)", "not any of (premises.area < 1, premises.area = 7)"),
        ('date("2026-09-15")', "premises.area = 2026-09-15"),
        ('>= @"2026-09-15"', "premises.area >= 2026-09-15"),
        ("false", "premises.area = no"),
        ("null", "not exists premises.area"),
        ("not(null)", "exists premises.area"),
        ("-", "always"),
        ("", "always"),
    ],
)
def test_a_cell_means_what_feel_says(cell, says):
    assert read(rule(cell)) == parse(says)


@pytest.mark.parametrize(
    "cell", ["> 5 and < 9", "premises.open", "f(1)", "1..5", "[1..]", "not(1", "1 2", "<", "1,",
             'date("2026-02-30")', "1e9", '"open', "? > 3", "not(not(1))", ">= null"],
)  # fmt: skip
def test_anything_beyond_simple_tests_is_refused_with_its_line(cell):
    (told,) = refusal(rule("5"), rule(cell))

    assert told.startswith("第 4 行：")


def test_every_wrong_cell_is_named_not_only_the_first():
    assert [one[:5] for one in refusal(rule("f(1)"), rule("5"), rule("g(2)"))] == [
        "第 3 行",
        "第 5 行",
    ]


def test_rules_that_answer_no_before_others_are_exceptions_when_the_first_wins():
    found = read(rule("[1..5]", then="false"), rule("<10"), policy="FIRST")

    assert found == parse("not premises.area between 1 and 5 and premises.area < 10")


def test_a_default_of_yes_leaves_only_the_exceptions():
    output = "<output><defaultOutputEntry><text>true</text></defaultOutputEntry></output>"

    assert read(rule("<5", then="false"), output=output) == parse(
        "not premises.area < 5 and always"
    )


def test_rules_of_a_unique_table_may_touch_and_not_overlap():
    assert read(rule("<5"), rule("[5..9]")) == parse(
        "premises.area < 5 or premises.area between 5 and 9"
    )
    (told,) = refusal(rule("<=5"), rule("[5..9]"))
    assert "第 4 行" in told
    assert "第 3 行" in told


def test_rules_that_differ_in_one_column_do_not_overlap():
    both = read(rule("<5", "true"), rule("<9", "false"), inputs=(AREA, OPEN))

    assert both == parse(
        "premises.area < 5 and premises.open = yes or premises.area < 9 and premises.open = no"
    )


def test_rules_of_an_any_table_overlap_only_where_they_agree():
    assert read(rule("<5"), rule("<9"), policy="ANY") == parse(
        "premises.area < 5 or premises.area < 9"
    )
    assert "回答不同" in refusal(rule("<5"), rule("<9", then="false"), policy="ANY")[0]


def test_a_collecting_table_asks_whether_any_rule_hits():
    assert read(rule("1"), rule(">0"), policy="COLLECT") == parse(
        "premises.area = 1 or premises.area > 0"
    )
    assert "COLLECT" in refusal(rule("1", then="false"), policy="COLLECT")[0]


@pytest.mark.parametrize("policy", ["PRIORITY", "RULE ORDER", "OUTPUT ORDER", "U"])
def test_a_hit_policy_without_meaning_here_is_named(policy):
    assert refusal(rule("1"), policy=policy) == [f"第 2 行：不支持命中策略 {policy}"]


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"inputs": ("a + b",)}, "a + b"),
        ({"inputs": ("area",)}, "area"),
        ({"output": "<output/><output/>"}, "2 个"),
        ({"more": "<usingTask/>"}, "usingTask"),
        ({"more": '<informationRequirement><requiredDecision href="#z"/></informationRequirement>'},
         "其他决策"),
        ({"head": HEAD.replace("20191111", "20151101")}, "DMN 1.3"),
        ({"head": HEAD.replace("name=", 'expressionLanguage="javascript" name=')}, "javascript"),
        ({"head": '<!DOCTYPE x [<!ENTITY y "z">]>' + HEAD}, "声明或实体"),
        ({"head": HEAD.replace("name=", "name")}, "完好的 XML"),
    ],
)  # fmt: skip
def test_what_could_change_the_answer_is_refused_by_name(more, named):
    assert named in refusal(rule("1"), **more)[0]


def test_an_answer_other_than_yes_or_no_is_refused():
    assert refusal(rule("1", then='"ok"')) == ['第 3 行：结论只能是 true 或 false，却是“"ok"”']


def test_words_of_a_rule_become_the_words_of_the_condition():
    found = read(rule("1", more="<description>面积够大</description>"))

    assert found.note.words == "面积够大"


def test_an_age_is_a_column_of_full_years():
    asked = "years and months duration(person.birth_date, today()).years"

    assert read(rule(">= 18"), inputs=(asked,)) == parse(
        "years from person.birth_date to today >= 18"
    )


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ('{">=": [{"var": "premises.area"}, 50]}', "premises.area >= 50"),
        ('{"===": [{"var": "premises.area"}, 0.5]}', "premises.area = 0.5"),
        ('{"<=": [1, {"var": "premises.area"}, 5]}', "premises.area between 1 and 5"),
        ('{"!": {"==": [{"var": "premises.open"}, true]}}', "not premises.open = yes"),
        ('{"in": [{"var": "premises.area"}, [1, 2]]}', "premises.area in {1, 2}"),
        ('{"in": ["甲", {"var": "applicant.kind"}]}', 'applicant.kind has "甲"'),
        ('{"some": [{"var": "household.members"}, {">": [{"var": "age"}, 60]}]}',
         "some household.members has (member.age > 60)"),
        ("true", "always"),
    ],
)  # fmt: skip
def test_a_rule_of_json_logic_means_what_it_says(written, says):
    assert read_logic(written.encode()) == parse(says)


@pytest.mark.parametrize(
    "written",
    ["", "[]", "{}", "1", '{"if": [true, true, false]}', '{"and": 1}', '{"==": [1]}', "null",
     '{"var": "premises.area"}', '{"==": [{"var": "Area"}, 1]}', '{"==": [{"f": 1}, 1]}',
     '{"and": []}', '{"==": [NaN, 1]}', "[" * 100_000, '{"!":[' * 150 + "true" + "]}" * 150],
)  # fmt: skip
def test_other_json_is_refused(written):
    with pytest.raises(TableRefused):
        read_logic(written.encode())


def test_a_decimal_of_many_digits_keeps_them_all():
    long = Decimal("0.1234567890123456789")

    assert read_logic(f'{{"==": [{{"var": "a.b"}}, {long}]}}'.encode()).right.value == long
