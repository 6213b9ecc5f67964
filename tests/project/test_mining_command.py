"""`tongban mining report` says what happened, writes a workbook, and names what it cannot read."""

import openpyxl
import pytest
from mining_strategies import EXAMPLE

from tongban.project.commands import main

HEAD = "case_id,activity,timestamp,department,due\n"
DUE = "2026-03-02T00:00:00+00:00"


@pytest.fixture
def log(tmp_path):
    file = tmp_path / "log.csv"
    rows = (
        f"{one.case},{one.activity},{one.at.isoformat()},{one.group},{DUE}"
        for one in EXAMPLE.events
    )
    file.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    return file


def test_a_report_is_printed_and_written(log, tmp_path, capsys):
    book = tmp_path / "report.xlsx"

    assert main(["mining", "report", str(log), "--workbook", str(book)]) == 0

    said = capsys.readouterr().out
    assert "2 件，12 个事件，6 种环节" in said
    assert "逾期 2 件" in said
    assert "2 件  收件 → 受理 → 审查 → 核查 → 决定 → 办结" in said
    sheets = openpyxl.load_workbook(book).sheetnames
    assert sheets == ["走法", "先后", "停留", "重复", "交接", "剩余时间"]


def test_lines_that_are_no_events_are_named(log, capsys):
    log.write_text(log.read_text() + "\n,收件,2026-03-02,,\n", encoding="utf-8")

    assert main(["mining", "report", str(log)]) == 1
    assert "第 14 行：没有办件编号" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "said"), [("none.csv", "读不了"), ("log.txt", "只读")])
def test_what_is_no_log_is_refused_in_a_sentence(name, said, tmp_path, capsys):
    if name == "log.txt":
        (tmp_path / name).write_text("x")

    assert main(["mining", "report", str(tmp_path / name)]) == 1
    assert said in capsys.readouterr().err


def test_a_log_without_events_is_refused(tmp_path, capsys):
    file = tmp_path / "log.csv"
    file.write_text(HEAD, encoding="utf-8")

    assert main(["mining", "report", str(file)]) == 1
    assert "没有一个事件" in capsys.readouterr().err
