"""A mother acts for her child; a mandate is given, accepted, used and taken back."""

import pytest
from browser.applicant import answer_questions, complete, small_papers, submit_twice
from browser.visitor import Visitor

from tongban.examples.people import city_people

pytestmark = pytest.mark.browser
CARD = "identity_card_renewal"
ANSWERS = {"为什么换证": "丢失", "登记过指纹": "否"}
FORM = {"收件地址": "明川市东城区临江路 9 号", "联系电话": "10000000002"}
ITEM = "社会保障卡申领"
_TIMES, _BREATH_MILLISECONDS = 12, 1000


def test_a_mother_files_for_her_child_and_lets_another_act_for_her(enter, tmp_path):
    mother, agent = enter(phone=True), enter()
    file_for_the_child(mother, tmp_path)
    page = give_a_mandate(mother)
    use_it(agent, page)
    mother.open(page)
    mother.press("取消授权")
    mother.sees("委托人已取消")
    agent.open("/my/")
    agent.sees("您要以谁的名义办事", "授权已经取消或者辞去")
    assert "您正在受" not in agent.page.content()


def file_for_the_child(mother: Visitor, folder) -> None:
    mother.sign_in("luowenjing")
    mother.open("/my/acting-for/")
    find_the_child(mother)
    act_as(mother, "罗子衿")
    assert "您正在以监护人的身份替“罗子衿”办事" in mother.page.content()
    mother.open(f"/ask/item/{CARD}/")
    answer_questions(mother, ANSWERS)
    mother.press("开始办理")
    assert "您正在以监护人的身份替“罗子衿”办事" in mother.page.content()
    complete(mother, FORM, small_papers(folder))
    mother.follow("检查并提交")
    mother.sees("罗子衿", "罗文静")
    submit_twice(mother)
    act_as(mother, "本人")


def find_the_child(mother: Visitor) -> None:
    """Have the register of households asked, again while it is slow to answer."""
    for _ in range(_TIMES):
        mother.press("查询我的未成年子女")
        if "由您监护的未成年子女" in mother.page.locator("[role=status]").first.inner_text():
            return
        mother.page.wait_for_timeout(_BREATH_MILLISECONDS)
    raise AssertionError(mother.page.locator("body").inner_text())


def give_a_mandate(mother: Visitor) -> str:
    person = city_people().by_name["陈志远"]
    mother.open("/my/")
    mother.follow("授权他人办事")
    mother.follow("授权给别人")
    form = mother.page
    form.get_by_label("对方的姓名").fill(person.name)
    form.get_by_label("对方的身份证号").fill(person.number)
    tick(mother, "只办下面勾选的")
    form.locator("summary").filter(has_text="按事项选").click()
    tick(mother, ITEM)
    for part, value in (("year", "2027"), ("month", "3"), ("day", "1")):
        form.locator(f"#id_until_{part}").fill(value)
    mother.press("发出授权")
    mother.sees("等对方接受", ITEM)
    return mother.page.url


def use_it(agent: Visitor, page: str) -> None:
    agent.sign_in("chenzhiyuan")
    agent.open(page)
    agent.press("接受")
    agent.follow("以对方的名义办事")
    act_as(agent, "罗文静")
    agent.open("/apply/item/social_security_card/")
    agent.sees("罗文静（由陈志远代办）")
    agent.page.goto("/my/certificates/")
    agent.sees("这个页面只有本人能打开")


def act_as(visitor: Visitor, name: str) -> None:
    """Take on a name, or one's own again."""
    visitor.open("/my/acting-for/")
    tick(visitor, name)
    visitor.press("确定")


def tick(visitor: Visitor, words: str) -> None:
    """Choose an answer by its label, as people do."""
    visitor.page.locator(".choice label").filter(has_text=words).first.click()
