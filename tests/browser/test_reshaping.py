"""An item as a whole in a browser: remarked on, split, joined, proposed for its end."""

import pytest
from browser.applicant import fill
from browser.visitor import Visitor

pytestmark = pytest.mark.browser
PUBLISHED = "/console/items/published"
SPLIT, JOINED = "social_security_card", "flexible_pension_insurance"
OTHER = "灵活就业社会保险补贴"


def test_an_item_is_remarked_on_split_joined_and_proposed_for_its_end(enter):
    writer = enter()
    writer.sign_in("human_resources.items")
    remark_on(writer, "retirement_approval")
    split(writer)
    join(writer)
    propose_the_end(writer, "social_insurance_closure")


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
    writer.sees("待业务审核")
