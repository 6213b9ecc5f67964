"""A file is held against rules by the command line, and comes back with what is to be mended."""

from datetime import date

import pytest
import yaml
from contracts.tree import ROOT
from openpyxl import load_workbook

from tongban.core.quality.reading import KINDS, read_rules
from tongban.core.vocabulary.identity import make_example_number
from tongban.project.commands import main

RULES = """
rules:
  - code: name
    filled: {field: 姓名}
    basis: 户口登记条例#4
  - code: number
    identifies: {field: 号码, scheme: citizen}
    basis: 户口登记条例#4
  - code: once
    unique: {fields: [号码]}
    basis: 政务数据共享条例#18
  - code: insured
    registered: {field: 号码, register: 社保, key: 号码}
    basis: 政务数据共享条例#18
    consequence: mark
"""


def number(order):
    return str(make_example_number(birth_date=date(1980, 1, 1), order=order))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "rules.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "社保.csv").write_text(f"号码\n{number(1)}\n", encoding="utf-8")
    lines = [
        "号码,姓名,住址",
        f"{number(1)}",
        f"{number(3)},王安,=1+1",
        f"{number(3)},李宁",
        "123,周平,长街",
        f"{number(5)},吴静",
    ]
    (tmp_path / "人口.csv").write_bytes("\n".join(lines).encode("gb18030"))
    return tmp_path


def said(capsys, *words):
    code = main(["quality", *map(str, words)])
    told = capsys.readouterr()
    return code, told.out, told.err


def checked(capsys, folder, *words):
    return said(
        capsys, "check", folder / "人口.csv", "--rules", folder / "rules.yaml",
        "--beside", f"社保={folder / '社保.csv'}", "--today", "2026-09-15", *words
    )  # fmt: skip


def test_a_file_is_counted_scored_and_its_rejected_rows_are_written(capsys, folder):
    code, out, err = checked(capsys, folder, "--rejected", folder / "out.xlsx")

    assert (code, err) == (1, "")
    assert out.splitlines()[:5] == [
        "共 5 行，退回 4 行，合格率 20.00%",
        "  完整性  80.00",
        "  规范性  80.00",
        "  唯一性  60.00",
        "  一致性  20.00",
    ]
    assert "  号码不应当重复：2 行不符（once，《政务数据共享条例》第十八条）" in out.splitlines()
    rows = list(load_workbook(folder / "out.xlsx").worksheets[0].iter_rows(values_only=True))
    assert rows[0] == ("行号", "退回原因", "号码", "姓名", "住址")
    assert rows[1] == (2, "姓名应当填写", number(1), None, None)
    assert rows[2][0] == 3
    assert rows[2][1] == "号码不应当重复；号码应当在“社保”的号码中查得到"
    assert rows[2][4] == "=1+1"
    assert [row[0] for row in rows[1:]] == [2, 3, 4, 5]


def test_rows_that_were_mended_are_sent_again(capsys, folder):
    checked(capsys, folder, "--rejected", folder / "out.xlsx")
    book = load_workbook(folder / "out.xlsx")
    sheet = book.worksheets[0]
    for row in range(2, 6):
        sheet.cell(row, 3).value = number(row * 2 + 1)
        sheet.cell(row, 4).value = "王安"
    book.save(folder / "人口.xlsx")
    (folder / "人口.csv").unlink()

    code, out, _ = said(
        capsys, "check", folder / "人口.xlsx", "--rules", folder / "rules.yaml",
        "--beside", f"社保={folder / '社保.csv'}"
    )  # fmt: skip
    assert code == 0
    assert out.startswith("共 4 行，退回 0 行，合格率 100.00%\n")


def test_a_file_is_seen_at_a_glance(capsys, folder):
    code, out, _ = said(capsys, "profile", folder / "人口.csv")

    assert code == 0
    assert out.splitlines()[-4:] == [
        "住址：5 行，空 3，不同的值 2",
        "  从“=1+1”到“长街”",
        "  =9+9：1 行",
        "  字字：1 行",
    ]


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ("rules: [}", "不是 YAML"),
        ("rules:\n  - {code: a}", "第1条规则"),
        ("rules:\n  - {code: a, basis: 某法#1, filled: {field: 电话}}", "没有字段“电话”"),
    ],
)
def test_rules_that_cannot_be_used_are_told_and_nothing_is_judged(capsys, folder, rules, says):
    (folder / "rules.yaml").write_text(rules, encoding="utf-8")
    code, out, err = checked(capsys, folder)

    assert (code, out) == (1, "")
    assert says in err


def test_a_file_that_is_not_there_or_is_empty_is_told(capsys, folder):
    (folder / "社保.csv").write_text("号码\n", encoding="utf-8")
    assert "没有一行数据" in checked(capsys, folder)[2]

    (folder / "社保.csv").unlink()
    assert "读不了文件" in checked(capsys, folder)[2]


def test_a_register_stands_under_one_name_only(capsys, folder):
    again = f"人口={folder / '社保.csv'}"

    assert "用了两次" in checked(capsys, folder, "--beside", again)[2]


def test_the_rules_of_the_how_to_are_rules():
    page = (ROOT / "docs" / "how-to" / "check-data-quality.md").read_text(encoding="utf-8")
    written = page.partition("```yaml\n")[2].partition("```")[0]

    assert [one.code for one in read_rules(yaml.safe_load(written))] == [
        "number_valid",
        "spouse_known",
    ]
    assert not [word for word in KINDS if f"| `{word}: {{" not in page]
