"""Events as JSON and back (事件编码): versioned, strict, and the same for every event.

An event is `{"event": name, "version": 1, "body": {...}}`. Reading refuses unknown names, versions
and keys, missing keys and wrong kinds: a history that cannot be read must not be guessed at.
"""

import dataclasses
import enum
import functools
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeAlias, cast

from tongban.core.cases.case_event import CaseEvent
from tongban.core.cases.events import Event
from tongban.core.vocabulary.errors import InvalidValue

VERSION = 1

Reader: TypeAlias = Callable[[Any], Any]
"""Turns a stored value into a part of an event, or raises `UnreadableEvent`."""

BY_NAME: Mapping[str, type[CaseEvent]] = {
    kind.name: kind for kind in cast("tuple[type[CaseEvent], ...]", typing.get_args(Event))
}


class UnreadableEvent(InvalidValue):
    """A stored event does not have the shape that its name and version promise."""

    def __init__(self, reason: str) -> None:
        super().__init__("case event", reason)


def encode(event: Event) -> dict[str, Any]:
    """Return `event` as values that `json.dumps` takes."""
    return {"event": event.name, "version": VERSION, "body": _plain(event)}


def decode(stored: Mapping[str, Any]) -> Event:
    """Return the event that `encode` made `stored` from; raise `UnreadableEvent` otherwise."""
    if not isinstance(stored, Mapping) or set(stored) != {"event", "version", "body"}:
        raise UnreadableEvent("an event has a name, a version and a body")
    if stored["version"] != VERSION:
        raise UnreadableEvent(f"version {stored['version']!r} is not known")
    kind: Any = BY_NAME.get(stored["event"]) if isinstance(stored["event"], str) else None
    if kind is None:
        raise UnreadableEvent(f"event {stored['event']!r} is not known")
    event: Event = _reader(kind, kind.name)(stored["body"])
    return event


def _plain(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if dataclasses.is_dataclass(value):
        return {
            field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    return value


@functools.cache
def _reader(kind: Any, where: str) -> Reader:
    """Return what reads one of the few kinds that events are made of, worked out once a kind."""
    origin = typing.get_origin(kind)
    if origin is types.UnionType:
        inner = _reader(typing.get_args(kind)[0], where)
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _list_reader(_reader(typing.get_args(kind)[0], where), where)
    if dataclasses.is_dataclass(kind):
        return _record_reader(kind, where)
    if kind in (date, datetime):
        return _word_reader(kind, str, kind.fromisoformat, where)
    if issubclass(kind, enum.Enum):
        return _word_reader(kind, int if issubclass(kind, int) else str, kind, where)
    return lambda value: _expected(value, kind, where)


def _list_reader(inner: Reader, where: str) -> Reader:
    return lambda value: tuple(map(inner, _expected(value, list, where)))


def _record_reader(kind: Any, where: str) -> Reader:
    hints = typing.get_type_hints(kind)
    fields = [field.name for field in dataclasses.fields(kind)]
    readers = {name: _reader(hints[name], f"{where}.{name}") for name in fields}

    def read(value: Any) -> Any:
        if _expected(value, dict, where).keys() != readers.keys():
            raise UnreadableEvent(f"{where}: has {sorted(value)}, wants {sorted(readers)}")
        return kind(**{name: reader(value[name]) for name, reader in readers.items()})

    return read


def _word_reader(kind: type, wanted: type, parse: Reader, where: str) -> Reader:
    def read(value: Any) -> Any:
        try:
            return parse(_expected(value, wanted, where))
        except ValueError as error:
            raise UnreadableEvent(f"{where}: {value!r} is no {kind.__name__}") from error

    return read


def _expected(value: Any, kind: type, where: str) -> Any:
    # Exact types: a bool is an int to Python, but never a number in a history.
    if type(value) is not kind:
        raise UnreadableEvent(f"{where}: {value!r} is no {kind.__name__}")
    return value
