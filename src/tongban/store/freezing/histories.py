"""Histories in rows (经过存储): one record an event, its tag in a column, its fields as JSON.

A table of records has a place in the history, the tag, the content, who and when; whatever else
it belongs to is its foreign key. What is written here is only ever appended.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, Generic, Protocol, TypeVar, cast

from tongban.core.people.histories import HistoryEvent, kinds
from tongban.store.freezing.converter import opened, stored

Event = TypeVar("Event")


class Record(Protocol):
    """A row that keeps one event."""

    @property
    def name(self) -> str:
        """Return the tag of the event."""

    @property
    def content(self) -> Mapping[str, Any]:
        """Return its fields as they were stored."""


class History(Generic[Event]):
    """Reads the records of one kind of history; `events` is the union of all that can happen."""

    def __init__(self, events: Any) -> None:
        self._kinds: Final = kinds(events)

    def read(self, records: Iterable[Record]) -> tuple[Event, ...]:
        """Return the events that records keep, in their order."""
        return tuple(cast("Event", opened(one.content, self._kinds[one.name])) for one in records)


def columns(event: HistoryEvent, place: int) -> dict[str, Any]:
    """Return what the record of an event holds that stands at a place, from 1, of its history."""
    return {
        "sequence": place,
        "name": event.name,
        "content": stored(event),
        "by": event.by.staff_number,
        "at": event.at,
    }
