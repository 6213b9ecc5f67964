"""A clerk files for somebody at the window: the same questions, and a paper to take home."""

import pytest
from browser.applicant import answer_questions, complete, small_papers
from browser.visitor import PDF, Visitor

from tongban.examples.people import city_people

pytestmark = pytest.mark.browser
CARD = "居民身份证换领、补领"
ANSWERS = {"为什么换证": "丢失", "登记过指纹": "否"}
FORM = {"收件地址": "明川市东城区临江路 19 号", "联系电话": "10000000019"}
BORN = range(1960, 1995)


def test_a_clerk_files_for_a_person_who_takes_the_receipt_home(enter, tmp_path):
    known = {one.number for one in city_people().by_name.values()}
    person = next(
        one
        for one in city_people().residents[-50:]
        if one.number in known and int(one.number[6:10]) in BORN
    )
    clerk = enter()
    clerk.sign_in("public_security.window")
    receive(clerk, person)
    file_it(clerk, tmp_path)

    clerk.sees("已经提交", CARD, "申报编号")
    assert clerk.served("打印收件凭证") == PDF
    clerk.press("结束接待")
    clerk.follow("窗口接待")
    clerk.sees("我接待过的")
    assert person.name not in clerk.text()


def receive(clerk: Visitor, person) -> None:
    clerk.follow("窗口接待")
    clerk.page.get_by_label("姓名").fill(person.name)
    clerk.page.get_by_label("身份证号").fill(person.number)
    for words in ("读取居民身份证", "本人同意"):
        clerk.page.locator("main .choice label").filter(has_text=words).click()
    clerk.press("开始接待")
    clerk.sees("正在接待", "要办什么")
    assert person.number not in clerk.text()


def file_it(clerk: Visitor, folder) -> None:
    clerk.page.get_by_label("想办的事").fill("身份证丢了")
    clerk.press("搜索")
    clerk.follow(CARD)
    answer_questions(clerk, ANSWERS)
    assert "窗口代填" in clerk.page.content()
    clerk.press("开始办理")
    complete(clerk, FORM, small_papers(folder))
    clerk.follow("检查并提交")
    clerk.page.locator("main .choice label").click()
    clerk.button("提交申请").dblclick()
    clerk.page.wait_for_url("**/counter/window/**")
    clerk.look()
