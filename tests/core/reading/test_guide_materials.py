"""Every paper is proposed by its name, with the situation that asks for it."""

import pytest
from readingwork import catalogue, found, lexicon

from tongban.core.catalog.conditions.text import parse
from tongban.core.reading.linking import link
from tongban.core.reading.suggestions import Doubt, EvidenceFound


def evidence(*lines):
    return found(EvidenceFound, "甲事项指南", *lines)


def names(*lines):
    return [one.name for one in evidence(*lines)]


def test_a_numbered_list_has_one_material_in_each_item():
    lines = (
        "申请材料",
        "1.申请表（原件2份）",
        "2.竣工图、多测合一测绘成果",
        "3.身份证、户口簿",
        "4.无需其他",
    )

    assert names(*lines) == ["申请表", "竣工图、多测合一测绘成果", "身份证", "户口簿"]


def test_running_text_is_parted_by_its_stops_and_its_last_and():
    line = "申请材料：请提供申请表、身份证以及户口簿和结婚证"

    assert names(line) == ["申请表", "身份证", "户口簿", "结婚证"]


def test_prose_names_papers_only_where_it_asks_for_them():
    lines = (
        "申请人须到场，应当出具身份证和户口簿。个体户不需要提交公司章程。",
        "窗口完成审核后出具受理通知书。请准备好心情。",
        f"请提交{'很' * 400}长的表。",
    )

    assert names(*lines) == ["身份证", "户口簿"]


@pytest.mark.parametrize(
    ("item", "name", "needed_in"),
    [
        ("委托办理的，还需提供授权委托书", "授权委托书", "委托办理的"),
        ("住宅工程还应当提交质量保证书", "质量保证书", "住宅工程"),
        (
            "属于海关监管的机动车，还应当提交解除监管证明书",
            "解除监管证明书",
            "属于海关监管的机动车",
        ),
        ("结婚证（已婚的提供）", "结婚证", "已婚"),
        ("发票专用章印模，首次领用的提供", "发票专用章印模", "首次领用"),
        ("营业执照复印件1份，加盖公章", "营业执照", ""),
        ("随迁子女：预防接种证", "预防接种证", "随迁子女"),
        ("经营场所使用证明：自有的写产权证号", "经营场所使用证明", ""),
    ],
)
def test_a_situation_is_kept_apart_from_the_name(item, name, needed_in):
    one = evidence("申请材料", f"1.{item}")[0]

    assert (one.name, one.needed_in) == (name, needed_in)


def test_a_situation_becomes_a_condition_where_it_can_be_read():
    married, unless, unread = evidence(
        "申请材料",
        "1.结婚证（已婚的提供）",
        "2.费用清单（母亲参加生育保险的不用提供）",
        "3.翻译件证明（心情好的提供）",
    )

    assert married.needed_when == parse('marriage.status = "married"')
    assert unless.needed_when == parse("not (mother.maternity_insured)")
    assert unread.needed_when is None


def test_copies_originals_and_what_need_not_be_handed_in_are_told():
    one, other = evidence(
        "申请材料", "1.户口簿，复印件2份，核对原件", "2.营业执照（部门共享，免提交）"
    )

    assert (one.copies, one.original_seen, one.shared) == (2, True, False)
    assert (other.name, other.shared) == ("营业执照", True)


def test_a_table_of_materials_is_read_column_by_column():
    rows = (
        "序号\t材料名称\t份数\t形式\t情形\t备注",
        "1\t身份证\t1份\t纸质\t全部\t",
        "2\t劳动合同\t1份\t纸质\t以就业申领\t容缺后补",
        "3\t\t\t\t\t",
        "4\t结婚证\t1份\t电子\t\t已婚的提供",
    )

    identity, contract, marriage = evidence(*rows)

    assert (identity.needed_in, identity.medium) == ("", "纸质")
    assert (contract.needed_in, contract.deferrable) == ("以就业申领", True)
    assert marriage.needed_in == "已婚"


def test_a_material_asked_for_in_two_situations_is_one_material():
    lines = (
        "申请材料",
        "1.结婚证（已婚的提供）",
        "2.身份证",
        "3.低保证（低保家庭提供）",
        "一般情形：身份证",
        "低保家庭的，还需提供结婚证",
        "心情好的，还需提供低保证",
    )

    marriage, identity, poor = evidence(*lines)

    assert marriage.needed_when == parse(
        'any of (marriage.status = "married", benefit.minimum_living)'
    )
    assert identity.needed_in == ""
    assert poor.needed_in == "低保家庭；心情好的"
    assert poor.needed_when is None


@pytest.mark.parametrize(
    "name", ["其他材料", "法律法规规定的其他材料", "有关部门的审批手续", "等资料"]
)
def test_a_catch_all_carries_its_fault_and_is_linked_to_nothing(name):
    one = evidence("申请材料", f"1.{name}")[0]

    assert one.doubt is Doubt.CATCH_ALL
    assert one.alternatives == ()


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("身份证", (("identity_card",),)),
        ("父母居民户口簿", (("household_register",),)),
        ("死者的户口本", (("deceased_household_register",),)),
        ("房屋租赁合同或者不动产权证书", (("lease_contract",), ("real_estate_certificate",))),
        ("代理人身份证及授权书", (("identity_card",),)),
        ("食品经营许可申请书", ()),
        ("场所平面布置图", (("fire_layout",),)),
        ("效果图", (("sign_drawing",),)),
        ("单位住宿证明", (("accommodation_letter",),)),
        ("与众不同的东西", ()),
        ("甲或乙", ()),
    ],
)
def test_a_name_is_linked_to_the_one_catalogue(name, ways):
    assert link(name, catalogue().evidence) == ways


def test_what_is_too_long_to_be_a_name_is_no_material():
    assert (
        names("申请材料", f"1.{'长' * 60}证", f"2.{'长' * 400}证", "3.详见官网", "4.以下材料：")
        == []
    )
    assert lexicon().context == ""
