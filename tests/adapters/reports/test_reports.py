"""Reports: the same report is the same file, and words of people never become code."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from tongban.adapters.reports import Part, Report, ReportPress, Sheet, workbook_of
from tongban.core.vocabulary.errors import InvalidValue

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30" viewBox="0 0 90 30">'
    '<rect width="60" height="20" fill="#0d5650"/></svg>'
)
TABLE = Sheet(
    title="按部门/一年[全部]的材料、时间、环节和跑动，基线和现在并列对照表",
    headings=("部门", "材料"),
    rows=(("市场监管局", 1200), ('=HYPERLINK("x")', 2.5)),
)


def report(**more) -> Report:
    parts = (
        Part(
            title="平均每件", words="#panic() $x$ *粗*", drawing=DRAWING, says="一根条", sheet=TABLE
        ),
        Part(title="只有字", words="没有表"),
    )
    usual = {"title": "四减报告", "subtitle": "与法律相比", "dated_on": date(2026, 9, 14)}
    return Report(**{**usual, "parts": parts, **more})


@pytest.fixture(scope="module")
def press() -> ReportPress:
    return ReportPress()


def test_the_same_report_gives_the_same_bytes(press):
    first = press.render(report())

    assert first.startswith(b"%PDF-")
    assert first == press.render(report())
    assert first != press.render(report(subtitle="与去年相比"))


def test_what_cannot_be_set_in_type_is_refused(press):
    broken = Part(title="坏图", drawing="<svg")

    with pytest.raises(InvalidValue):
        press.render(report(parts=(broken,)))


def test_numbers_stay_numbers_and_words_stay_words():
    sheet = load_workbook(io.BytesIO(workbook_of(report()))).worksheets[0]

    assert sheet["B2"].value == 1200
    assert sheet["A3"].value == '=HYPERLINK("x")'
    assert sheet["A3"].data_type == "s"
    assert len(sheet.title) <= 31
    assert not set(sheet.title) & set("[]:*?/\\")


def test_a_report_without_tables_is_still_a_workbook():
    book = load_workbook(io.BytesIO(workbook_of(report(parts=()))))

    assert book.sheetnames == ["四减报告"]
