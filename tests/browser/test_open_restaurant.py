"""开办餐饮店, whole: from a search on a telephone to a certificate that anybody can verify."""

import re
from pathlib import Path

import pytest
from browser.applicant import answer_questions, complete, number_of, small_papers, submit_twice
from browser.officer import Seated, act, handle, take
from browser.restaurant import (
    ACCOUNT,
    ANSWERS,
    DEPARTMENTS,
    FORM,
    JOURNEY,
    LICENCE,
    OFFICERS,
)
from browser.visitor import PDF, Visitor

pytestmark = pytest.mark.browser
GAP = "请提交租赁合同的首页和签字页"


def test_a_restaurant_opens_from_the_first_search_to_certificates_that_verify(
    enter, phone, seated, tmp_path
):
    find_the_guide(phone)
    see_what_is_needed(phone)
    apply(phone, tmp_path)
    filing = phone.page.url
    number = number_of(phone, filing, LICENCE)
    market = seated("market_regulation")
    one_notice_names_the_gap(market, number)
    put_it_right(phone, next(small_papers(tmp_path)))
    handle(market, number, OFFICERS)
    the_others_have_begun(phone, filing)
    for item, department in DEPARTMENTS.items():
        officers = market if department == "market_regulation" else seated(department)
        handle(officers, number_of(phone, filing, item), OFFICERS)
    everything_is_completed(phone, filing)
    anybody_can_verify(enter(phone=True), certificate_of(phone))
    rate(phone, filing)


def find_the_guide(phone: Visitor) -> None:
    phone.open("/")
    phone.photograph("home")
    phone.page.get_by_role("searchbox").first.fill("开饭店")
    phone.press("搜索")
    phone.sees("“开饭店”的结果", JOURNEY)
    phone.photograph("search")
    phone.follow(JOURNEY)
    phone.sees(LICENCE, *DEPARTMENTS, "《食品安全法》第三十五条")
    phone.photograph("guide")


def see_what_is_needed(phone: Visitor) -> None:
    phone.follow("回答几个问题")
    phone.photograph("question")
    asked = answer_questions(phone, ANSWERS)
    assert len(asked) == len(set(asked))
    phone.sees(
        "我的办事清单",
        "店面有多大？（平方米）",
        "今天提交，最晚办好",
        "部门数据核验，免提交",
        "办理中自动产生",
    )
    phone.sees("由同一件事中的“市场主体设立登记”产生，不用您提交。一份用于 3 件事")
    phone.photograph("checklist")


def apply(phone: Visitor, folder: Path) -> None:
    phone.press("开始办理")
    phone.sign_in(ACCOUNT)
    phone.press("开始填写")
    phone.go_by(phone.link(re.compile("^申请人")))
    phone.sees("已经知道的，不用填", "林晓雨", "来源：人口基础信息")
    phone.photograph("form")
    phone.go_by(phone.link("返回"))
    complete(phone, FORM, small_papers(folder))
    phone.photograph("draft")
    phone.follow("检查并提交")
    phone.sees("晓雨面馆", "400 平方米", "材料2.jpg", "您的承诺")
    submit_twice(phone)
    phone.sees("“开办餐饮店”申请已提交", "519900-", "等前一件事办结")
    phone.photograph("receipt")
    assert phone.served("下载收件凭证") == PDF


def one_notice_names_the_gap(market: Seated, number: str) -> None:
    window = market[0]
    window.open("/counter/")
    window.photograph("counter-inbox")
    take(window, number)
    window.sees("林晓雨", "申请材料", "办理经过", "同批申报的其他事项")
    window.photograph("counter-work")
    act(window, "一次性告知补正", {"租用、借用": GAP})


def put_it_right(phone: Visitor, paper: Path) -> None:
    phone.open("/my/")
    phone.sees("“市场主体设立登记”需要您补正")
    phone.follow("去补正")
    phone.sees(GAP, "以前交过的材料仍然有效")
    phone.page.locator("main input[type=file]").set_input_files(paper)
    phone.press("提交补正")
    phone.sees("已收件，待受理", "一次性告知补正", "提交补正材料")
    assert phone.served("补正告知书") == PDF


def the_others_have_begun(phone: Visitor, filing: str) -> None:
    phone.open(filing)
    assert phone.text().count("已收件，待受理") == len(DEPARTMENTS)


def everything_is_completed(phone: Visitor, filing: str) -> None:
    phone.open(filing)
    assert phone.text().count("已办结") == len(DEPARTMENTS) + 1
    phone.follow("食品经营许可")
    phone.sees("已办结", "现场核查", "准予决定", "这件事已经办结")
    phone.photograph("timeline")


def certificate_of(phone: Visitor) -> str:
    """Open the food licence; return where its code leads."""
    phone.open("/my/certificates/")
    phone.follow("食品经营许可证")
    phone.sees("林晓雨", "明川市市场监督管理局", "扫码核验")
    phone.photograph("certificate")
    assert phone.has(phone.page.get_by_role("img", name="打开核验页面"))
    return phone.link("别人核验时看到什么").get_attribute("href")


def anybody_can_verify(stranger: Visitor, address: str) -> None:
    stranger.open(address)
    stranger.sees("这张证照有效", "食品经营许可证")
    assert "林晓雨" not in stranger.text()
    stranger.photograph("verify")


def rate(phone: Visitor, filing: str) -> None:
    phone.open(filing)
    phone.follow("食品经营许可")
    phone.follow("评价这次服务")
    phone.page.locator("main .choice label, main .rating label").first.click()
    phone.press("提交评价")
    phone.sees("您对办结阶段的评价：非常满意")
