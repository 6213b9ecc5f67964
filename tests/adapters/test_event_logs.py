"""Logs of other systems: read by their columns, by XES, and refused with the reason."""

import gzip

import pytest

from tongban.adapters.event_logs import Columns, read_csv, read_xes
from tongban.core.vocabulary.errors import InvalidValue

CSV = """办件编号,环节名称,办理时间,办理部门,承诺办结时间
1,收件,2026-03-02 09:00:00,窗口,2026-03-09T00:00:00+08:00
1,审查,2026-03-03T10:00:00+08:00,审批科,
,审查,2026-03-03T10:00:00+08:00,审批科,
2,,2026-03-03T10:00:00+08:00,审批科,
2,收件,昨天,窗口,
"""
XES = """<?xml version="1.0" encoding="UTF-8"?>
<log xmlns="http://www.xes-standard.org/"><trace>
<string key="concept:name" value="1"/><date key="deadline" value="2026-03-09T00:00:00+08:00"/>
<event><string key="concept:name" value="收件"/><date key="time:timestamp"
 value="2026-03-02T09:00:00+08:00"/><string key="org:group" value="窗口"/></event>
<event><string key="concept:name" value="审查"/><date key="time:timestamp"
 value="2026-03-03T09:00:00+08:00"/><string key="lifecycle:transition" value="start"/></event>
<event><string key="concept:name" value="审查"/><string key="lifecycle:transition"
 value="complete"/></event>
<event><date key="time:timestamp" value="2026-03-03T09:00:00+08:00"/></event>
</trace></log>
"""


def written(folder, name: str, text: str):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_columns_are_found_by_their_usual_names_and_every_bad_line_is_told(tmp_path):
    read = read_csv(written(tmp_path, "log.csv", CSV))

    assert [one.activity for one in read.events] == ["收件", "审查"]
    assert read.events[0].at.utcoffset().total_seconds() == 8 * 3600
    assert list(read.due) == ["1"]
    assert [(one.line, one.why) for one in read.rejected] == [
        (4, "没有办件编号"),
        (5, "没有环节名称"),
        (6, "时间不是年月日时分秒的写法"),
    ]
    assert len(read.log.events) == 2


def test_columns_may_be_named(tmp_path):
    file = written(tmp_path, "log.csv", "k,what,when\n1,收件,2026-03-02 09:00:00\n")

    assert len(read_csv(file, Columns(case="k", activity="what", at="when")).events) == 1
    with pytest.raises(InvalidValue, match="办件编号"):
        read_csv(file)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    file = tmp_path / "log.csv"
    file.write_bytes("办件编号".encode("gb18030"))

    with pytest.raises(InvalidValue, match="UTF-8"):
        read_csv(file)


@pytest.mark.parametrize("packed", [False, True])
def test_xes_gives_what_was_completed(tmp_path, packed):
    file = tmp_path / ("log.xes.gz" if packed else "log.xes")
    file.write_bytes(gzip.compress(XES.encode()) if packed else XES.encode())

    read = read_xes(file)

    assert [(one.case, one.activity, one.group) for one in read.events] == [("1", "收件", "窗口")]
    assert list(read.due) == ["1"]
    assert len(read.rejected) == 2


@pytest.mark.parametrize(
    "text",
    [
        "no xml",
        '<!DOCTYPE log [<!ENTITY a "b">]><log/>',
        "<log><trace></log>",
    ],
)
def test_what_is_no_log_is_refused_and_entities_are_never_opened(tmp_path, text):
    with pytest.raises(InvalidValue, match="XES"):
        read_xes(written(tmp_path, "log.xes", text))
