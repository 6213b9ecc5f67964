"""A family of three lets its means be checked: one refuses first, a wrong line is disputed.

社会救助暂行办法 §58: everybody's written authorisation; what follows is an opinion, for people to
decide on.
"""

import time

import pytest
from browser.visitor import Visitor

pytestmark = pytest.mark.browser
CHECKS = "/my/households/"
ITEM = "最低生活保障对象认定"
STOPPED = "有成员不同意授权，核对停在这里"
ANSWERED = "各部门都已答复"
LONGEST_WAIT = 120
"""Seconds for the worker to ask ten registers about three people; it takes five on a good day."""


def test_a_household_is_checked_once_everybody_signed_and_a_wrong_line_is_disputed(enter):
    husband, wife, examiner = enter(phone=True), enter(phone=True), enter()
    husband.sign_in("lvyongjie")
    wife.sign_in("yushiwen")
    examiner.sign_in("civil_affairs.examiner")
    begin(husband)
    sign_everything(husband)
    refuse(wife)
    husband.open(husband.page.url)
    husband.sees(STOPPED, "这不等于您家不符合条件")
    sign_everything(wife)
    wait_for_the_answers(husband)

    husband.sees("8600 元", "1 辆", "不符合")
    assert "3200 元" not in husband.text()
    dispute_the_car(husband)
    read_the_report(examiner)
    see_who_read(wife)


def begin(husband: Visitor) -> None:
    husband.open(CHECKS)
    husband.follow(ITEM)
    wait_for_the_register(husband)
    husband.photograph("household-begin")
    husband.press("发起核对")
    husband.sees("于诗文（配偶）", "还有成员没有授权")


def wait_for_the_register(husband: Visitor) -> None:
    """Look again until the register of people answers: others here had it fail a moment ago."""
    until = time.monotonic() + LONGEST_WAIT
    place = husband.page.url
    while "于诗文" not in husband.page.content():
        assert time.monotonic() < until, husband.text()
        husband.page.wait_for_timeout(500)
        husband.open(place)


def sign_everything(visitor: Visitor) -> None:
    """Sign for oneself, and for a child of theirs."""
    while visitor.has(visitor.link("去授权")):
        visitor.follow("去授权")
        visitor.page.get_by_text("我已阅读并同意").click()
        visitor.press("签署授权")


def refuse(wife: Visitor) -> None:
    wife.open(CHECKS)
    wife.follow(ITEM)
    wife.follow("去授权")
    wife.sees("金融监管局：银行存款余额", "《个人信息保护法》第二十九条")
    wife.photograph("household-authorisation")
    wife.press("不同意授权")
    wife.sees(STOPPED)


def wait_for_the_answers(husband: Visitor) -> None:
    """Look again until the page says that everybody has answered."""
    until = time.monotonic() + LONGEST_WAIT
    place = husband.page.url
    husband.open(place)
    while ANSWERED not in husband.text():
        assert time.monotonic() < until, husband.text()
        husband.page.wait_for_timeout(500)
        husband.open(place)
    husband.photograph("household-told")


def dispute_the_car(husband: Visitor) -> None:
    line = husband.page.locator("main tr").filter(has_text="名下机动车数量").first
    husband.go_by(line.get_by_role("link", name="提出异议"))
    husband.page.get_by_label("正确的应该是").fill("0")
    husband.page.get_by_label("哪里不对").fill("去年已经卖了，还没有过户")
    husband.press("提出异议")
    husband.sees("已提出异议，看进展", "有异议，等部门核实")


def read_the_report(examiner: Visitor) -> None:
    examiner.open("/counter/")
    examiner.follow("家庭经济状况核对")
    examiner.go_by(examiner.page.locator("main tr").get_by_role("link").first)
    examiner.photograph("household-report")
    examiner.sees("金融监管局：银行存款信息", "人均 700.00 元", "认定与否由人决定")
    examiner.sees("还不能判断", "本人说是 0")


def see_who_read(wife: Visitor) -> None:
    wife.open("/my/looks/")
    wife.sees("查看了您家的经济状况核对报告", "调用“银行存款信息”：银行存款余额")
