"""``tongban mining`` (流程挖掘): what really happened to the cases of an event log, of any system.

Logs are CSV or XES, also packed by gzip; nothing of the platform's database is needed. The report
says every figure with the number of cases behind it; lines that are no events are named.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Final

from tongban.adapters.event_logs import ReadLog, read_csv, read_xes
from tongban.adapters.reports import Part, Report, Sheet, workbook_of
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.engines.mining.mine import Mine
from tongban.project.clock import today

_SHOWN: Final = 10
_REJECTED_SHOWN: Final = 5
_DIGITS: Final = 2
_REMAINING: Final = ("环节", "次数", "中位小时", "八成小时", "九成小时", "有期限", "逾期")


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    actions = subparsers.add_parser("mining", help="say what happened to the cases of a log")
    verbs = actions.add_subparsers(required=True, metavar="ACTION")
    report = verbs.add_parser("report", help="ways, waiting, repeats, handovers, time remaining")
    report.add_argument("file", type=Path, help="CSV or XES, also .gz")
    report.add_argument("--workbook", type=Path, metavar="XLSX", help="a workbook to write")
    report.set_defaults(run=run_report)


def run_report(options: argparse.Namespace) -> int:
    """Say what happened; 1 when some lines could not be read."""
    read = _read(options.file)
    if not read.events:
        raise InvalidValue("event log", f"{options.file} 里没有一个事件")
    with Mine.of(read.events, read.due) as mine:
        sys.stdout.writelines(_said(mine))
        if options.workbook:
            title = options.file.name
            parts = tuple(_sheets(mine))
            report = Report(title=title, subtitle="", dated_on=today(), parts=parts)
            options.workbook.write_bytes(workbook_of(report))
            sys.stdout.write(f"报表写入：{options.workbook}\n")
    sys.stdout.writelines(_left_out(read))
    return int(bool(read.rejected))


def _read(file: Path) -> ReadLog:
    if not file.is_file():
        raise NotFound(f"读不了文件 {file}")
    forms = {".csv": read_csv, ".xes": read_xes}
    ending = next((one for one in file.suffixes[::-1] if one.lower() in forms), "")
    if not ending:
        raise InvalidValue("event log", "只读 .csv、.xes 和 .xes.gz")
    return forms[ending.lower()](file)


def _said(mine: Mine) -> Iterator[str]:
    seen = mine.overview()
    yield f"{seen.cases} 件，{seen.events} 个事件，{seen.activities} 种环节；"
    yield f"全程中位 {seen.median_hours:.1f} 小时，九成在 {seen.p90_hours:.1f} 小时内\n"
    if seen.with_due:
        yield f"有期限的 {seen.with_due} 件，逾期 {seen.late} 件\n"
    yield f"最常见的 {_SHOWN} 种走法：\n"
    for way in mine.variants(_SHOWN):
        yield f"  {way.cases} 件  {' → '.join(way.activities)}\n"
    yield "等待最多的环节：\n"
    for dwell in mine.dwells()[:_SHOWN]:
        yield f"  {dwell.activity}：共 {dwell.total_hours:.0f} 小时，"
        yield f"中位 {dwell.median_hours:.1f}\n"
    yield "重复办理的环节：\n"
    for again in mine.rework()[:_SHOWN]:
        yield f"  {again.activity}：{again.cases} 件，重复 {again.repeats} 次\n"


def _left_out(read: ReadLog) -> Iterator[str]:
    if read.rejected:
        yield f"有 {len(read.rejected)} 行不是事件：\n"
    for one in read.rejected[:_REJECTED_SHOWN]:
        yield f"  第 {one.line} 行：{one.why}\n"


def _sheets(mine: Mine) -> Iterator[Part]:
    """Yield a sheet for each analysis; its columns are the fields of the finding, in words."""
    for title, headings, found in (
        ("走法", ("环节", "件数", "中位小时"), mine.variants()),
        ("先后", ("前一环节", "后一环节", "次数", "件数", "中位小时", "合计小时"), mine.arcs()),
        ("停留", ("环节", "次数", "中位小时", "九成小时", "合计小时"), mine.dwells()),
        ("重复", ("环节", "件数", "重复次数"), mine.rework()),
        ("交接", ("交出部门", "接手部门", "次数", "中位小时"), mine.handovers()),
        ("剩余时间", _REMAINING, mine.remaining()),
    ):
        rows = tuple(tuple(map(_cell, astuple(one))) for one in found)
        yield Part(title=title, sheet=Sheet(title=title, headings=headings, rows=rows))


def _cell(value: object) -> str | int | float:
    """Return a value as a cell: ways as arrows, hours in short."""
    match value:
        case tuple():
            return " → ".join(value)
        case float():
            return round(value, _DIGITS)
        case int():
            return value
        case _:
            return str(value)
