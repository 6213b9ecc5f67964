"""Events are written as JSON and read back the same, or not at all."""

import dataclasses
import enum
import json
import types
import typing
from datetime import UTC, date, datetime

import pytest
from casework import Story
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.cases.case_event import CaseEvent
from tongban.core.cases.codec import BY_NAME, UnreadableEvent, decode, encode
from tongban.core.cases.events import Event

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
MOMENTS = st.datetimes(timezones=st.just(UTC))


def values(kind: typing.Any) -> st.SearchStrategy[typing.Any]:
    """Return a strategy for one of the kinds that events are made of."""
    if typing.get_origin(kind) is types.UnionType:
        return st.none() | values(typing.get_args(kind)[0])
    if typing.get_origin(kind) is tuple:
        return st.lists(values(typing.get_args(kind)[0]), max_size=2).map(tuple)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return st.builds(
            kind, **{field.name: values(hints[field.name]) for field in dataclasses.fields(kind)}
        )
    if issubclass(kind, enum.Enum):
        return st.sampled_from(kind)
    simple = {
        date: DAYS,
        datetime: MOMENTS,
        str: st.text(st.characters(exclude_categories=("Cs",)), max_size=8),
        bool: st.booleans(),
        int: st.integers(-100, 100),
    }
    return simple[kind]


EVENTS = st.one_of(*(values(kind) for kind in BY_NAME.values()))


@given(EVENTS)
def test_every_event_survives_json(event: Event) -> None:
    assert decode(json.loads(json.dumps(encode(event)))) == event


def offspring(kind: type) -> typing.Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from offspring(one)


def test_every_event_has_its_own_name_and_words() -> None:
    kinds = typing.get_args(Event)
    written = {kind.__dict__["name"] for kind in offspring(CaseEvent) if "name" in kind.__dict__}

    assert len(BY_NAME) == len(kinds)
    assert set(BY_NAME) == {name for name in written if isinstance(name, str)}
    assert len({kind.label for kind in kinds}) == len(kinds)


def accepted() -> dict[str, typing.Any]:
    return encode(typing.cast("Event", Story().accepted().events[-1]))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"event": "promoted"}, "is not known"),
        ({"event": None}, "is not known"),
        ({"version": 2}, "version 2"),
        ({"extra": 1}, "a name, a version and a body"),
        ({"body": []}, "is no dict"),
        ({"body": {}}, "wants"),
    ],
)
def test_what_is_no_event_is_refused(change: dict[str, typing.Any], message: str) -> None:
    with pytest.raises(UnreadableEvent, match=message):
        decode({**accepted(), **change})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("accepted_on", "next week"),
        ("accepted_on", 7),
        ("accepted_on", None),
        ("deemed", 1),
        ("notice_number", None),
        ("deferred", "health"),
        ("deferred", [1]),
        ("by", {"identifier": "x"}),
        ("at", "2026-03-02T10:00:00"),
    ],
)
def test_a_body_of_the_wrong_shape_is_refused(field: str, value: object) -> None:
    stored = accepted()
    stored["body"] = {**stored["body"], field: value}

    with pytest.raises(Exception, match="case event"):
        decode(stored)
    with pytest.raises(UnreadableEvent):
        decode(typing.cast("dict[str, typing.Any]", []))
