"""工程竣工联合验收: five departments on one board, one of them objects, one stays silent."""

import pytest
from browser.applicant import answer_questions, complete, number_of, small_papers
from browser.officer import act, open_work, take
from browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.moves_the_clock]
LAST = "房屋建筑工程竣工验收备案"
ANSWERS = {
    "防空地下室": "是",
    "都完成": "是",
    "违法建设": "否",
    "特殊建设工程": "否",
    "五方验收": "是",
    "竣工验收合格": "是",
}
FORM = {
    "投资项目统一代码": "2026-519900-47-01-000001",
    "项目名称": "临江社区服务中心",
    "建设单位": "明川建筑工程有限公司",
    "总建筑面积": "8600",
    "联系电话": "10000000003",
}
OBJECTION = "裙房比规划条件高出一层"
OFFICERS = {"补充意见": "材料齐全", "送达方式": "电子", "补交的材料": ""}


def test_a_completion_is_accepted_by_five_departments_with_one_veto_and_one_silence(
    phone, enter, platform, tmp_path
):
    filing = file_the_completion(phone, tmp_path)
    lead, planning, shelter, roads = (enter() for _ in range(4))
    for officer, department in (
        (lead, "housing"),
        (planning, "natural_resources"),
        (shelter, "civil_defence"),
        (roads, "city_management"),
    ):
        officer.sign_in(f"{department}.examiner")
    ask_one_more(lead)
    answer(planning, "不同意", reason=OBJECTION)
    answer(shelter, "有条件同意", conditions="补装防护密闭门铭牌")
    answer(roads, "同意")
    number = number_of(phone, filing, LAST)
    take(lead, number)
    act(lead, "受理", {})
    lead.sees("几个部门一起办")
    everybody_reads_the_objection(phone, filing, lead)

    platform.days_pass(6)
    approver = enter()
    approver.sign_in("housing.approver")
    silence_of_the_archive_was_consent(approver)
    nothing_is_granted_over_the_objection(approver, number)
    answer(planning, "同意", reason="已经整改")
    confirm_conditions(shelter)
    assert open_work(approver, number)
    act(approver, "准予", OFFICERS)
    phone.open(f"{filing}together/")
    phone.sees("已准予", "4 个部门中 4 个已有意见")


def file_the_completion(phone: Visitor, folder) -> str:
    """File the last item alone; the results of the others are at hand."""
    phone.open("/events/joint_acceptance/")
    phone.follow("回答几个问题")
    answer_questions(phone, ANSWERS)
    for item in phone.page.locator("main input[name=items]").all():
        if item.get_attribute("value") != "completion_filing":
            phone.page.locator(f"main label[for={item.get_attribute('id')}]").click()
    phone.press("按勾选重新计算")
    begin(phone)
    papers = small_papers(folder)
    while "/my/filings/" not in phone.page.url:  # no register knows the project: then papers
        complete(phone, FORM, papers)
        phone.follow("检查并提交")
        phone.page.locator("main .choice label").click()
        phone.press("提交申请")
    return phone.page.url


def begin(phone: Visitor) -> None:
    phone.press("开始办理")
    phone.sign_in("xuwenbo")
    phone.press("开始填写")


def board(officer: Visitor, *, inbox: bool = True) -> None:
    """Go to the board of the joint handling, by what waits in the inbox or by the list."""
    officer.open("/counter/" if inbox else "/counter/joint/")
    rows = officer.page.locator("main tr").filter(has_text="工程竣工联合验收")
    officer.go_by(rows.get_by_role("link").first)


def do(officer: Visitor, way: str, **told: str) -> None:
    """Do one thing from the board; `told` fills fields by their name."""
    officer.follow(way)
    for name, words in told.items():
        officer.page.locator(f"main [name={name}]").first.fill(words)
    officer.press(way)


def ask_one_more(lead: Visitor) -> None:
    board(lead)
    lead.follow("征求意见")
    lead.page.locator("main select[name=department]").select_option("civil_defence")
    lead.page.locator("main [name=about]").fill("防空地下室是否按要求建成")
    lead.press("征求意见")
    lead.sees("人防办", "自然资源局", "城建档案馆", "城管局", "联合踏勘")


def answer(officer: Visitor, words: str, *, reason: str = "", conditions: str = "") -> None:
    board(officer, inbox=False)
    officer.follow("答复意见")
    officer.page.locator("main .choice label").get_by_text(words, exact=True).click()
    officer.page.locator("main [name=reason]").fill(reason)
    officer.page.locator("main [name=conditions]").fill(conditions)
    officer.press("答复意见")
    officer.sees(reason or words)


def confirm_conditions(officer: Visitor) -> None:
    board(officer)
    do(officer, "确认条件已经落实", note="铭牌已补装，照片在案")
    officer.sees("条件已经落实")


def everybody_reads_the_objection(phone: Visitor, filing: str, lead: Visitor) -> None:
    phone.open(filing)
    phone.follow("看几个部门一起办到哪一步")
    phone.sees("自然资源局", OBJECTION, "住房和城乡建设局", "全部办完的法定期限")
    phone.photograph("joint-handling-phone")
    lead.follow("这件办件由几个部门一起办")
    lead.sees("自然资源局不同意，现在不能准予", OBJECTION, "城乡规划法")
    lead.photograph("joint-handling-board")


def silence_of_the_archive_was_consent(approver: Visitor) -> None:
    board(approver, inbox=False)
    approver.sees("逾期未答复，视为同意", "由该部门承担责任")


def nothing_is_granted_over_the_objection(approver: Visitor, number: str) -> None:
    assert open_work(approver, number)
    approver.follow("准予")
    approver.page.locator("main textarea").first.fill("同意备案")
    approver.press("准予")
    approver.sees("没有办理成功", "有部门不同意")
