"""Logs in XES (IEEE 1849, XES 日志): traces of events, read as a stream with entities refused."""

import gzip
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from tongban.adapters.event_logs.reading import ReadLog, Rejected, moment
from tongban.core.mining.logs import LogEvent
from tongban.core.vocabulary.errors import InvalidValue

_NAME: Final = "concept:name"
_DONE: Final = ("complete", "")
"""Only what was completed counts; a log that tells no transition tells completions."""


def read_xes(file: Path) -> ReadLog:
    """Read a log, also one packed by gzip.

    Raises:
        InvalidValue: when the file is no XES, or holds what no log needs.
    """
    events: list[LogEvent] = []
    due: dict[str, datetime] = {}
    rejected: list[Rejected] = []
    place = 0
    for trace in _traces(file):
        case = _said(trace, _NAME)
        promised = moment(_said(trace, "deadline"))
        if case and promised is not None:
            due[case] = promised
        for event in _named(trace, "event"):
            place += 1
            found = _event(case, event)
            if isinstance(found, str):
                rejected.append(Rejected(line=place, why=found))
            elif found is not None:
                events.append(found)
    return ReadLog(events=tuple(events), due=due, rejected=tuple(rejected))


def _event(case: str, event: Element) -> LogEvent | str | None:
    """Return what an element tells, why it tells nothing, or None for what was only begun."""
    if _said(event, "lifecycle:transition").lower() not in _DONE:
        return None
    at, activity = moment(_said(event, "time:timestamp")), _said(event, _NAME)
    if at is None:
        return "没有时间，或者时间写法不对"
    if not case or not activity:
        return "没有办件编号或者环节名称"
    return LogEvent(case=case, activity=activity, at=at, group=_said(event, "org:group"))


def _traces(file: Path) -> Iterator[Element]:
    opened: Any = gzip.open if file.suffix == ".gz" else open
    try:
        with opened(file, "rb") as stream:
            for _, element in iterparse(stream, events=("end",), forbid_dtd=True):
                if _local(element) == "trace":
                    yield element
                    element.clear()
    except (ParseError, DefusedXmlException, OSError) as fault:
        raise InvalidValue("event log", "文件不是 XES 事件日志") from fault


def _named(parent: Element, name: str) -> Iterator[Element]:
    return (child for child in parent if _local(child) == name)


def _said(parent: Element, key: str) -> str:
    found = (child.get("value", "") for child in parent if child.get("key") == key)
    return next(found, "").strip()


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
