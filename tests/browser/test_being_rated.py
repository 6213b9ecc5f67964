"""Being told: a poor rating (差评) to its call-back; a complaint (诉求) to its reopening."""

import re

import pytest
from browser.applicant import small_papers
from browser.flexible_work import NAME, registered
from browser.visitor import Visitor

pytestmark = pytest.mark.browser
CENTRE = "data_bureau.hotline"
CLERK = "city_management.window"
RATED = "human_resources.window"
HOME = "/console/feedback/"
SAYING = "/my/concerns/new/"


@pytest.fixture
def seated(enter):
    """Return whoever signs in under a name, at a desk of their own."""

    def seat(username: str, place: str = HOME) -> Visitor:
        visitor = enter()
        visitor.open(place)
        visitor.sign_in(username)
        return visitor

    return seat


def test_a_complaint_is_answered_called_back_and_reopened(seated):
    citizen = seated("luowenjing", SAYING)
    complained(citizen)
    told, address = number_on(citizen), citizen.page.url
    centre, clerk = seated(CENTRE), seated(CLERK)
    open_concern(centre, told)
    centre.page.locator("main select:visible").first.select_option(label="城管局")
    centre.press("转给承办单位")
    done(clerk, told, "提交答复", words="已加固护栏。", chosen={})
    yes = {"联系上了吗": "是", "本人满意吗": "是"}
    done(centre, told, "记下回访情况", words="说已经修好", chosen=yes)
    citizen.open(address)
    citizen.sees("已加固护栏", "已办结")
    citizen.page.get_by_text("没有解决？要求重新办理").click()
    citizen.page.locator("main textarea:visible").fill("又松了")
    citizen.press("要求重新办理")

    citizen.sees("承办单位在", "要求重新办理")
    clerk.open(HOME)
    clerk.sees(told)


def test_a_poor_rating_is_put_right_called_back_and_published(enter, seated, tmp_path):
    citizen = enter(phone=True)
    citizen.sign_in("lvyongjie")
    case = registered(citizen, small_papers(tmp_path))
    rated(citizen)
    told, address = number_on(citizen), citizen.page.url
    centre, clerk = seated(CENTRE), seated(RATED)
    done(centre, told, "记下核实情况", words="短信来得太晚", chosen={"联系上了吗": "是"})
    open_concern(clerk, told)
    clerk.sees(NAME, "等了很久才有短信", "短信来得太晚")
    assert not [who for who in ("吕永杰", case, "lvyongjie") if who in clerk.text()]

    now = {"整改方式": "立行立改"}
    done(clerk, told, "提交整改情况", words="短信改为即时发送。", chosen=now)
    yes = {"联系上了吗": "是", "本人满意吗": "是"}
    done(centre, told, "记下回访情况", words="说已经改好", chosen=yes)
    done(centre, told, "公开", words="短信改为即时发送，已经回访。", chosen={})
    citizen.open(address)
    citizen.sees("短信改为即时发送。", "已办结")
    citizen.open("/ratings/poor/")
    citizen.sees("短信改为即时发送，已经回访。")


def rated(citizen: Visitor) -> None:
    """Rate the case that is open as poor, and go to what becomes of that."""
    citizen.follow("评价这次服务")
    citizen.page.locator("main label").filter(has_text=re.compile(r"^\s*不满意")).first.click()
    citizen.page.locator("main label").filter(has_text="办事效率").first.click()
    citizen.page.locator("main textarea").fill("等了很久才有短信")
    citizen.press("提交评价")
    citizen.follow("看差评怎么处置")


def complained(citizen: Visitor) -> None:
    """Fill the page on which people speak, and send it."""
    citizen.page.locator("main fieldset").first.get_by_text("投诉", exact=True).click()
    citizen.page.get_by_label("用一句话说是什么事").fill("河边护栏松了")
    citizen.page.get_by_label("具体情况").fill("护栏松动，孩子常在那里玩。")
    citizen.press("提交")
    citizen.sees("热线在")


def done(desk: Visitor, number: str, button: str, *, words: str, chosen: dict[str, str]) -> None:
    """Do one thing about a concern: choose, write, press."""
    open_concern(desk, number)
    form = desk.page.locator("main form").filter(has=desk.page.get_by_role("button", name=button))
    for question, answer in chosen.items():
        field = form.locator("fieldset").filter(has_text=question)
        field.get_by_text(answer, exact=True).click()
    form.locator("textarea").last.fill(words)
    desk.press(button)


def open_concern(desk: Visitor, number: str) -> None:
    """Find a concern by its number, and open it."""
    desk.open(f"{HOME}all/?number={number}")
    desk.follow(number)


def number_on(page: Visitor) -> str:
    """Return the number of the concern that a page shows."""
    found = re.search(r"[诉评]\d{12,}", page.text())
    assert found, page.text()
    return found.group()
