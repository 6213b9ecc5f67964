"""新生儿出生, whole: what one department makes out, no other asks for."""

import re

import pytest
from browser.applicant import (
    answer_questions,
    complete,
    fill,
    number_of,
    small_papers,
    submit_twice,
)
from browser.officer import handle, open_work
from browser.visitor import PDF, Visitor

pytestmark = pytest.mark.browser
BIRTH_CERTIFICATE = "出生医学证明"
PRODUCED = "由同一件事中的“出生医学证明首次签发”产生，不用您提交"
HOUSEHOLD = "出生登记（新生儿落户）"
DEPARTMENTS = {
    "出生医学证明首次签发": "maternity_hospital",
    "预防接种证办理": "disease_control",
    HOUSEHOLD: "public_security",
}
ANSWERS = {
    "医院出生": "是",
    "户口在本市": "是",
    "第一次给孩子办": "是",
    "哪一天出生": "2026-09-08",
    "家庭户还是集体户": "家庭户",
    "结婚登记": "是",
    "参加居民医保": "是",
    "社会保障卡": "是",
}
FORM = {
    "联系电话": "10000000002",
    "现居住地址": "明川市望庆区和平路 9 号",
    "接种门诊": "和平路社区卫生服务中心",
    "随谁落户": "随母亲",
}
OFFICERS = {
    "出生医学证明编号": "T519900001",
    "新生儿公民身份号码": "519901202609080020",
    "结论": "通过",
    "一同参加": "",
    "补交的材料": "",
    "补充意见": "属实",
    "送达方式": "电子",
}


def test_a_newborn_is_registered_and_nobody_is_asked_for_the_birth_certificate(
    phone, seated, tmp_path
):
    the_checklist_asks_for_no_certificate(phone)
    begin(phone)
    the_draft_asks_for_no_certificate(phone)
    dispute_the_name(phone)
    complete(phone, FORM, small_papers(tmp_path))
    phone.follow("检查并提交")
    phone.sees("陈依诺", "随母亲", PRODUCED)
    filing = submit_twice(phone)
    for item, department in DEPARTMENTS.items():
        number = number_of(phone, filing, item)
        officers = seated(department)
        if item == HOUSEHOLD:
            assert open_work(officers[0], number)
            officers[0].sees("联办中产生", "陈依诺")
        handle(officers, number, OFFICERS)
    phone.open(filing)
    assert phone.text().count("已办结") == len(DEPARTMENTS)
    hold_the_certificate(phone)


def the_checklist_asks_for_no_certificate(phone: Visitor) -> None:
    phone.open("/events/newborn/")
    phone.follow("回答几个问题")
    asked = answer_questions(phone, ANSWERS)
    assert not [question for question in asked if "证明拿到" in question]
    phone.sees(PRODUCED, "父母的结婚证", "婚姻登记信息", "不用跑")
    assert "需要您提交" not in phone.text()


def begin(phone: Visitor) -> None:
    phone.press("开始办理")
    phone.sign_in("suwanqing")
    phone.press("开始填写")


def the_draft_asks_for_no_certificate(phone: Visitor) -> None:
    task = phone.page.locator("main li").filter(has_text=BIRTH_CERTIFICATE).last
    assert "已完成" in task.inner_text()
    draft = phone.page.url
    phone.go_by(task.get_by_role("link"))
    phone.sees("办理中自动产生", "由同一件事中的“出生医学证明首次签发”产生")
    assert not phone.has(phone.page.locator("input[type=file]"))
    phone.open(draft)


def dispute_the_name(phone: Visitor) -> None:
    draft = phone.page.url
    phone.go_by(phone.link(re.compile("^孩子")))
    phone.sees("陈一诺", "来源：出生医学信息")
    phone.follow("信息不对？")
    fill(phone.page.locator("main form .field").nth(0), "陈依诺")
    fill(phone.page.locator("main form .field").nth(1), "医院录错了一个字")
    phone.press("提出异议")
    assert "以您填写的为准" in phone.page.locator("body").inner_text()
    phone.sees("陈依诺", "修改异议")
    phone.open(draft)


def hold_the_certificate(phone: Visitor) -> None:
    phone.open("/my/certificates/")
    phone.follow(BIRTH_CERTIFICATE)
    phone.sees("陈依诺", "扫码核验")
    assert phone.served("下载（PDF）") == PDF
