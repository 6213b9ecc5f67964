"""Three ways beside the ordinary one: rules decide, a promise stands in, a paper follows late.

The one in which days pass is run last.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import restaurant
from browser.applicant import begin, number_of, send, small_papers
from browser.flexible_work import registered
from browser.officer import act, take
from browser.visitor import Visitor

pytestmark = pytest.mark.browser
FIRE = "公众聚集场所投入使用、营业前消防安全检查"
FORM = {
    **restaurant.FORM,
    "统一社会信用代码": "91519901MA0000001X",
    "法定代表人": "许静怡",
}


def file(visitor: Visitor, item: str, answers: dict[str, str], papers: Iterator[Path]) -> str:
    """Apply for an item; return the address of the filing."""
    begin(visitor, item, answers)
    return send(visitor, {**FORM, **answers}, papers)


def test_rules_decide_at_once_say_why_and_a_human_looks_when_asked(enter, tmp_path):
    person, officer = enter(phone=True), enter()
    person.sign_in("wangjianjun")
    number = registered(person, small_papers(tmp_path))
    person.sees("已办结", "全部符合", "就业和社会保险信息：一致")
    person.photograph("decided-by-rules")
    person.follow("请工作人员复核")
    person.page.locator("main textarea").fill("请核对开始就业的日期")
    person.press("提交复核申请")
    person.sees("工作人员正在复核")

    officer.sign_in("human_resources.examiner")
    open_duty(officer, number, "人工复核")
    act(officer, "答复人工复核", {"复核结论": "维持原决定", "答复": "日期与登记一致"})
    person.open(person.page.url)
    person.sees("维持原决定", "日期与登记一致")


def open_duty(officer: Visitor, number: str, name: str) -> None:
    """Open the work of that name on a case; a drawn case has more than one."""
    officer.open("/counter/?show=all")
    row = officer.page.locator("main tr").filter(has_text=number).filter(has_text=name)
    officer.go_by(row.get_by_role("link").first)


@pytest.mark.moves_the_clock
def test_a_paper_that_follows_late_still_counts(enter, platform, tmp_path):
    person, officer = enter(phone=True), enter()
    papers = small_papers(tmp_path)
    person.sign_in("zhaominghui")
    answers = {"经营场所有多大": "400", "愿意先承诺": "否", "安全出口": "2"}
    number = number_of(person, file(person, "fire_safety_check", answers, papers), FIRE)
    case = person.page.url
    officer.sign_in("fire_rescue.examiner")
    take(officer, number)
    act(officer, "受理", {"容缺材料最晚": today_on(person)})
    platform.days_pass(2)
    person.open(case)
    person.sees("补交材料的期限已过", "撤销受理", "现在补交还来得及")
    person.photograph("papers-late")
    open_duty(officer, number, "处理逾期未补的容缺材料")
    officer.sees("容缺材料逾期没有补交")

    person.follow("补交材料")
    person.page.locator("main input[type=file]").first.set_input_files(next(papers))
    person.go_by(person.page.locator("main form button").last)
    open_duty(officer, number, "")
    act(officer, "登记容缺材料补齐", {"已经补齐": "消防安全制度"})
    person.open(case)
    person.sees("容缺材料补齐", "办理中")


def today_on(person: Visitor) -> str:
    """Return the day on which the case was received, as year-month-day."""
    found = re.search(r"收件\s+(\d{4})年(\d{1,2})月(\d{1,2})日", person.text())
    assert found, person.text()
    return "-".join(found.groups())


def test_a_promise_that_fails_its_check_is_revoked(enter, tmp_path):
    person, examiner, approver = enter(phone=True), enter(), enter()
    person.sign_in("xujingyi")
    answers = {"经营场所有多大": "400", "愿意先承诺": "是", "安全出口": "2"}
    filing = file(person, "fire_safety_check", answers, small_papers(tmp_path))
    number = number_of(person, filing, FIRE)
    case = person.page.url
    person.sees("告知承诺", "撤销许可", "撤回承诺，改交材料")
    examiner.sign_in("fire_rescue.examiner")
    approver.sign_in("fire_rescue.approver")
    take(examiner, number)
    act(examiner, "受理", {})
    open_duty(examiner, number, "")
    act(examiner, "登记容缺材料补齐", {"已经补齐": "消防安全制度"})
    open_duty(approver, number, "")
    act(approver, "准予", {"补充意见": "承诺符合要求"})

    open_duty(examiner, number, "核查承诺事项")
    found = {"核查结论": "承诺不实", "核查情况": "安全出口被封堵", "一同": ""}
    act(examiner, "核查承诺事项", found)
    open_duty(approver, number, "决定是否撤销")
    act(approver, "撤销准予决定", {"事实和理由": "安全出口被封堵", "法律依据": "《消防法》"})
    person.open(case)
    person.sees("决定已撤销", "安全出口被封堵", "行政复议")
    person.photograph("promise-revoked")
