"""A fee is paid though the bank's notice is lost, and counts once though another comes twice."""

import pytest
from browser.applicant import answer_questions, complete, small_papers, submit_twice
from browser.officer import act, open_work
from browser.platform import Platform
from browser.visitor import PDF, Visitor

pytestmark = pytest.mark.browser
CARD = "identity_card_renewal"
ITEM = "居民身份证换领、补领"
ANSWERS = {"为什么换证": "丢失", "登记过指纹": "是"}
FORM = {"收件地址": "明川市东城区临江路 9 号", "联系电话": "10000000002"}
ARRIVES = 60_000
"""Longer than the worker ever takes to ask the bank, in milliseconds."""


def test_a_lost_and_a_doubled_notice(platform, enter, tmp_path):
    window = enter()
    window.sign_in("public_security.window")
    for name, fault in (("shenliqun", "loses"), ("xujingyi", "doubles")):
        payer = enter(phone=True)
        case = file_for_a_card(payer, name, tmp_path)
        accept(window, payer, case)
        pay(platform, payer, case, fault)
        payer.sees("已缴清", "40 元", "损坏换领、补领工本费", "居民身份证法")
        assert payer.served("下载缴费凭证") == PDF
        assert payer.text().count("缴费成功") == 1
        payer.open(case)
        payer.sees("缴费到账")


def file_for_a_card(payer: Visitor, name: str, folder) -> str:
    """File, and return the address of the case."""
    payer.sign_in(name)
    payer.open(f"/ask/item/{CARD}/")
    answer_questions(payer, ANSWERS)
    payer.press("开始办理")
    complete(payer, FORM, small_papers(folder))
    payer.follow("检查并提交")
    submit_twice(payer)
    payer.follow(ITEM)
    return payer.page.url


def accept(window: Visitor, payer: Visitor, case: str) -> None:
    payer.open(case)
    number = payer.page.locator("main").inner_text().split("办件编号")[1].split()[0]
    assert open_work(window, number), window.text()
    act(window, "受理", {})


def pay(platform: Platform, payer: Visitor, case: str, fault: str) -> None:
    """Pay on the bank's page, and wait until the bill says that the money is there."""
    payer.open(case)
    payer.sees("请缴费 40 元")
    payer.follow("查看缴费单并缴费")
    payer.press("去缴费")
    payer.sees("打开银行的付款页", "等待付款")
    with platform.bank_is(fault):
        at_the_bank(payer, payer.link("打开银行的付款页").get_attribute("href"))
        payer.page.wait_for_url("**/my/bills/*-*-*-*-*/", timeout=ARRIVES)
    payer.look()


def at_the_bank(payer: Visitor, address: str) -> None:
    """Pay in a window of the bank's own, which is not ours to examine."""
    page = payer.page.context.browser.new_page()
    page.goto(address)
    assert "模拟银行，不会扣任何人的钱" in page.inner_text("main")
    page.get_by_role("button", name="确认付款").click()
    page.get_by_text("银行已经收到这笔款").wait_for()
    page.close()
