"""JSON or XML over HTTP (接口服务): one address, registered by an operator, asked by its names.

Keys go out as a form or as JSON, never in the address, where servers would write them into logs. A
name such as `data.person.name` leads through an answer. XML is read without document type,
entities or anything from outside (A71).
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias
from xml.etree.ElementTree import Element, ParseError

import httpx
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tongban.adapters.partners.addresses import Partner
from tongban.adapters.partners.believing import Failed
from tongban.adapters.partners.calls import bounded, refuse_status
from tongban.adapters.partners.guarded import GuardedTransport
from tongban.adapters.partners.kinds.records import Names, Record, matched
from tongban.adapters.partners.kinds.settings import Surroundings, Told
from tongban.core.people.registers import Matched, NoRecord, Purpose, Question
from tongban.core.vocabulary.strict_json import NotStrictJson, parse

KEPT_CONNECTIONS: Final = 32
MOST_ELEMENTS: Final = 5_000
_SENDS: Final = {"json": "json", "form": "data"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where and how to ask: what the record is called in an answer, if it is not all of it."""

    url: str
    sends: str
    headers: Mapping[str, str]
    record: str


class HttpSource:
    """A register behind an address that answers in JSON or in XML."""

    def __init__(
        self, address: Address, names: Names, transport: GuardedTransport, *, read: "Reads"
    ) -> None:
        self._address = address
        self._names = names
        self._transport = transport
        self._read = read

    def ask(self, question: Question, _purpose: Purpose, *, today: date) -> Matched | NoRecord:
        """Return what the system says; no record where it answers that there is none."""
        content = self._exchanged(self._names.asked(question))
        record = None if content is None else self._read(content, self._address.record)
        if record is None:
            return NoRecord(dataset=question.dataset.code)
        return matched(question, self._names, record, today=today)

    def close(self) -> None:
        """Close every connection."""
        self._transport.close()

    def _exchanged(self, keys: Mapping[str, str]) -> bytes | None:
        """Return the body of the answer; None where it says that nothing was found."""
        try:
            answer = self._transport.handle_request(self._request(keys))
            with closing(answer):
                if answer.status_code == httpx.codes.NOT_FOUND:
                    return None
                refuse_status(answer.status_code)
                return bounded(answer)
        except httpx.TimeoutException as error:
            raise Failed("slow") from error
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise Failed("down") from error

    def _request(self, keys: Mapping[str, str]) -> httpx.Request:
        """Return the request itself: no client stands between, whose ways nobody needs here."""
        sent: dict[str, Any] = {self._address.sends: dict(keys)}
        url, headers = self._address.url, dict(self._address.headers)
        return httpx.Request("POST", url, headers=headers, **sent)


Reads: TypeAlias = Callable[[bytes, str], Record | None]


def json_source(told: Told, surroundings: Surroundings) -> HttpSource:
    """Return a source that answers in JSON."""
    return _source(told, surroundings, read=read_json)


def xml_source(told: Told, surroundings: Surroundings) -> HttpSource:
    """Return a source that answers in XML."""
    return _source(told, surroundings, read=read_xml)


def _source(told: Told, surroundings: Surroundings, *, read: Reads) -> HttpSource:
    url = told.text("url")
    partner = Partner(base_url=url, client="", key=b"", inside=told.yes("inside"))
    address = Address(
        url=url,
        sends=_SENDS[told.choice("sends", tuple(_SENDS))],
        headers={"Accept-Encoding": "identity", **told.texts("headers", optional=True)},
        record=told.text("record", default=""),
    )
    names = Names.of(told)
    transport = GuardedTransport(partner, seconds=surroundings.seconds, keep=KEPT_CONNECTIONS)
    return HttpSource(address, names, transport, read=read)


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
