"""Logs in XES (IEEE 1849, XES 日志): traces of events, read as a stream with entities refused."""

import gzip
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from tongban.adapters.event_logs.reading import AT_ONCE, Heard, ReadLog, Rejected, moment, nobody
from tongban.core.mining.logs import LogEvent
from tongban.core.vocabulary.errors import InvalidValue

_NAME: Final = "concept:name"
_DONE: Final = ("complete", "")
"""Only what was completed counts; a log that tells no transition tells completions."""


def read_xes(file: Path, *, heard: Heard = nobody) -> ReadLog:
    """Read a log, also one packed by gzip; `heard` is told how far the reading has come.

    Raises:
        InvalidValue: when the file is no XES, or holds what no log needs.
    """
    events: list[LogEvent] = []
    due: dict[str, datetime] = {}
    rejected: list[Rejected] = []
    place = 0
    for trace in _traces(file, heard):
        case = _said(trace, _NAME)
        promised = moment(_said(trace, "deadline"))
        if case and promised is not None:
            due[case] = promised
        for event in _named(trace, "event"):
            place += 1
            found = _event(case, event)
            if isinstance(found, str):
                rejected.append(Rejected(line=place, why=found, cells=(case, *_attributes(event))))
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


def _attributes(event: Element) -> Iterator[str]:
    return (f"{one.get('key', '')}={one.get('value', '')}" for one in event)


def _traces(file: Path, heard: Heard) -> Iterator[Element]:
    place = 0
    try:
        with file.open("rb") as octets, closing(_unpacked(file, octets)) as stream:
            for _, element in iterparse(stream, events=("end",), forbid_dtd=True):
                if _local(element) == "trace":
                    if place % AT_ONCE == 0:
                        heard(octets.tell())
                    place += 1
                    yield element
                    element.clear()
    except (ParseError, DefusedXmlException, OSError) as fault:
        raise InvalidValue("event log", "文件不是 XES 事件日志") from fault


def _unpacked(file: Path, octets: Any) -> Any:
    return gzip.GzipFile(fileobj=octets) if file.suffix == ".gz" else octets


def _named(parent: Element, name: str) -> Iterator[Element]:
    return (child for child in parent if _local(child) == name)


def _said(parent: Element, key: str) -> str:
    found = (child.get("value", "") for child in parent if child.get("key") == key)
    return next(found, "").strip()


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
