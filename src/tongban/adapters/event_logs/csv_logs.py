"""Logs in CSV (CSV 日志): one line an event; which column says what is told by name."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from tongban.adapters.event_logs.reading import AT_ONCE, Heard, ReadLog, Rejected, moment, nobody
from tongban.core.mining.logs import LogEvent
from tongban.core.vocabulary.errors import InvalidValue

_KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "case": ("case:concept:name", "case_id", "办件编号"),
    "activity": ("concept:name", "activity", "环节名称"),
    "at": ("time:timestamp", "timestamp", "办理时间"),
    "group": ("org:group", "department", "办理部门"),
    "due": ("case:deadline", "due", "承诺办结时间"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The headings of a log (列名); blank for what it does not say."""

    case: str
    activity: str
    at: str
    group: str = ""
    due: str = ""

    @classmethod
    def among(cls, headings: list[str]) -> Self:
        """Return the columns whose usual names stand among the headings.

        Raises:
            InvalidValue: when case, activity or moment has none.
        """
        found = {
            one.name: next((name for name in _KNOWN[one.name] if name in headings), "")
            for one in fields(cls)
        }
        lacking = [name for name in ("case", "activity", "at") if not found[name]]
        if lacking:
            wanted = "；".join("、".join(_KNOWN[name]) for name in lacking)
            raise InvalidValue("event log", f"缺少列，可以叫：{wanted}")
        return cls(**found)


def read_csv(file: Path, columns: Columns | None = None, *, heard: Heard = nobody) -> ReadLog:
    """Read a log; without `columns`, the usual names of columns are looked for.

    `heard` is told how far the reading has come.

    Raises:
        InvalidValue: when the file is no text in UTF-8, or lacks a column.
    """
    events: list[LogEvent] = []
    due: dict[str, datetime] = {}
    rejected: list[Rejected] = []
    for line, row, named in _rows(file, columns, heard):
        at = moment(row.get(named.at) or "")
        case, activity = (
            (row.get(named.case) or "").strip(),
            (row.get(named.activity) or "").strip(),
        )
        if at is None or not case or not activity:
            rejected.append(Rejected(line=line, why=_why(case, activity), cells=_cells(row)))
            continue
        group = (row.get(named.group) or "").strip()
        events.append(LogEvent(case=case, activity=activity, at=at, group=group))
        promised = moment(row.get(named.due) or "") if named.due else None
        if promised is not None:
            due[case] = promised
    return ReadLog(events=tuple(events), due=due, rejected=tuple(rejected))


def _why(case: str, activity: str) -> str:
    if not case:
        return "没有办件编号"
    return "没有环节名称" if not activity else "时间不是年月日时分秒的写法"


def _cells(row: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return what stood in a line; of one that is too long, as much as has a heading."""
    return tuple(cell if isinstance(cell, str) else "" for name, cell in row.items() if name)


def _rows(
    file: Path, columns: Columns | None, heard: Heard
) -> Iterator[tuple[int, dict[str, str | None], Columns]]:
    try:
        with (
            file.open("rb") as octets,
            io.TextIOWrapper(octets, encoding="utf-8-sig", newline="") as text,
        ):
            reader = csv.DictReader(text)
            named = columns or Columns.among(list(reader.fieldnames or ()))
            for place, row in enumerate(reader):
                if place % AT_ONCE == 0:
                    heard(octets.tell())
                yield reader.line_num, row, named
    except (UnicodeDecodeError, csv.Error) as fault:
        raise InvalidValue("event log", "文件不是 UTF-8 编码的 CSV") from fault
