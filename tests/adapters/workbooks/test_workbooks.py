"""Workbooks give back what they took, name every fault at its cell, and let nothing harmful in."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from catalogue_strategies import catalogues
from city.catalogue import read
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook

from tongban.adapters.workbooks import (
    TooLargeForWorkbook,
    UnreadableWorkbook,
    marked_copy,
    marking,
    open_sheets,
    read_workbook,
    sheets,
    write_workbook,
    writing,
)
from tongban.adapters.workbooks import gate as gate_module
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.selection import selection
from tongban.core.catalog.tables.parsing import Faults
from tongban.core.catalog.tables.reading import NOTHING, read_unproved
from tongban.core.catalog.tables.schema import SCHEMA

SLOW = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


NOT_A_WORKBOOK = re.escape("不是 .xlsx 工作簿")


def city():
    return read().catalogue


def some() -> Catalogue:
    """Return two items of the city, and what they use."""
    return selection(city(), ["food_business_licence", "identity_card_renewal"])


@pytest.fixture(scope="module")
def exported() -> bytes:
    return write_workbook(some())


@pytest.fixture
def book(exported, tmp_path):
    """Return the exported workbook, open, and what saves it and reads it again."""
    return Opened(exported, tmp_path / "items.xlsx")


class Opened:
    def __init__(self, content: bytes, path: Path) -> None:
        self.book = load_workbook(io.BytesIO(content))
        self.path = path

    def put(self, sheet: str, title: str, value: object, row: int = 2) -> str:
        """Put a value under a title; return the coordinate of the cell."""
        titles = [cell.value for cell in self.book[sheet][1]]
        cell = self.book[sheet].cell(row, titles.index(title) + 1)
        cell.value = value
        return cell.coordinate

    def read(self):
        self.book.save(self.path)
        return read_workbook(self.path, known=city())


@SLOW
@given(catalogues())
def test_what_is_written_in_a_workbook_is_read_back(tmp_path_factory, catalogue):
    path = tmp_path_factory.mktemp("books") / "any.xlsx"
    path.write_bytes(write_workbook(catalogue))
    faults = Faults()
    with open_sheets(path, SCHEMA) as opened:
        assert read_unproved(opened.rows(), SCHEMA, faults) == catalogue
    assert not faults.found


def test_the_example_city_survives_a_workbook(tmp_path):
    path = tmp_path / "city.xlsx"
    path.write_bytes(write_workbook(city()))
    found = read_workbook(path)

    assert found.catalogue == city()
    assert not found.faults


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path):
    """A46."""
    words = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1"]
    notes = tuple(f"{word}甲" for word in words)
    content = write_workbook(replace(NOTHING, local_notes=notes))
    archive = zipfile.ZipFile(io.BytesIO(content))
    xml = "".join(archive.read(name).decode() for name in archive.namelist() if "xl/" in name)

    assert not re.search(r"<f[ >]", xml)
    assert "quotePrefix" in xml


def test_cells_that_excel_made_numbers_and_days_are_read_as_they_look(book):
    book.put("事项基本信息", "版本", 3.0)
    book.put("事项基本信息", "生效日期", date(2026, 1, 1))
    book.put("申报材料", "核对原件", True)
    found = book.read()
    item = next(iter(found.catalogue.items.values()))

    assert (item.version, item.effective_from) == (3, date(2026, 1, 1))
    assert item.requirements[0].original_seen


def test_a_broken_workbook_names_every_fault_and_nothing_is_taken(book):
    wrong = [
        ("事项基本信息", "版本", "一"),
        ("受理条件", "条件表达式", "premises.area >="),
        ("办理环节", "环节性质", "随便"),
        ("收费", "收费标准（元）", "二十块"),
        ("常见问题", "回答", None),
    ]
    places = {(sheet, book.put(sheet, title, value)) for sheet, title, value in wrong}
    found = book.read()
    copy = load_workbook(io.BytesIO(marked_copy(book.path, found.faults)))
    marked = {(sheet, cell) for sheet, cell in places if copy[sheet][cell].comment}
    listed = list(copy["错误清单"].iter_rows(min_row=4, values_only=True))

    assert not found.catalogue.items
    assert len(found.faults) == len(wrong)
    assert marked == places
    assert {(line[0], line[1]) for line in listed} == places
    assert all(copy[sheet][cell].fill.fgColor.rgb == "FFFFC7CE" for sheet, cell in places)
    assert copy.sheetnames[0] == "错误清单"


def test_a_marked_copy_that_was_mended_is_taken_and_bears_no_marks_any_more(book):
    place = book.put("事项基本信息", "版本", "一")
    copy = Opened(marked_copy(book.path, book.read().faults), book.path)
    copy.put("事项基本信息", "版本", "1")
    found = copy.read()
    again = load_workbook(io.BytesIO(marked_copy(copy.path, found.faults)))

    assert found.faults == ()
    assert found.catalogue == some()
    assert again["事项基本信息"][place].comment is None


def test_headings_that_are_unknown_missing_or_double_are_told_once(book):
    sheet = book.book["受理条件"]
    titles = [cell.value for cell in sheet[1]]
    sheet.cell(1, titles.index("条件") + 1).value = "条 件"  # spaces in a heading mean nothing
    sheet.cell(1, titles.index("条件表达式") + 1).value = "表达式"
    sheet.cell(1, titles.index("依据") + 1).value = "条件编号"
    book.book["设定依据"].cell(1, 1).value = "备注"
    book.book.create_sheet("收 费")
    told = [fault.reason for fault in book.read().faults if fault.row == 1]

    assert any("不认识的表头“表达式”，是不是“条件表达式”？" in one for one in told)
    assert any("缺少表头“条件表达式”" in one for one in told)
    assert any("表头“条件编号”出现了两次" in one for one in told)
    assert any("缺少表头“事项编码”" in one for one in told)
    assert any("不认识的工作表“收 费”" in one for one in told)


def test_a_formula_is_not_taken_for_its_text(book):
    book.put("常见问题", "回答", "=1+1")
    found = book.read()

    assert ["公式" in fault.reason for fault in found.faults] == [True]


def test_a_list_stands_alone_for_a_workbook_too_large_to_mark(book, monkeypatch):
    book.put("事项基本信息", "版本", "一")
    found = book.read()
    monkeypatch.setattr(marking, "_MOST_MARKED", 10)
    copy = load_workbook(io.BytesIO(marked_copy(book.path, found.faults)))

    assert copy.sheetnames == ["错误清单"]
    assert copy["错误清单"]["B4"].value == "B2"


def test_a_catalogue_too_large_for_a_workbook_is_refused(monkeypatch):
    monkeypatch.setattr(writing, "MOST_ROWS", 100)
    with pytest.raises(TooLargeForWorkbook):
        write_workbook(city())


def test_a_workbook_of_too_many_rows_is_refused(book, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 100)
    with pytest.raises(UnreadableWorkbook, match="超过 100 行"):
        book.read()


def archive(tmp_path: Path, **parts: bytes) -> Path:
    path = tmp_path / "made.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in {"xl/workbook.xml": b"<workbook/>", **parts}.items():
            made.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"xl/worksheets/sheet1.xml": b"0" * 3_000_000}, "展开后太大"),
        ({f"xl/media/{number}": b"" for number in range(501)}, "展开后太大"),
        ({"../outside.xml": b""}, "不该有的路径"),
        ({"/etc/passwd": b""}, "不该有的路径"),
        ({"xl/vbaProject.bin": b"x"}, "宏或程序"),
        ({}, "已损坏"),
        ({"[Content_Types].xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}, "已损坏"),
    ],
)
def test_what_no_workbook_needs_is_refused(tmp_path, parts, sentence):
    """A52: bombs, programs, paths and links in an archive are refused before they unfold."""
    with pytest.raises(UnreadableWorkbook, match=sentence):
        read_workbook(archive(tmp_path, **parts))


def test_a_link_out_of_the_archive_is_refused(tmp_path):
    path = archive(tmp_path)
    with zipfile.ZipFile(path, "a") as made:
        link = zipfile.ZipInfo("xl/link")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    with pytest.raises(UnreadableWorkbook, match="不该有的路径"):
        read_workbook(path)


def test_a_locked_workbook_is_refused(exported, tmp_path):
    content = bytearray(exported)
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    path = tmp_path / "locked.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableWorkbook, match="密码"):
        read_workbook(path)


@pytest.mark.parametrize("content", [b"", b"PK", b"not a workbook", b"\xd0\xcf\x11\xe0old excel"])
def test_what_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableWorkbook, match=NOT_A_WORKBOOK):
        read_workbook(path)


def test_another_archive_and_a_strange_workbook_are_refused(tmp_path, monkeypatch):
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a.txt", "a")
    with pytest.raises(UnreadableWorkbook, match=NOT_A_WORKBOOK):
        read_workbook(path)
    Workbook().save(path)
    with pytest.raises(UnreadableWorkbook, match="没有认识的工作表"):
        read_workbook(path)
    monkeypatch.setattr(gate_module, "MOST_BYTES", 10)
    with pytest.raises(UnreadableWorkbook, match="文件超过"):
        read_workbook(path)


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_a_workbook_cut_short_is_refused(exported, tmp_path, cut):
    path = tmp_path / "cut.xlsx"
    path.write_bytes(exported[: int(len(exported) * cut)])
    with pytest.raises(UnreadableWorkbook):
        read_workbook(path)
