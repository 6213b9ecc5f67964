"""A rule judges a row, says what it wants, and counts for one side of quality."""

import pytest
from quality_strategies import CHECKS, RULES, TODAY, rule

from tongban.core.quality.checks import Listed, asked_of_others, fields_of
from tongban.core.quality.judging import Around, judge, rejects
from tongban.core.quality.profiles import ColumnProfile, profile
from tongban.core.quality.registers import RegisterRows
from tongban.core.quality.rules import Consequence, Dimension
from tongban.core.quality.saying import sentence
from tongban.core.quality.scores import Examination, RuleCount, by_dimension, examined, score

NUMBER = "519901198001010017"
WAGES = ({"id": NUMBER, "wage": "12"}, {"id": NUMBER, "wage": "15"}, {"id": "1", "wage": " "})


def around(*rows):
    registers = RegisterRows({"people": rows, "wages": WAGES})
    return Around(register="people", registers=registers, today=TODAY)


def judged(code, row, *others):
    checked = next(one for one in RULES if one.code == code)
    return judge(checked, row, around(row, *others))


@pytest.mark.parametrize(
    ("code", "row", "outcome"),
    [
        ("filled", {"name": "王安"}, True),
        ("filled", {"name": "\u3000 "}, False),
        ("number", {"number": NUMBER}, True),
        ("number", {"number": NUMBER[:-1] + "8"}, False),
        ("number", {"number": "519901800101001"}, False),
        ("number", {}, None),
        ("old_number", {"number": "519901800101001"}, True),
        ("old_number", {"number": "519901800231001"}, False),
        ("old_number", {"number": NUMBER}, True),
        ("credit", {"credit": "91519901000000010X"}, False),
        ("listed", {"sex": "男"}, True),
        ("listed", {"sex": "公"}, False),
        ("shaped", {"name": "王安"}, True),
        ("shaped", {"name": "Bz3"}, True),
        ("shaped", {"name": "王安乐"}, False),
        ("within", {"income": "100.5"}, True),
        ("within", {"income": "100.51"}, False),
        ("within", {"income": "-1"}, False),
        ("within", {"income": "1e1"}, False),
        ("number_at_all", {"income": "-99999"}, True),
        ("dated", {"since": "2000-01-01"}, True),
        ("dated", {"since": "1999-12-31"}, False),
        ("dated", {"since": "2027-01-01"}, False),
        ("a_day", {"until": "2026-02-29"}, False),
        ("fresh", {"since": "2026-08-16"}, True),
        ("fresh", {"since": "2026-08-15"}, False),
        ("fresh", {"since": "2026-09-16"}, False),
        ("ordered", {"since": "2026-01-02", "until": "2026-01-01"}, False),
        ("ordered", {"since": "2026-01-01", "until": "2026-01-01"}, True),
        ("ordered", {"since": "2026-01-02", "until": "明天"}, None),
        ("born", {"number": NUMBER, "born": "1980-01-01"}, True),
        ("born", {"number": NUMBER, "born": "19800101"}, True),
        ("born", {"number": NUMBER, "born": "1980-01-02"}, False),
        ("born", {"number": "519901", "born": "1980-01-02"}, None),
        ("sex", {"number": NUMBER, "sex": "1"}, True),
        ("sex", {"number": NUMBER, "sex": "女"}, False),
        ("known", {"number": NUMBER}, True),
        ("known", {"number": "2"}, False),
        ("same", {"number": NUMBER, "income": "15"}, True),
        ("same", {"number": NUMBER, "income": "16"}, False),
        ("same", {"number": "1", "income": "16"}, None),
        ("when", {"sex": "女"}, False),
        ("when", {"sex": "男"}, None),
    ],
)
def test_a_row_is_judged(code, row, outcome):
    assert judged(code, row) is outcome


def test_what_stands_twice_is_not_unique_but_blanks_are_not_compared():
    assert judged("once", {"number": "1"}, {"number": " 1"}) is False
    assert judged("once", {"number": "1"}, {"number": "2"}) is True
    assert judged("once", {}, {}) is None
    assert judged("once_together", {"name": "王安"}, {"name": "王安"}) is None


