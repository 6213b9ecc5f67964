"""Pages of the reductions: from four figures down to the single document, and out as files."""

import html
import io
import re
from dataclasses import replace

import pytest
from city.measured import many_cases
from openpyxl import load_workbook

from tongban.actions.catalog import Change, publish_change
from tongban.actions.graph.burdens import keep_burdens
from tongban.actions.graph.current import keep_up
from tongban.actions.targets import published as published_now
from tongban.core.catalog.items import FormField
from tongban.store.catalog import shelf
from tongban.store.workshop.models import ItemStanding

pytestmark = pytest.mark.django_db
HERE = "/console/reform/"
QUERIES = 16
FOOD = "food_business_licence"


def test_a_mayor_sees_four_figures_and_what_brought_them_about(reformer, seen):
    page = seen(reformer.get(HERE))

    assert "按过去一年的 0 件办件计算" in page
    for words in ("平均每件", "减在哪里", "数据共享", "按部门", "没有未完成的措施", "没有办件的"):
        assert words in page
    assert re.search(r"材料 \d\.\d\d 份 基线 \d\.\d\d，减 \d+\.\d%", page)


@pytest.mark.parametrize(
    ("figure", "cause"), [("days", "压缩时限"), ("visits", "不再核对原件"), ("none", "数据共享")]
)
def test_each_figure_has_its_own_causes(reformer, seen, figure, cause):
    assert cause in seen(reformer.get(HERE, {"figure": figure}))


def test_a_base_that_never_was_is_not_found_and_a_spoilt_one_is_what_is_usual(reformer, seen):
    assert reformer.get(HERE, {"base": "999999"}).status_code == 404
    assert "法律允许的做法" in seen(reformer.get(HERE, {"base": "1 OR 1=1"}))


def test_an_officer_goes_down_to_the_single_document(reformer, seen, citizen, outside):
    ways = {"layout": "uploaded", "business_licence": "shared"}
    many_cases(citizen, FOOD, 3, filed_at=outside.now, ways=ways)
    department = seen(reformer.get(f"{HERE}departments/market_regulation/"))
    item = seen(reformer.get(f"{HERE}items/{FOOD}/"))

    assert "食品经营许可（餐饮服务）新办" in department
    assert "经营场所布局和操作流程图 需要提交 需要提交 3 件中 0 件没有提交纸面材料" in item
    assert reformer.get(f"{HERE}departments/nowhere/").status_code == 404
    assert reformer.get(f"{HERE}items/nothing/").status_code == 404


def test_departments_are_ranked_by_real_cases_and_small_numbers_are_not(
    reformer, seen, citizen, outside
):
    assert "还没有办结的办件" in seen(reformer.get(f"{HERE}league/"))
    done = outside.today
    filed = outside.now.replace(day=1)
    many_cases(citizen, FOOD, 31, filed_at=filed, completed_on=done)
    many_cases(citizen, "outdoor_sign", 2, filed_at=filed, completed_on=done)
    page = seen(reformer.get(f"{HERE}league/"))

    assert "市场监管局 31" in page
    assert "第 1 名" in page
    assert "不排名" in page


def test_materials_and_journeys_are_drawn_with_a_table_beside_them(reformer, seen):
    flow = seen(reformer.get(f"{HERE}flow/"))
    journey = seen(reformer.get(f"{HERE}journeys/open_restaurant/"))

    assert "持有部门" in flow
    assert "决定总时长的环节" in journey
    assert reformer.get(f"{HERE}journeys/nothing/").status_code == 404


def test_the_report_leaves_as_pdf_and_as_workbook(reformer):
    pdf = reformer.get(f"{HERE}report.pdf")
    xlsx = reformer.get(f"{HERE}report.xlsx")

    assert pdf.content.startswith(b"%PDF-")
    assert "attachment" in pdf["Content-Disposition"]
    book = load_workbook(io.BytesIO(xlsx.content))
    assert book.sheetnames == ["平均每件", "减在哪里", "按部门"]
    total = sum(row[2] for row in book["按部门"].iter_rows(min_row=2, values_only=True))
    assert total > 0


def test_what_only_looks_like_a_saving_is_said_on_the_page_of_the_item(reformer, seen):
    reformer.post(f"{HERE}baselines/", {"note": "改版前"})
    base = published_now().release
    item = published_now().catalogue.items[FOOD]
    unit = type(item.promised_limit).calendar_days(
        item.promised_limit.value, item.promised_limit.citation
    )
    publish_change(Change(items=(replace(item, promised_limit=unit),)), by="tests")
    shelf.forget()
    page = seen(reformer.get(f"{HERE}items/{FOOD}/", {"base": base}))

    assert "单位不同" in page
    assert "改版前" in seen(reformer.get(HERE))
    assert re.search("按?20.*的基线", page)


