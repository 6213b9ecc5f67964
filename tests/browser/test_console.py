"""The console in a browser: what a mayor reads, what a reformer does, what is exchanged."""

import io
import re
from pathlib import Path

import pytest
from browser.visitor import PDF, Visitor
from openpyxl import Workbook, load_workbook

pytestmark = pytest.mark.browser
FOOD = "食品经营许可"
SHEET = "事项基本信息"
WRONG = {"版本": "一", "法定时限": "很久"}
_PATIENCE = 240_000
"""Milliseconds: the worker reads the file in two seconds, on a busy machine in many more."""
ENDED = "() => !document.querySelector('[hx-get*=progress]')"


def test_the_reductions_are_read_from_four_figures_down_to_one_document(enter):
    reformer = enter()
    reformer.sign_in("data_bureau.reform")
    reformer.open("/console/")
    reformer.follow("四减")
    reformer.sees("平均每件", "减在哪里", "按部门", "未完成的措施")
    assert reformer.served("下载报告（PDF）") == PDF
    assert reformer.served("下载数据（XLSX）")[0] == 200
    reformer.photograph("reform")
    reformer.follow("市场监管局")
    reformer.follow(re.compile(FOOD))
    reformer.sees("材料", "环节", "法律允许的做法", "现在")
    for part, words in (("flow", "持有部门"), ("league", "部门用时排名")):
        reformer.open(f"/console/reform/{part}/")
        assert words in reformer.page.locator("main").text_content()
    reformer.open("/console/reform/journeys/open_restaurant/")
    reformer.sees("决定总时长的环节")


def test_everybody_finds_the_published_lists_and_takes_one_along(enter):
    phone = enter(phone=True)
    phone.open("/")
    phone.follow("权责清单和公共服务目录")
    assert phone.text().count("个部门已公布") == 3
    phone.photograph("public-lists")
    for title in ("公共服务目录", "责任清单", "权力清单"):
        phone.open("/lists/")
        phone.follow(title)
        phone.go_by(phone.page.locator("main td a, main th a").first)
        phone.sees("第 1 版", "公布日期")
    for form, opens in (("下载表格", b"PK"), ("下载 CSV", b"\xef\xbb\xbf")):
        address = phone.link(form).get_attribute("href")
        assert phone.page.request.get(address).body().startswith(opens)
    phone.photograph("public-list")


def test_a_measure_is_taken_up_and_handed_to_another_department(enter):
    reformer = enter(phone=True)
    reformer.sign_in("data_bureau.reform")
    reformer.open("/console/reform/proposals/")
    reformer.go_by(reformer.page.locator("main td a, main th a").first)
    reformer.page.get_by_label("措施名称").fill("少交一份")
    _day(reformer, 2099)
    reformer.press("立项")
    reformer.sees("推进中", "立项时申报")
    reformer.page.locator("summary", has_text="调整责任部门或期限").click()
    _day(reformer, 2098)
    reformer.page.get_by_label("为什么调整").fill("职责调整")
    reformer.press("调整责任部门或期限")
    reformer.sees("2098年1月4日", "职责调整")


def test_the_graph_is_walked_by_keyboard_read_as_a_table_and_taken_away(enter):
    walker = enter()
    walker.sign_in("data_bureau.reform")
    walker.open("/console/graph/")
    walker.page.get_by_label("名称或编码").focus()
    walker.page.keyboard.type(FOOD)
    with walker.page.expect_navigation():
        walker.page.keyboard.press("Enter")
    found = walker.link(re.compile(FOOD))
    found.focus()
    with walker.page.expect_navigation():
        walker.page.keyboard.press("Enter")
    walker.look()
    walker.sees("相邻关系", "用表格看相邻关系")
    walker.photograph("graph")
    drawn = walker.page.locator("main svg a").first
    drawn.focus()
    with walker.page.expect_navigation():
        walker.page.keyboard.press("Enter")
    walker.look()
    for form in ("SVG", "PNG", "GraphML"):
        assert walker.served(f"下载 {form}")[0] == 200
    walker.open("/console/graph/what-if/")
    walker.photograph("what-if")


def test_a_broken_workbook_is_handed_back_with_every_error_and_taken_once_mended(enter, tmp_path):
    keeper = enter()
    keeper.sign_in("market_regulation.items")
    whole = _exported(keeper)
    broken = load_workbook(io.BytesIO(whole))
    _write(broken, WRONG)
    _hand_in(keeper, broken, tmp_path / "items.xlsx")
    keeper.sees("没有导入", "在原文件里改", *WRONG)
    keeper.photograph("exchange")
    marked = load_workbook(io.BytesIO(_taken(keeper, "下载标注了错误的工作簿")))
    cells = [marked[SHEET].cell(row=2, column=_column(marked, name)) for name in WRONG]
    assert all(cell.comment for cell in cells)
    _write(marked, _values(load_workbook(io.BytesIO(whole)), WRONG))
    _hand_in(keeper, marked, tmp_path / "mended.xlsx")

    assert "没有导入" not in keeper.text()
    keeper.sees("读入的事项")


def _day(visitor: Visitor, year: int) -> None:
    """Write the fourth of January of a year into the date that the page asks for."""
    for part, figure in (("year", year), ("month", 1), ("day", 4)):
        visitor.page.locator(f"input[name$=_{part}]:visible").fill(str(figure))


def _exported(keeper: Visitor) -> bytes:
    """Return the items of the officer's department as a workbook."""
    keeper.open("/console/exchange/export/")
    keeper.page.get_by_label("范围").select_option("market_regulation")
    with keeper.page.expect_download() as handed_out:
        keeper.button("下载").click()
    return Path(handed_out.value.path()).read_bytes()


def _hand_in(keeper: Visitor, book: Workbook, place: Path) -> None:
    """Upload a workbook and wait until the worker has read it."""
    book.save(place)
    keeper.open("/console/exchange/import/")
    keeper.page.locator("input[value=workbook]").check(force=True)
    keeper.page.locator("input[type=file]").set_input_files(place)
    keeper.press("上传并读入")
    keeper.page.wait_for_function(ENDED, timeout=_PATIENCE)
    keeper.look()


def _taken(keeper: Visitor, words: str) -> bytes:
    address = keeper.link(words).get_attribute("href")
    return keeper.page.request.get(address or "").body()


def _column(book: Workbook, name: str) -> int:
    titles = [str(cell.value or "") for cell in book[SHEET][1]]
    return titles.index(name) + 1


def _values(book: Workbook, names: dict[str, str]) -> dict[str, object]:
    sheet = book[SHEET]
    return {name: sheet.cell(row=2, column=_column(book, name)).value for name in names}


def _write(book: Workbook, values: dict[str, object]) -> None:
    for name, value in values.items():
        book[SHEET].cell(row=2, column=_column(book, name)).value = value
