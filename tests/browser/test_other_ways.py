"""The main pages for everybody: without script, by keyboard, in large letters, in English."""

import re

import pytest
from browser import restaurant
from browser.applicant import answer_questions, complete, small_papers, submit_twice
from browser.visitor import PASSWORD, PDF, SIGN_IN, Visitor

pytestmark = pytest.mark.browser
MANY = 60
QUESTION = "/ask/item/food_business_licence/"


def test_the_whole_application_needs_no_script(enter, tmp_path):
    phone = enter(phone=True, script=False)
    phone.open("/search/?q=开饭店")
    phone.follow(restaurant.JOURNEY)
    phone.follow("回答几个问题")
    answer_questions(phone, restaurant.ANSWERS)
    phone.press("开始办理")
    phone.sign_in("wangjianjun")
    phone.press("开始填写")
    complete(phone, restaurant.FORM, small_papers(tmp_path))
    phone.follow("检查并提交")
    submit_twice(phone)

    phone.sees("“开办餐饮店”申请已提交")
    assert phone.served("下载收件凭证") == PDF
    phone.open("/my/")
    assert phone.text().count("开办餐饮店") == 1


def test_a_question_is_reached_and_answered_by_keyboard(enter):
    desk = enter()
    desk.open("/items/food_business_licence/")
    reach(desk, "回答几个问题")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url(f"**{QUESTION}*")
    desk.look()
    first = desk.heading()
    tab_to(desk, "input[type=radio], input[type=text]")
    desk.page.keyboard.press("ArrowDown")
    reach(desk, "继续")
    with desk.page.expect_navigation():
        desk.page.keyboard.press("Enter")
    desk.look()

    assert desk.heading() != first
    desk.sees("您已经回答", first)


def test_signing_in_takes_a_keyboard_alone(enter):
    desk = enter()
    desk.open(f"{SIGN_IN}?next=/my/")
    tab_to(desk, "main input[type=text]")
    desk.page.keyboard.type("luowenjing")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.type(PASSWORD)
    with desk.page.expect_navigation():
        desk.page.keyboard.press("Enter")
    desk.look()

    assert desk.heading() == "我的"
    assert "罗文静" in desk.page.locator("header").inner_text()


def reach(visitor: Visitor, words: str) -> None:
    """Press Tab until what reads `words` has the focus."""
    for _ in range(MANY):
        visitor.page.keyboard.press("Tab")
        if words in visitor.page.locator(":focus").inner_text():
            return
    raise AssertionError(f"Tab never comes to “{words}”")


def tab_to(visitor: Visitor, selector: str) -> None:
    """Press Tab until something that `selector` names has the focus."""
    for _ in range(MANY):
        visitor.page.keyboard.press("Tab")
        if visitor.page.locator(":focus").evaluate("(it, wanted) => it.matches(wanted)", selector):
            return
    raise AssertionError(f"Tab never comes to {selector}")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_large_letters_stay_on_and_nothing_overflows(enter, script):
    phone = enter(phone=True, script=script)
    phone.open("/")
    usual = size_of_letters(phone)
    phone.go_by(phone.page.get_by_role("button", name="长辈版大字"))
    for path in ("/events/open_restaurant/", QUESTION, "/verify/"):
        phone.open(path)
        assert size_of_letters(phone) > usual * 1.15


def size_of_letters(visitor: Visitor) -> float:
    return visitor.page.locator("main").evaluate("it => parseFloat(getComputedStyle(it).fontSize)")


def test_english_is_chosen_once_and_the_law_is_cited_in_it(enter):
    phone = enter(phone=True)
    phone.open("/")
    phone.go_by(phone.page.get_by_role("button", name="English"))
    assert phone.heading() == "What would you like to do?"
    phone.open("/items/food_business_licence/")

    assert phone.page.locator("html").get_attribute("lang") == "en"
    phone.sees("Who can apply", "What to bring", "Legal basis", "Food Safety Law art. 35")
    assert not re.search("办理部门|谁能办|要带什么", phone.text())