@pytest.fixture
def province(outside, monkeypatch, settings, tmp_path):
    """Let the example city count as a province, with all that the worker keeps of it."""
    settings.VAR = tmp_path
    for module in ("graph.current", "graph.burdens", "reform.sides", "reform.standing"):
        monkeypatch.setattr(f"tongban.actions.{module}.AT_ONCE", 1)
    keep_up()
    keep_burdens(outside)


def test_in_a_province_departments_and_items_are_written_not_chosen(reformer, province, seen):
    assert "请先写一个部门" in seen(reformer.get(f"{HERE}proposals/"))
    assert "没有找到这个部门" in seen(reformer.get(f"{HERE}proposals/", {"department": "无"}))
    proposed = reformer.get(f"{HERE}proposals/", {"department": "市场监管局"})
    way = re.search(r'href="([^"]+key=[^"]+)"', proposed.content.decode())[1]
    assert "立项" in seen(reformer.get(html.unescape(way)))
    assert reformer.get(html.unescape(way).partition("&within")[0]).status_code == 404

    wanted = {"figure": "documents", "percent": "1"}
    for where, called in (("item:", "食品经营许可（餐饮服务）新办"), ("department:", "市场监管局")):
        asked = {**wanted, "where": where, "called": called}
        assert called in seen(reformer.post(f"{HERE}targets/", asked, follow=True))
    unknown = {**wanted, "where": "item:", "called": "没有这个事项"}
    assert reformer.post(f"{HERE}targets/", unknown).status_code == 422


@pytest.mark.parametrize(
    "page", ["", "departments/market_regulation/", f"items/{FOOD}/", "flow/", "targets/"]
)
def test_pages_of_a_province_keep_to_their_budget_of_queries(
    reformer, province, page, django_assert_max_num_queries
):
    published_now()

    with django_assert_max_num_queries(QUERIES):
        assert reformer.get(f"{HERE}{page}").status_code == 200


def test_departments_are_listed_a_page_at_a_time(reformer, seen, monkeypatch):
    monkeypatch.setattr("tongban.web.console.reform.overview.LISTED", 3)
    pages = [seen(reformer.get(HERE, {"after": after})) for after in ("", "3", "9999", "x")]

    assert [("下一页" in page, "从头看起" in page) for page in pages] == [
        (True, False),
        (True, True),
        (False, True),
        (True, False),
    ]


def test_a_paper_that_became_questions_of_the_form_is_no_saving(reformer, seen):
    reformer.post(f"{HERE}baselines/", {"note": "改版前"})
    base, catalogue = published_now().release, published_now().catalogue
    item = catalogue.items[FOOD]
    asked = {one.element for one in item.fields}
    paper, told = next(
        (one, element)
        for one in item.requirements
        for document in one.alternatives[0]
        for element in catalogue.evidence[document].proves
        if element not in asked
    )
    fields = (*item.fields, FormField(element=told, purpose="审查"))
    left = tuple(one for one in item.requirements if one is not paper)
    publish_change(Change(items=(replace(item, requirements=left, fields=fields),)), by="tests")
    shelf.forget()
    page = seen(reformer.get(f"{HERE}items/{FOOD}/", {"base": base}))

    assert f"材料“{paper.name}”没有了，但表单要填它的内容，不算减少" in page


def test_an_item_that_was_split_is_compared_with_all_its_pieces(reformer, seen, outside):
    reformer.post(f"{HERE}baselines/", {"note": "拆分前"})
    base, whole = published_now().release, "housing_fund_withdrawal"
    item = published_now().catalogue.items[whole]
    pieces = tuple(replace(item, code=f"{whole}_{one}", name=f"提取之{one}") for one in "ab")
    publish_change(Change(items=pieces, withdrawn=frozenset({whole})), by="tests")
    ItemStanding.objects.create(
        code=whole,
        name=item.name,
        department=item.department,
        kind=ItemStanding.Kind.REPLACED,
        successors=[one.code for one in pieces],
        since=outside.today,
        at=outside.now,
    )
    shelf.forget()
    page = seen(reformer.get(f"{HERE}items/{whole}/", {"base": base}))

    assert "事项拆分合并" in page
