"""Conditions are proposed in the guide's words, as expressions where a rule can read them."""

import pytest
from readingwork import found, lexicon

from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.conditions.written import written
from tongban.core.reading.expressing import Lexicon, any_of, express
from tongban.core.reading.suggestions import ConditionFound, Doubt, ElementFound, QuestionFound


def conditions(*lines):
    return found(ConditionFound, "甲事项指南", *lines)


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("年满18周岁", "age of person.birth_date >= 18"),
        ("申请人不满三十五岁", "age of person.birth_date < 35"),
        ("入学儿童年满6周岁", "age of pupil.birth_date >= 6"),
        ("经营场所面积不小于15平方米", "premises.area >= 15"),
        ("经营场所面积15.5㎡以下", "premises.area <= 15.5"),
        ("招牌高度超过3米", "sign.height > 3"),
        ("在本市连续居住满一年", "residence.months >= 12"),
        ("残疾等级为一级、二级", "disability.grade in {1, 2}"),
        ("残疾等级为三级", "disability.grade = 3"),
        ("本市户籍", "person.domicile_in_city"),
        ("招牌不得遮挡窗户", "sign.blocks_windows = no"),
        ("没有未处理的违法建设", "project.illegal_building = no"),
        ("已安装隔油池", "drainage.grease_trap"),
        ("双方已婚", 'marriage.status = "married"'),
        ("申请人为逝者的配偶、子女", 'survivor.relation in {"spouse", "child"}'),
        ("家庭名下无机动车", "household.vehicles = 0"),
        (
            "已取得营业执照，且经营场所面积在20平方米以上",
            "enterprise.registered and premises.area >= 20",
        ),
        ("领取养老金的，不能申请", "insurance.pension_drawn = no"),
        ("残疾等级为三级的，不予受理", "not (disability.grade = 3)"),
        (
            "单位参保的或者领取养老金的，不能申请",
            "insurance.employer_covered = no and insurance.pension_drawn = no",
        ),
    ],
)
def test_a_sentence_is_read_as_an_expression(words, expression):
    read = express(words, lexicon())

    assert read is not None
    assert written(read.condition) == written(parse(expression))
    assert read.complete


@pytest.mark.parametrize(
    "words",
    [
        "男方年满二十二周岁",
        "心情愉快",
        "心情不好的，不能申请",
        "面积百百平方米以上",
        "购买5平方米",
        "资金5元以外",
        "身高10米",
    ],
)
def test_what_no_rule_reads_stays_words(words):
    assert express(words, lexicon()) is None


def test_a_city_without_the_elements_reads_nothing():
    empty = Lexicon(elements={}, evidence={})

    assert express("年满18周岁", empty) is None
    assert express("本市户籍且残疾等级一级、二级且没有汽车", empty) is None


def test_a_sentence_that_is_read_in_part_says_so():
    one = conditions("申请条件：与众不同的场所，经营场所面积不小于15平方米")[0]

    assert one.doubt is Doubt.SOME_WORDS_NOT_READ


def test_a_list_is_taken_apart_and_leads_are_no_conditions():
    lines = (
        "申请条件",
        "同时符合下列条件：",
        "（一）本市户籍；",
        "（二）无",
        "2.年满18周岁的，可以申请。",
        "3.符合规定",
    )

    assert [one.words for one in conditions(*lines)] == ["本市户籍", "年满18周岁"]


def test_one_of_the_following_makes_alternatives():
    lines = (
        "申请条件",
        "符合下列条件之一：",
        "1.有合法稳定就业",
        "2.有合法稳定住所",
        "收费：无",
        "申请条件",
        "本市户籍",
    )

    assert [one.group for one in conditions(*lines)] == [1, 1, 0]


def test_a_lead_and_its_list_may_stand_in_one_line():
    found_here = conditions("申请条件：具备下列条件：本市户籍；年满18周岁")

    assert [one.words for one in found_here] == ["本市户籍", "年满18周岁"]


def test_prose_sets_conditions_where_it_says_so():
    lines = (
        "根据《某条例》第三条的规定，本市户籍的居民，可以申请。符合以下条件的予以登记：年满18周岁；自愿。天气很好。",
    )

    assert [one.words for one in conditions(*lines)] == ["本市户籍的居民", "年满18周岁"]


@pytest.mark.parametrize(
    "basis",
    [
        "依据《动物防疫法》第三十条第一款",
        "设定依据：《甲条例》第三条、《乙办法》第五条第（二）项的规定。",
        "根据《甲条例》",
    ],
)
def test_a_line_that_only_names_the_law_is_no_condition(basis):
    assert [one.words for one in conditions("受理条件：年满18周岁。", basis)] == ["年满18周岁"]


def test_a_catch_all_condition_carries_its_fault():
    one = conditions("申请条件：法律、法规规定的其他条件")[0]

    assert one.doubt is Doubt.CATCH_ALL


def test_elements_and_questions_follow_from_what_was_read():
    lines = ("甲事项指南", "申请条件", "本市户籍", "经营场所面积不小于15平方米", "户口在本市")

    elements = [one.element for one in found(ElementFound, *lines)]
    questions = [one.element for one in found(QuestionFound, *lines)]

    assert elements == ["person.domicile_in_city", "premises.area"]
    assert questions == ["person.domicile_in_city"]


def test_alternatives_join_once():
    one, other = parse("a.b = 1"), parse("a.b = 2")

    assert any_of([one, one]) == one
    assert written(any_of([one, other])) == written(parse("a.b = 1 or a.b = 2"))
