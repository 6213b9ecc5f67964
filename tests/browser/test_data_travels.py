"""Data that travel instead of people: published, asked for, granted, read, disputed, corrected.

The register of employment spares whoever retires a paper; what another register has wrong about a
newborn is put right by the mother's own paper. 政务数据共享条例: who holds data describes, shares
and corrects them.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from browser.applicant import (
    answer_questions,
    complete,
    fill,
    number_of,
    small_papers,
    submit_twice,
)
from browser.officer import open_work
from browser.visitor import Visitor

pytestmark = pytest.mark.browser
REGISTER, PAPER = "就业和社会保险信息", "退休核准结果"
SPARED = f"通过人社局的“{REGISTER}”共享核验，不用您提交"
RETIRING, RETIRING_NAME = "retirement_medical", "职工医保在职转退休"
DESCRIBED = {"所在系统": "金保工程", "更新周期": "每小时"}
BIRTHS, CERTIFICATE = "出生医学信息", "出生医学证明"
RECORDED, MEANT, WHY = "叶子轩", "叶梓轩", "医院录错了一个字"
ANSWERS = {"一共缴了多少个月": "300", "哪一天出生": "2026-09-03"}
FORM = {
    "联系电话": "10000000002",
    "现居住地址": "明川市望庆区和平路 9 号",
    "接种门诊": "和平路社区卫生服务中心",
}


class Desks(NamedTuple):
    """Stewards of who holds the register, who asks for it, who checks; and a window."""

    holder: Visitor
    asker: Visitor
    checker: Visitor
    window: Visitor


@pytest.fixture
def desks(enter) -> Desks:
    asker = "medical_insurance"
    seats = ("human_resources.data", f"{asker}.data", "data_bureau.data", f"{asker}.window")
    seated = Desks(*(enter() for _ in seats))
    for desk, account in zip(seated, seats, strict=True):
        desk.sign_in(account)
    return seated


@pytest.mark.ends_a_grant
def test_a_register_is_published_asked_for_and_granted_and_a_paper_is_gone(desks, phone, tmp_path):
    register = revoke_the_grant(desks.holder)
    describe_anew(desks, register)
    assert SPARED not in guide(phone)
    before = papers_of_the_city(desks.asker)
    request = ask_from_the_demand_list(desks.asker)
    find_in_order(desks.checker, request)

    assert SPARED in guide(phone)
    assert papers_of_the_city(desks.asker) < before
    assert not on_demand(desks.asker)

    phone.sign_in("zhouguoliang")
    number = file_without_the_paper(phone, small_papers(tmp_path))
    assert open_work(desks.window, number)
    see_who_read(phone, number)


def test_what_a_register_has_wrong_is_put_right_by_a_persons_own_paper(enter, phone, tmp_path):
    phone.sign_in("yeshuyao")
    dispute_with_an_own_paper(phone, small_papers(tmp_path))
    holder = enter()
    holder.sign_in("health.data")
    correct(holder)
    hear_of_it(phone)


# -- from department to department -----------------------------------------------------------------
def revoke_the_grant(holder: Visitor) -> str:
    """Take back what stands; return the page of the register."""
    holder.open("/console/data/")
    holder.photograph("data-catalogue")
    holder.follow(REGISTER)
    register = holder.page.url
    usable = holder.page.locator("main tr").filter(has_text="可以使用")
    holder.go_by(usable.get_by_role("link", name=REGISTER))
    form = holder.page.locator("main details").filter(has_text="撤销授权")
    form.locator("summary").click()
    form.get_by_label("理由").fill("说明过时，重新报送后再授权")
    holder.go_by(form.get_by_role("button", name="撤销授权"))
    holder.sees("已撤销", "说明过时，重新报送后再授权")
    return register


def describe_anew(desks: Desks, register: str) -> None:
    holder, _, checker, _ = desks
    holder.open(register)
    holder.follow("修改目录")
    for label, words in DESCRIBED.items():
        holder.page.get_by_label(label).fill(words)
    holder.press("报送审核")
    checker.open(register)
    checker.press("审核通过并发布")
    checker.sees(*DESCRIBED.values())


def guide(phone: Visitor) -> str:
    phone.open(f"/items/{RETIRING}/")
    return phone.text()


def papers_of_the_city(desk: Visitor) -> int:
    """Return how many papers the whole city asks for, by the graph as it is now."""
    desk.open("/console/graph/what-if/")
    found = re.search(r"材料\s+(\d+)份", desk.text())
    assert found, desk.text()
    return int(found.group(1))


def on_demand(desk: Visitor) -> bool:
    desk.open("/console/graph/demand/")
    return desk.has(desk.page.locator("main tr").filter(has_text=REGISTER))


def ask_from_the_demand_list(asker: Visitor) -> str:
    """Ask for the register with what the list knows of it; return the page of the request."""
    assert on_demand(asker)
    line = asker.page.locator("main tr").filter(has_text=REGISTER)
    asker.go_by(line.get_by_role("link", name="提出需求"))
    asker.press("提出需求")
    asker.sees("待合规性审查", "数据需求清单", PAPER)
    return asker.page.url


def find_in_order(checker: Visitor, request: str) -> None:
    checker.open("/console/data/inbox/")
    checker.go_by(checker.page.locator("main tr").filter(has_text=PAPER).get_by_role("link").first)
    assert checker.page.url == request
    checker.sees("医保局", "没有发现疑点")
    checker.press("合规性审查通过")  # what is shared without conditions is granted with that
    checker.sees("已授权")


# -- the citizen -----------------------------------------------------------------------------------
def file_without_the_paper(phone: Visitor, papers: Iterator[Path]) -> str:
    begin(phone, RETIRING)
    assert PAPER not in complete(phone, FORM, papers)
    phone.follow("检查并提交")
    phone.sees(SPARED)
    return number_of(phone, submit_twice(phone), RETIRING_NAME)


def begin(phone: Visitor, item: str) -> None:
    phone.open(f"/items/{item}/")
    phone.follow("回答几个问题")
    answer_questions(phone, ANSWERS)
    phone.press("开始办理")


def see_who_read(phone: Visitor, number: str) -> None:
    phone.open("/my/looks/")
    phone.photograph("looks")
    looks = phone.page.locator("main li")
    called = looks.filter(has_text=f"“{REGISTER}”").first.inner_text()
    for words in (RETIRING_NAME, "依据：申请人本人申办"):
        assert words in called, called
    opened = looks.filter(has_text=number).first.inner_text()
    for words in ("查看了您的办件", "医保局工作人员", RETIRING_NAME, "依据：受理"):
        assert words in opened, opened


def dispute_with_an_own_paper(phone: Visitor, papers: Iterator[Path]) -> None:
    begin(phone, "vaccination_certificate")
    draft = phone.page.url
    phone.go_by(phone.link(re.compile("^孩子")))
    phone.sees(RECORDED, f"来源：{BIRTHS}")
    phone.follow("信息不对？")
    for field, words in zip(
        phone.page.locator("main form .field").all(), (MEANT, WHY), strict=True
    ):
        fill(field, words)
    phone.press("提出异议")
    phone.open(draft)
    assert CERTIFICATE in complete(phone, FORM, papers)
    phone.follow("检查并提交")
    phone.sees(MEANT, "您提出了异议")
    submit_twice(phone)


def find_the_ticket(holder: Visitor) -> None:
    """Open the ticket of this dispute; other people have disputed births on this platform too."""
    holder.open("/console/tickets/")
    rows = holder.page.locator("main tr").filter(has_text=BIRTHS)
    addresses = [row.get_by_role("link").last.get_attribute("href") for row in rows.all()]
    for address in addresses:
        holder.open(address or "")
        if MEANT in holder.text():
            return
    raise AssertionError(addresses)


def correct(holder: Visitor) -> None:
    find_the_ticket(holder)
    holder.sees(RECORDED, MEANT, WHY)
    holder.press("开始核实")
    answer = holder.page.locator("main form").filter(has_text="核实结果")
    for field, words in zip(
        answer.locator(".field").all(), ("数据已更正", "已核对病历"), strict=True
    ):
        fill(field, words)
    holder.press("答复申请人")
    holder.sees("数据已更正")


def hear_of_it(phone: Visitor) -> None:
    phone.open("/my/tickets/")
    phone.go_by(phone.page.locator("main a").filter(has_text="新生儿姓名").first)
    phone.sees(RECORDED, MEANT, "数据已更正", "已核对病历")
