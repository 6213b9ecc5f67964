"""Histories (经过记录): what happened is appended and never changed; where it stands is computed.

One shape for whatever has a history: a working copy under review, a measure, a request for data, a
grant. Its events are frozen classes under one base here, and a union names them all. Each carries
`name`, the tag under which it is stored and which is never renamed; what else it holds are its
fields. A store keeps an event as tag and fields (`store.freezing.histories`) and gives it back by
`kinds`; a state follows by `replay`. Cases keep their own, stricter form (`core.cases.codec`): a
case file is evidence, and says in itself which version wrote it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, get_args

from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Whoever did something, as a history names them (签署人)."""

    staff_number: str
    name: str
    department: str

    @classmethod
    def of(cls, officer: Officer) -> "Signatory":
        """Return an officer as the history names them."""
        return cls(
            staff_number=officer.staff_number, name=officer.name, department=officer.department
        )


SYSTEM = Signatory(staff_number="system", name="系统", department="")
"""Does what falls due without anybody, and holds back what may not be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEvent:
    """What events of most histories share: a tag, when, and by whom (经过)."""

    name: ClassVar[str]

    at: datetime
    by: Signatory


def kinds(events: Any) -> Mapping[str, type[Any]]:
    """Return the classes of a union of events by the tags under which they are stored.

    Raises:
        InvalidValue: when two of them share a tag, so that one would be read as the other.
    """
    by_tag: dict[str, type[Any]] = {}
    for kind in get_args(events):
        if by_tag.setdefault(kind.name, kind) is not kind:
            raise InvalidValue("history", f"two kinds of event are stored as {kind.name!r}")
    return by_tag
