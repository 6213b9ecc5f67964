"""The plain fields, fees, steps and results of a guide are read, from lines and from tables."""

import pytest
from readingwork import found, suggestions

from tongban.core.catalog.items import Audience, CaseKind, Channel
from tongban.core.reading import reading
from tongban.core.reading.suggestions import (
    AudienceFound,
    CaseKindFound,
    ChannelsFound,
    ConditionFound,
    Doubt,
    EvidenceFound,
    FeeFound,
    FieldFound,
    LimitKind,
    OutputFound,
    PlainField,
    StepFound,
)
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.money import Money


def fields(*lines):
    return {one.field: one.words for one in found(FieldFound, *lines)}


def test_the_title_names_the_item_unless_a_field_does():
    assert fields("甲证办事指南", "收费：无")[PlainField.NAME] == "甲证"
    assert fields("甲证办事指南", "事项名称：乙证核发")[PlainField.NAME] == "乙证核发"
    assert PlainField.NAME not in fields("长" * 80)
    assert fields("办事指南")[PlainField.NAME] == "办事指南"
    assert PlainField.NAME not in fields("收费：无")


def test_places_hours_and_telephones_are_fields():
    told = fields(
        "甲事项",
        "实施机构：某局",
        "办理地点：某路1号",
        "办理时间：周一至周五 9:00-17:00",
        "咨询电话：0999-5190001",
        "投诉电话：0999-5190002",
        "联系方式：找我们",
    )

    assert told == {
        PlainField.NAME: "甲事项",
        PlainField.DEPARTMENT: "某局",
        PlainField.PLACES: "某路1号",
        PlainField.HOURS: "周一至周五 9:00-17:00",
        PlainField.CONTACT: "0999-5190001",
        PlainField.COMPLAINTS: "0999-5190002",
    }
    assert fields("甲事项", "营业时间：全天")[PlainField.HOURS] == "全天"


def test_audiences_case_kind_and_channels_are_choices():
    lines = ("甲事项", "服务对象：自然人、企业法人", "办件类型：即办件", "办理方式：窗口、网上")

    assert found(AudienceFound, *lines)[0].audiences == (Audience.PERSON, Audience.ENTERPRISE)
    assert found(CaseKindFound, *lines)[0].case_kind is CaseKind.INSTANT
    assert found(ChannelsFound, *lines)[0].channels == (Channel.WINDOW, Channel.WEB)
    assert found(CaseKindFound, "甲事项", "办件类型：承诺件")[0].case_kind is CaseKind.PROMISED
    assert not found(AudienceFound, "甲事项", "服务对象：火星人")
    assert not found(ChannelsFound, "甲事项", "办理方式：托梦")


def test_fees_have_amounts_or_are_none():
    fees = found(FeeFound, "甲事项", "收费：住宅80元/件，非住宅550元；详见公告。")

    assert [(one.name, one.amount, one.unit) for one in fees] == [
        ("住宅", Money.yuan(80), "件"),
        ("非住宅", Money.yuan(550), ""),
    ]
    assert found(FeeFound, "甲事项", "费用：0元")[0].amount is None
    assert found(FeeFound, "甲事项", "费用：40元")[0].name == "40元"
    assert found(FeeFound, "甲事项", "费用：登记免收")[0:] == []


def test_steps_stand_in_a_chain_or_in_lines():
    chain = found(StepFound, "甲事项", "办理流程：申请→受理→发证")
    lines = found(StepFound, "甲事项", "办理流程", "1.申请", "2.受理")

    assert [(one.name, one.position) for one in chain] == [("申请", 1), ("受理", 2), ("发证", 3)]
    assert [(one.name, one.position) for one in lines] == [("申请", 1), ("受理", 2)]


def test_results_are_linked_to_the_catalogue():
    lines = ("甲事项", "办理结果：《食品经营许可证》，有效期5年", "审批结果：身份证或居住证")

    found_here = found(OutputFound, *lines)

    assert [(one.name, one.evidence) for one in found_here] == [
        ("食品经营许可证", "food_licence"),
        ("身份证或居住证", ""),
    ]
    assert not found(OutputFound, "甲事项", "办理结果：款项转入账户")


def test_a_table_holds_labels_lines_and_lists():
    rows = (
        "甲事项办事指南",
        "项目\t内容",
        "收费\t不收费",
        "一、受理条件\t",
        "1\t本市户籍",
        "2\t年满18周岁",
        "\t户口在本市",
        "材料名称\t份数",
        "身份证\t1",
        "\t2",
        "咨询电话\t0999-5190001",
        "材料名称\t份数",
        "户口簿\t1",
        "以上材料须真实\t",
    )

    assert found(FeeFound, *rows)
    assert [one.words for one in found(ConditionFound, *rows)] == [
        "本市户籍",
        "年满18周岁",
        "户口在本市",
    ]
    assert [one.name for one in found(EvidenceFound, *rows)] == ["身份证", "户口簿"]
    assert fields(*rows)[PlainField.CONTACT] == "0999-5190001"


def test_an_empty_table_and_an_unknown_label_tell_nothing():
    assert suggestions("甲事项", "\t", "天气\t晴，10个工作日")[1:] == ()
    assert suggestions("甲事项", "\t仅此一格")[1:] == ()


def test_questions_and_answers_and_parts_set_the_topic():
    lines = (
        "甲事项问答",
        "问：带什么材料？",
        "答：身份证。",
        "第二部分 其他",
        "居民到本局办理。",
        "【天气】晴",
        "【】空",
    )

    assert [one.name for one in found(EvidenceFound, *lines)] == ["身份证"]


def test_too_many_proposals_are_no_guide_of_one_item(monkeypatch):
    monkeypatch.setattr(reading, "MOST_SUGGESTIONS", 3)

    with pytest.raises(InvalidValue):
        suggestions("甲事项", "申请材料：1.身份证；2.户口簿；3.结婚证；4.居住证")


def test_everything_has_a_name_for_the_page():
    assert all(one.label for one in (*PlainField, *LimitKind))
    assert all(one.advice for one in Doubt)
