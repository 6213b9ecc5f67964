"""An item as a whole in a browser: remarked on, split, joined, and ended by four more eyes."""

import pytest
from browser.applicant import fill
from browser.visitor import Visitor

pytestmark = pytest.mark.browser
PUBLISHED = "/console/items/published"
SPLIT, JOINED = "social_security_card", "flexible_pension_insurance"
OTHER = "灵活就业社会保险补贴"
IN_A_JOURNEY, ENDED = "social_insurance_closure", "residence_permit"
CLOSED = """async page => {
    for (let tries = 0; tries < 180; tries++) {
        if ((await (await fetch(page)).text()).includes('现在不能申请')) return true;
        await new Promise(again => setTimeout(again, 500));
    }
    return false;
}"""


def test_an_item_is_remarked_on_split_and_joined(enter):
    writer = enter()
    writer.sign_in("human_resources.items")
    remark_on(writer, "retirement_approval")
    split(writer)
    join(writer)
    propose_the_end(writer, IN_A_JOURNEY)
    writer.sees("一件事", "还包含要取消的事项")


def test_an_item_ends_once_others_agreed_and_its_day_has_come(enter):
    writer = enter()
    writer.sign_in("public_security.items")
    propose_the_end(writer, ENDED)
    writer.sees("待业务审核")
    copy = writer.page.url
    for reviewer in ("public_security.reviewer", "data_bureau.legal"):
        agree(enter(), reviewer, copy)
    end_today(writer, copy)
    nobody_is_led_there(enter(), "居住证申领")


def act_on(writer: Visitor, code: str, words: str) -> None:
    """Open what changes an item as a whole, from the page of the item."""
    writer.open(f"{PUBLISHED}/{code}/")
    writer.follow(words)


def remark_on(writer: Visitor, code: str) -> None:
    writer.open(f"{PUBLISHED}/{code}/")
    writer.press("编制新版")
    writer.page.get_by_label("写一条批注").first.fill("这里的依据请再核对")
    writer.press("添加批注")
    writer.sees("这里的依据请再核对")
    writer.press("标为已处理")
    writer.sees("已处理")


def split(writer: Visitor) -> None:
    act_on(writer, SPLIT, "拆成几个事项")
    parts = writer.page.get_by_label("拆成哪些事项")
    parts.fill("card_new 社会保障卡首次申领")
    writer.press("拆成几个事项")
    writer.sees("至少两个新事项")
    parts.fill("card_new 社会保障卡首次申领\ncard_again 社会保障卡补领")
    writer.press("拆成几个事项")
    writer.sees("社会保障卡首次申领", "社会保障卡补领")


def join(writer: Visitor) -> None:
    act_on(writer, JOINED, "与其他事项合并")
    writer.page.locator("main label", has_text=OTHER).first.click()
    writer.page.get_by_label("合并以后的名称").fill("灵活就业人员参保和补贴")
    writer.page.get_by_label("合并以后的编码").fill("flexible_worker")
    writer.press("与其他事项合并")
    writer.sees("灵活就业人员参保和补贴", "编制中")


def propose_the_end(writer: Visitor, code: str) -> None:
    act_on(writer, code, "取消这个事项")
    writer.press("取消这个事项")
    writer.sees("原因")
    fill(writer.page.locator("main form .field").first, "依据已经废止")
    writer.press("取消这个事项")
    writer.sees("依据已经废止")
    writer.follow("送审")
    writer.press("送审")


def agree(reviewer: Visitor, account: str, copy: str) -> None:
    """Agree as the business department or the legal one, having seen why."""
    reviewer.sign_in(account)
    reviewer.page.goto(copy)
    reviewer.follow("审核")
    reviewer.sees("依据已经废止")
    reviewer.page.get_by_text("通过", exact=True).first.click()
    fill(reviewer.page.locator("main form .field", has_text="意见").first, "同意")
    reviewer.press("提交审核决定")


def end_today(writer: Visitor, copy: str) -> None:
    """Set today as the day; the worker carries it out."""
    writer.page.goto(copy)
    writer.follow("定发布日期")
    today = writer.page.evaluate("new Date().toLocaleDateString('sv')")
    fill(writer.page.locator("main form .field").first, today)
    writer.press("就定这一天")
    assert writer.page.evaluate(CLOSED, f"/items/{ENDED}/"), "the worker did not end it"
    writer.page.goto(copy)
    writer.follow("看办事的人现在看到什么")
    writer.sees("已取消，现在不能申请")


def nobody_is_led_there(citizen: Visitor, name: str) -> None:
    citizen.open(f"/items/{ENDED}/")
    citizen.sees("已取消，现在不能申请", "依据已经废止", "已经提交的申请照常办理")
    citizen.open(f"/items/?q={name}")
    assert f"/items/{ENDED}/" not in citizen.page.content()
