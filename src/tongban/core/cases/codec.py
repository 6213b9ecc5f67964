"""Events as JSON and back (事件编码): versioned, strict, and the same for every event.

An event is `{"event": name, "version": 1, "body": {...}}`. Reading refuses unknown names, versions
and keys, missing keys and wrong kinds: a history that cannot be read must not be guessed at.
"""

import dataclasses
import enum
import functools
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast

from tongban.core.cases.events import CaseEvent, Event
from tongban.core.vocabulary.errors import InvalidValue

VERSION = 1

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
    kind = BY_NAME.get(stored["event"]) if isinstance(stored["event"], str) else None
    if kind is None:
        raise UnreadableEvent(f"event {stored['event']!r} is not known")
    return cast("Event", _read(kind, stored["body"], kind.name))


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


def _read(kind: Any, value: Any, where: str) -> Any:
    """Return `value` as `kind`, one of the few kinds that events are made of."""
    origin = typing.get_origin(kind)
    if origin is types.UnionType:
        return None if value is None else _read(typing.get_args(kind)[0], value, where)
    if origin is tuple:
        _expect(value, list, where)
        return tuple(_read(typing.get_args(kind)[0], part, where) for part in value)
    if dataclasses.is_dataclass(kind):
        return _read_record(kind, value, where)
    if kind in (date, datetime) or issubclass(kind, enum.Enum):
        return _read_word(kind, value, where)
    _expect(value, kind, where)
    return value


def _read_record(kind: Any, value: Any, where: str) -> Any:
    _expect(value, dict, where)
    hints = _hints(kind)
    if set(value) != set(hints):
        raise UnreadableEvent(f"{where}: has {sorted(value)}, wants {sorted(hints)}")
    return kind(
        **{name: _read(hint, value[name], f"{where}.{name}") for name, hint in hints.items()}
    )


def _read_word(kind: Any, value: Any, where: str) -> Any:
    wanted = int if issubclass(kind, int) else str
    _expect(value, wanted, where)
    try:
        return kind(value) if issubclass(kind, enum.Enum) else kind.fromisoformat(value)
    except ValueError as error:
        raise UnreadableEvent(f"{where}: {value!r} is no {kind.__name__}") from error


def _expect(value: Any, kind: type, where: str) -> None:
    # Exact types: a bool is an int to Python, but never a number in a history.
    if type(value) is not kind:
        raise UnreadableEvent(f"{where}: {value!r} is no {kind.__name__}")


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}
