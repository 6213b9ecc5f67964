"""A step that nobody finishes (超期): yellow, orange, red, an order, silence, and a rung higher."""

from datetime import date, timedelta

import pytest
from browser.applicant import answer_questions, complete, number_of, small_papers
from browser.officer import act, take
from browser.platform import Platform
from browser.visitor import Visitor

from tongban.adapters.holidays import official_calendar
from tongban.project.clock import days_ahead
from tongban.project.clock import today as calendar_day

pytestmark = [pytest.mark.browser, pytest.mark.moves_the_clock]
ITEM = "户外招牌设施设置"
LIGHTS = (
    (2, "黄灯", "临近承诺期限"),
    (3, "橙灯", "环节超时"),
    (4, "红灯", "超过承诺期限"),
)
"""By working days after acceptance: three are promised, one is the step's, begun the day after."""
ANSWERS = {"挡住窗户": "否", "超过 4 米": "否"}
FORM = {
    "信用代码": "91519901MA0000001X",
    "地址": "明川市望庆区和平路 18 号",
    "招牌宽度": "3.2",
    "招牌高度": "0.9",
    "电话": "10000000009",
    "名称": "立群书店",
}
ORDERS = "/console/supervision/orders/?department=city_management"


def test_an_overdue_step_goes_from_yellow_to_red_and_its_order_climbs(
    phone, enter, platform, tmp_path
):
    number = filed(phone, tmp_path)
    examiner, approver, supervisor = enter(), enter(), enter()
    supervisor.sign_in("data_bureau.supervisor")
    accepted = begun(examiner, number, platform)
    for day, lamp, rule in LIGHTS:
        wait_until(platform, accepted, working_days=day)
        sees_order(supervisor, lamp, rule)
    the_board_leads_down(supervisor)

    silent = opened_by_the_head(approver)
    wait_until(platform, today(platform), working_days=6)
    supervisor.open(silent)
    supervisor.sees("逾期未反馈", "挂牌督办")
    answered_late(approver, silent)
    supervisor.open(silent)
    supervisor.page.locator("main textarea").first.fill("情况属实，已经安排办理")
    supervisor.press("符合要求，销号")
    supervisor.sees("已销号")


def begun(examiner: Visitor, number: str, platform: Platform) -> date:
    """Accept the case, begin its step a working day later; return the day of acceptance."""
    examiner.sign_in("city_management.examiner")
    take(examiner, number)
    act(examiner, "受理", {})
    accepted = today(platform)
    wait_until(platform, accepted, working_days=1)
    take(examiner, number)
    act(examiner, "开始办理本环节", {})
    return accepted


def opened_by_the_head(approver: Visitor) -> str:
    """Let the head of the department open the red order, and do nothing; return its address."""
    approver.sign_in("city_management.approver")
    approver.open(ORDERS)
    approver.go_by(row(approver, "超过承诺期限").get_by_role("link").first)
    approver.sees("督办单", "反馈")
    return approver.page.url


def filed(phone: Visitor, folder) -> str:
    """File the item and return the number of its case."""
    phone.open("/items/outdoor_sign/")
    phone.follow("回答几个问题")
    answer_questions(phone, ANSWERS)
    phone.press("开始办理")
    phone.sign_in("shenliqun")
    phone.press("开始填写")
    papers = small_papers(folder)
    while "/my/filings/" not in phone.page.url:  # no register knows the business: then its paper
        complete(phone, FORM, papers)
        phone.follow("检查并提交")
        phone.page.locator("main .choice label").click()
        phone.press("提交申请")
    return number_of(phone, phone.page.url, ITEM)


def today(platform: Platform) -> date:
    """Return the day that the platform lives in."""
    return calendar_day() + timedelta(days=days_ahead(platform.folder / "var"))


def wait_until(platform: Platform, since: date, *, working_days: int) -> None:
    """Let days pass until so many working days after a day."""
    wanted = official_calendar().after(since, working_days)
    platform.days_pass((wanted - today(platform)).days)


def row(officer: Visitor, words: str):
    """Return the line of the list of orders that says so, of the item of this story."""
    return officer.page.locator("main tbody tr").filter(has_text=ITEM).filter(has_text=words)


def sees_order(supervisor: Visitor, lamp: str, rule: str) -> None:
    supervisor.open(ORDERS)
    assert lamp in row(supervisor, rule).first.inner_text()


def the_board_leads_down(supervisor: Visitor) -> None:
    supervisor.open("/console/supervision/")
    line = supervisor.page.locator("main tbody tr").filter(has_text="城管局")
    supervisor.go_by(line.get_by_role("link").first)
    supervisor.sees(ITEM)


def answered_late(approver: Visitor, order: str) -> None:
    approver.open(order)
    approver.page.locator("main .choice label").first.click()
    approver.page.locator("main textarea").first.fill("经办人请假，已经换人办理")
    approver.press("提交反馈")
    approver.sees("已反馈，待审核")
