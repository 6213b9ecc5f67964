"""Items leave and come in by the command line, in every format, and faults are said at once."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from city.catalogue import put_back
from openpyxl import load_workbook

from tongban.adapters.catalogue_files import read_catalogue
from tongban.adapters.workbooks import read_workbook
from tongban.examples.mingchuan import FOLDER
from tongban.project.commands import main

FOOD = "food_business_licence"
NAMES = {"workbook": "a.xlsx", "national": "a.zip", "cpsv": "a.jsonld", "model": "a.json"}


@pytest.fixture
def platform(db, monkeypatch):
    """Let commands use the database of the test, in which the city is published."""
    put_back()
    monkeypatch.setattr("tongban.project.commands.exchange.running_platform", nullcontext)
    monkeypatch.setattr("tongban.project.commands.catalog.running_platform", nullcontext)


def said(capsys, *words: object) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    told = capsys.readouterr()
    return code, told.out, told.err


def exported(capsys, form: str, path: Path, *more: str) -> Path:
    code, out, err = said(
        capsys, "catalog", "export", path, "--format", form, "--from", FOLDER, *more
    )
    assert (code, err) == (0, "")
    assert "写出事项" in out
    return path


@pytest.mark.parametrize("form", NAMES)
def test_what_is_exported_is_imported_and_nothing_changes(platform, capsys, tmp_path, form):
    path = exported(capsys, form, tmp_path / NAMES[form])
    code, out, err = said(capsys, "catalog", "import", path, "--format", form)

    assert (code, err) == (0, "")
    assert "发布事项 0 个" in out


def test_a_folder_of_files_is_an_export_too(capsys, tmp_path):
    folder = exported(capsys, "yaml", tmp_path / "city")

    assert read_catalogue(folder) == read_catalogue(FOLDER)


def test_a_part_is_exported_with_what_it_uses(capsys, tmp_path):
    whole = read_catalogue(FOLDER).catalogue
    some = exported(capsys, "workbook", tmp_path / "a.xlsx", "--item", FOOD)
    department = exported(
        capsys, "workbook", tmp_path / "b.xlsx", "--department", whole.items[FOOD].department
    )
    code, _, err = said(capsys, "catalog", "export", some, "--format", "cpsv", "--from", FOLDER,
                        "--item", "nothing")  # fmt: skip

    assert list(read_workbook(some, known=whole).catalogue.items) == [FOOD]
    assert FOOD in read_workbook(department, known=whole).catalogue.items
    assert (code, "没有事项 nothing" in err) == (1, True)


def test_what_is_published_is_exported(platform, capsys, tmp_path):
    code, out, _ = said(capsys, "catalog", "export", tmp_path / "a.json", "--format", "model")

    assert code == 0
    assert f"写出事项 {len(read_catalogue(FOLDER).catalogue.items)} 个" in out


def test_a_workbook_at_fault_comes_back_marked_and_nothing_is_published(platform, capsys, tmp_path):
    path = exported(capsys, "workbook", tmp_path / "a.xlsx", "--item", FOOD)
    book = load_workbook(path)
    book["事项基本信息"]["B2"] = "一"
    book.save(path)
    code, _, err = said(capsys, "catalog", "import", path, "--format", "workbook")

    assert code == 1
    assert "事项基本信息 第 2 行 版本：应该是一个整数" in err
    assert load_workbook(tmp_path / "a.错误.xlsx")["事项基本信息"]["B2"].comment


def test_what_the_law_objects_to_is_not_published(platform, capsys, tmp_path):
    path = exported(capsys, "model", tmp_path / "a.json", "--item", FOOD)
    told = json.loads(path.read_text(encoding="utf-8"))
    told["items"][0]["modules"] = [
        one for one in told["items"][0]["modules"] if one["module"] != "legal_basis"
    ]
    told["items"][0]["attributes"]["promised_limit"]["value"] = 90
    path.write_text(json.dumps(told), encoding="utf-8")
    code, _, err = said(capsys, "catalog", "import", path, "--format", "model")

    assert code == 1
    assert "没有导入任何内容" in err


def test_headings_are_listed(platform, capsys, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("事项名称,事项编码,部门\n备案,X-1,局\n备案,X-1,局\n", encoding="utf-8")
    code, out, err = said(capsys, "catalog", "import", path, "--format", "headings")

    assert code == 1
    assert "读入 2 行，收下 1 条，未收 1 条" in out
    assert "第 3 行：编码 X-1 已有" in err


def test_the_schema_is_printed(capsys):
    code, out, _ = said(capsys, "catalog", "schema")

    assert code == 0
    assert json.loads(out)["title"] == "Service items for modelling tools"