def test_a_rule_that_only_marks_turns_nobody_away():
    checks = CHECKS["filled"]

    assert rejects((rule(checks),), {}, around())
    assert not rejects((rule(checks, consequence=Consequence.MARK),), {}, around())


def test_every_rule_says_what_it_wants_in_chinese():
    said = {one.code: sentence(one) for one in RULES}

    assert said["filled"] == "name应当填写"
    assert said["old_number"] == "number应当是合规的公民身份号码（GB 11643），或15位旧号码"
    assert said["credit"] == "credit应当是合规的统一社会信用代码（GB 32100）"
    assert said["listed"] == "sex的值应当是“男”、“女”、“it's”"
    assert said["shaped"] == "name的格式应当是“字字”、“Aa9”、“aa'a”、“字(A.)”、“B9”"
    assert said["within"] == "income应当是数字，不小于0，不大于100.5"
    assert said["number_at_all"] == "income应当是数字"
    assert said["dated"] == "since应当是真实的日期，不早于2000年1月1日，不晚于2026年12月31日"
    assert said["fresh"] == "since应当在最近30天之内"
    assert said["ordered"] == "since不应当晚于until"
    assert said["born"] == "born应当与number中的出生日期一致"
    assert said["once"] == "number不应当重复"
    assert said["once_together"] == "name、sex合起来不应当重复"
    assert said["known"] == "number应当在“wages”的id中查得到"
    assert said["same"] == "income应当与“wages”的wage一致"
    assert said["when"] == "sex为“女”、“2”时，name应当填写"


def test_a_long_code_list_is_not_read_out():
    listed = Listed(field="area", values=tuple(map(str, range(9))))

    assert sentence(rule(listed)).endswith("“7”等9种")


def test_each_rule_is_about_one_side_of_quality_and_reads_its_fields():
    sides = {one.code: one.dimension for one in RULES}

    assert sides["filled"] is Dimension.COMPLETENESS
    assert sides["fresh"] is Dimension.TIMELINESS
    assert sides["once"] is Dimension.UNIQUENESS
    assert sides["same"] is sides["born"] is Dimension.CONSISTENCY
    assert sides["credit"] is sides["within"] is Dimension.VALIDITY
    assert fields_of(CHECKS["same"]) == ("income", "number")
    assert asked_of_others(CHECKS["same"]) == ("wages", ("id", "wage"))
    assert asked_of_others(CHECKS["known"]) == ("wages", ("id",))
    assert fields_of(CHECKS["once_together"]) == ("name", "sex")
    assert fields_of(CHECKS["ordered"]) == ("since", "until")
    assert asked_of_others(CHECKS["once"]) is None
    assert RULES[-1].fields == ("name", "sex")


def test_a_dimension_adds_up_its_rules():
    rules = tuple(one for one in RULES if one.code in {"filled", "when", "once"})
    rows = ({"name": "王安", "number": "1"}, {"sex": "女", "number": "1"}, {"number": "2"})
    found = examined(rules, around(*rows))

    assert found == Examination(
        rows=3,
        rejected=2,
        counts={
            "filled": RuleCount(held=1, broken=2),
            "once": RuleCount(held=1, broken=2),
            "when": RuleCount(held=0, broken=1),
        },
    )
    assert found.accepted == 1
    assert found.counts["filled"].judged == 3
    assert by_dimension(rules, found) == {
        Dimension.COMPLETENESS: RuleCount(held=1, broken=3),
        Dimension.UNIQUENESS: RuleCount(held=1, broken=2),
    }
    assert [one.label for one in Dimension][:3] == ["完整性", "规范性", "唯一性"]


@pytest.mark.parametrize(
    ("held", "judged", "shown"),
    [(0, 0, "–"), (999_999, 1_000_000, "99.99"), (3, 3, "100.00"), (1, 3, "33.33"), (0, 9, "0.00")],
)
def test_a_score_never_rounds_up_to_perfect(held, judged, shown):
    assert score(held, judged) == shown


def test_a_column_is_seen_at_a_glance():
    rows = [{"n": "A1"}, {"n": "B2 "}, {"n": "王"}, {"n": None}, {"n": "A1"}]

    assert profile("n", rows) == ColumnProfile(
        field="n", rows=5, blank=1, distinct=3, least="A1", most="王", shapes=(("A9", 3), ("字", 1))
    )
    assert profile("n", []).least is None
