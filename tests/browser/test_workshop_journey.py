"""A paper guide becomes a service: modelled, stopped, put right, reviewed, published, applied for.

The item is 养犬登记, which the example city does not have. This is the way that the tutorial tells.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from browser.applicant import answer_questions, complete, fill, small_papers, submit_twice
from browser.visitor import Visitor

pytestmark = pytest.mark.browser
NAME = "养犬登记"
CODE = "dog_registration"
DEPARTMENT = "public_security"
BASIS = "《动物防疫法》第三十条第一款"
PUBLISHED = """async page => {
    for (let tries = 0; tries < 180; tries++) {
        const shown = await (await fetch(page)).text();
        if (shown.includes('看发布后的事项')) return true;
        await new Promise(again => setTimeout(again, 500));
    }
    return false;
}"""
UNTICK = "all => all.forEach(one => { one.checked = false })"
QUESTION = "您的狗打过狂犬病疫苗，还在有效期内吗？"
BEGINNING = {
    "事项名称": NAME,
    "编码": CODE,
    "事项类型": "行政确认",
    "办件类型": "承诺件",
    "服务对象": "自然人",
}
SERVICE = {
    "办理形式": "网上",
    "办理地点": "各派出所户籍窗口",
    "办理时间": "工作日 9:00—17:00",
    "咨询方式": "0000-0000001",
    "监督投诉方式": "0000-0000002",
}
PARTS: tuple[tuple[str, Mapping[str, str | tuple[str, ...]]], ...] = (
    ("legal_basis", {"条文": BASIS, "这一条怎么说": "养犬的人要给犬只免疫，再凭免疫证明登记。"}),
    (
        "elements",
        {"名称": "犬只免疫有效", "编码": "dog.vaccinated", "类型": "是或否", "敏感程度": "可公开"},
    ),
    (
        "elements",
        {"名称": "犬只名字", "编码": "dog.name", "类型": "文字", "敏感程度": "个人信息"},
    ),
    (
        "evidence",
        {
            "名称": "犬只免疫证明",
            "材料类型": "证件证书证明",
            "来源渠道": "第三方出具",
            "能证明哪些数据元": "犬只免疫有效",
            "出具说明": "动物诊疗机构",
        },
    ),
    ("questions", {"怎么问": QUESTION, "问的是哪个数据元": "犬只免疫有效"}),
    (
        "conditions",
        {
            "条件": "犬只已免疫",
            "依据": BASIS,
            "不符合时怎么办": "先带狗去动物诊疗机构打疫苗，再来登记。",
        },
    ),
    (
        "requirements",
        {"材料名称": "犬只免疫证明", "通常交哪种材料": "犬只免疫证明", "依据": BASIS},
    ),
    ("fields", {"填哪个数据元": "犬只名字", "用来做什么": "印在登记证上，便于走失时找主人"}),
)


def test_a_paper_guide_becomes_a_service_that_people_use(enter, tmp_path):
    writer = enter()
    writer.sign_in(f"{DEPARTMENT}.items")
    before = papers_of_the_city(writer)
    begin(writer)
    copy = writer.page.url
    it_is_stopped_by_what_is_missing(writer, copy)
    model(writer, copy)
    decide_by_the_answer(writer, copy)
    send(writer, copy)
    for reviewer in (f"{DEPARTMENT}.reviewer", "data_bureau.legal"):
        approve(enter(), reviewer, copy)
    publish_today(writer, copy)
    file_it(enter(phone=True), tmp_path)
    the_graph_knows_it(writer)
    assert papers_of_the_city(writer) > before


def begin(writer: Visitor) -> None:
    writer.open("/console/items/")
    writer.follow("新增事项")
    fill_in(writer, BEGINNING)
    writer.press("开始编制")
    writer.sees(NAME, "编制中")
    writer.photograph("workshop")


def it_is_stopped_by_what_is_missing(writer: Visitor, copy: str) -> None:
    writer.follow("送审")
    writer.press("送审")
    writer.sees("还有必须改正的问题", "怎么改")
    writer.page.goto(copy)


def model(writer: Visitor, copy: str) -> None:
    """Write each part in its own small form."""
    for section, told in PARTS:
        writer.page.goto(f"{copy}parts/{section}/row/")
        fill_in(writer, told)
        writer.press("增加")
        assert "增加：" not in writer.heading(), writer.text()
    writer.page.goto(f"{copy}basics/service/")
    fill_in(writer, SERVICE)
    writer.press("保存")
    writer.page.goto(copy)
    writer.look()


def decide_by_the_answer(writer: Visitor, copy: str) -> None:
    """Build the condition: the answer must be yes; it is tried on the example population."""
    writer.page.goto(f"{copy}parts/conditions/")
    writer.follow("修改")
    writer.go_by(writer.link("修改条件"))
    replaced(writer, "加第一个条件", "看哪个数据元？")
    writer.page.get_by_label("看哪个数据元？").fill("犬只免疫有效")
    replaced(writer, "选好了", "怎样才算？")
    writer.page.locator(".choice label").filter(has_text=re.compile("^是$")).click()
    replaced(writer, "保存这个条件", "dog.vaccinated = yes")
    writer.sees("用示例人口试算", "要问")
    writer.photograph("condition")


def replaced(writer: Visitor, words: str, until: str) -> None:
    """Use a link or a button of the builder, which replaces itself."""
    writer.page.get_by_text(words, exact=True).first.click()
    writer.page.locator("#builder").get_by_text(until).first.wait_for()
    writer.look()


def send(writer: Visitor, copy: str) -> None:
    writer.page.goto(f"{copy}review/send/")
    assert "必须改正" not in writer.text(), writer.text()
    writer.press("送审")
    writer.sees("待业务审核")


def approve(reviewer: Visitor, account: str, copy: str) -> None:
    reviewer.sign_in(account)
    reviewer.open("/console/items/reviews/")
    reviewer.follow(NAME)
    assert reviewer.page.url == copy
    reviewer.follow("审核")
    reviewer.sees(QUESTION, BASIS, "dog.vaccinated = yes")
    fill_in(reviewer, {"审核决定": "通过", "意见": "同意"})
    reviewer.press("提交审核决定")
    reviewer.sees("待法制审核" if account.startswith(DEPARTMENT) else "已审定，待发布")


def publish_today(writer: Visitor, copy: str) -> None:
    """Set today as the day; the worker publishes it."""
    writer.page.goto(copy)
    writer.follow("定发布日期")
    today = writer.page.evaluate("new Date().toLocaleDateString('sv')")
    fill_in(writer, {"从哪天起施行": today})
    writer.press("就定这一天")
    assert writer.page.evaluate(PUBLISHED, copy), "the worker did not publish it"
    writer.page.reload()
    writer.follow("看发布后的事项")
    writer.sees(NAME, QUESTION, BASIS)


def file_it(citizen: Visitor, folder: Path) -> None:
    citizen.open(f"/items/{CODE}/")
    citizen.sees(NAME)
    citizen.follow("回答几个问题")
    answer_questions(citizen, {QUESTION: "是"})
    citizen.press("开始办理")
    citizen.sign_in("linxiaoyu")
    citizen.press("开始填写")
    complete(citizen, {"犬只名字": "豆豆"}, small_papers(folder))
    citizen.follow("检查并提交")
    submit_twice(citizen)
    citizen.sees(NAME)


def the_graph_knows_it(writer: Visitor) -> None:
    writer.open(f"/console/items/published/{CODE}/")
    writer.sees("第 1 版", "1")
    writer.follow("在图谱里看它牵动什么")
    writer.sees(NAME)


def papers_of_the_city(desk: Visitor) -> int:
    """Return how many papers a year the dashboard says the whole city hands in."""
    desk.open("/console/graph/what-if/")
    found = re.search(r"材料\s+(\d+)份", desk.text())
    assert found, desk.text()
    return int(found.group(1))


def fill_in(visitor: Visitor, told: Mapping[str, str | tuple[str, ...]]) -> None:
    """Fill the fields of the page's largest form, each found by its whole label."""
    for label, answer in told.items():
        words = visitor.page.locator("main form .field").filter(
            has=visitor.page.locator("label, legend").filter(
                has_text=re.compile(rf"^\s*{re.escape(label)}(\s*（选填）)?\s*$")
            )
        )
        field = words.first
        if field.locator("select").count():
            field.locator("select").select_option(label=str(answer))
        elif field.locator("input[type=checkbox]").count():
            field.locator("input[type=checkbox]").evaluate_all(UNTICK)
            fill(field, answer)
        else:
            fill(field, answer)
