"""JSON or XML over HTTP (接口服务): one address, registered by an operator, asked by its names.

Keys go out as a form or as JSON, never in the address, where servers would write them into logs. A
name such as `data.person.name` leads through an answer. XML is read without document type,
entities or anything from outside (A71).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, ParseError

import httpx
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tongban.adapters.partners.addresses import Partner
from tongban.adapters.partners.believing import Failed
from tongban.adapters.partners.calls import refuse_status
from tongban.adapters.partners.kinds.records import Names, Record, matched
from tongban.adapters.partners.kinds.settings import Surroundings, Told
from tongban.adapters.partners.lines import Lines
from tongban.core.people.registers import Matched, NoRecord, Purpose, Question
from tongban.core.vocabulary.strict_json import NotStrictJson, parse

KEPT_CONNECTIONS: Final = 32
MOST_ELEMENTS: Final = 5_000
_WRITER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _as_json(keys: Mapping[str, str]) -> bytes:
    return _WRITER.encode(keys).encode()


def _as_form(keys: Mapping[str, str]) -> bytes:
    return urlencode(keys).encode()


_SENDS: Final[Mapping[str, tuple[Callable[[Mapping[str, str]], bytes], str]]] = {
    "json": (_as_json, "application/json"),
    "form": (_as_form, "application/x-www-form-urlencoded"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """How to ask: what the record is called in an answer, if it is not all of it."""

    sends: str
    record: str


class HttpSource:
    """A register behind an address that answers in JSON or in XML."""

    def __init__(self, address: Address, names: Names, lines: Lines, *, read: "Reads") -> None:
        self._address = address
        self._names = names
        self._lines = lines
        self._read = read

    def ask(self, question: Question, _purpose: Purpose, *, today: date) -> Matched | NoRecord:
        """Return what the system says; no record where it answers that there is none."""
        written, _ = _SENDS[self._address.sends]
        heard = self._lines.posted(written(self._names.asked(question)))
        if heard.status == httpx.codes.NOT_FOUND:
            return NoRecord(dataset=question.dataset.code)
        refuse_status(heard.status)
        record = self._read(heard.content, self._address.record)
        if record is None:
            return NoRecord(dataset=question.dataset.code)
        return matched(question, self._names, record, today=today)

    def close(self) -> None:
        """Close every connection."""
        self._lines.close()


Reads: TypeAlias = Callable[[bytes, str], Record | None]


def json_source(told: Told, surroundings: Surroundings) -> HttpSource:
    """Return a source that answers in JSON."""
    return _source(told, surroundings, read=read_json)


def xml_source(told: Told, surroundings: Surroundings) -> HttpSource:
    """Return a source that answers in XML."""
    return _source(told, surroundings, read=read_xml)


def _source(told: Told, surroundings: Surroundings, *, read: Reads) -> HttpSource:
    partner = Partner(base_url=told.text("url"), client="", key=b"", inside=told.yes("inside"))
    sends = told.choice("sends", tuple(_SENDS))
    headers = {"Content-Type": _SENDS[sends][1], "Accept-Encoding": "identity"}
    registered = told.texts("headers", optional=True)
    named = {name.lower() for name in registered}
    headers = {name: text for name, text in headers.items() if name.lower() not in named}
    lines = Lines(
        partner, {**headers, **registered}, seconds=surroundings.seconds, keep=KEPT_CONNECTIONS
    )
    address = Address(sends=sends, record=told.text("record", default=""))
    return HttpSource(address, Names.of(told), lines, read=read)


def read_json(content: bytes, record: str) -> Record | None:
    """Return the record of a JSON answer; None when it is null or empty."""
    try:
        whole = parse(content)
    except NotStrictJson as error:
        raise Failed("garbage") from error
    found = _walked(whole, record)
    if not isinstance(found, dict | None):
        raise Failed("garbage")
    if not found:
        return None
    return Record(value_of=lambda name: _walked(found, name), holds=frozenset(found))


def read_xml(content: bytes, record: str) -> Record | None:
    """Return the record of an XML answer; None when it is not there."""
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Failed("garbage") from error
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise Failed("garbage")
    found = _child(root, record)
    if found is None or not len(found):
        return None

    def value_of(name: str) -> str | None:
        at = _child(found, name)
        return None if at is None else (at.text or "")

    return Record(value_of=value_of, holds=frozenset(map(_local, found)))


def _walked(value: Any, name: str) -> Any:
    for part in filter(None, name.split(".")):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _child(element: Element | None, name: str) -> Element | None:
    """Return the one descendant at a dotted name, whatever its namespace; two are none."""
    for part in filter(None, name.split(".")):
        if element is None:
            return None
        here = [one for one in element if _local(one) == part]
        element = here[0] if len(here) == 1 else None
    return element


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
