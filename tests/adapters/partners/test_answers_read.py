"""An answer is read in bounded time and believed only where the catalogue allows it (A71)."""

import contextlib
import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.adapters.partners.reading import Unreadable, read_day, read_value
from tongban.core.catalog.elements import DataElement, Option, ValueKind
from tongban.core.vocabulary.strict_json import MOST_BYTES, NotStrictJson, parse

OPTIONS = (Option(value="a", label="甲"), Option(value="b", label="乙"))
COLUMN = DataElement(code="member.name", label="姓名", kind=ValueKind.TEXT)


def element(kind: ValueKind, **more: Any) -> DataElement:
    if kind in (ValueKind.CHOICE, ValueKind.CHOICES):
        more["options"] = OPTIONS
    if kind is ValueKind.RECORDS:
        more.setdefault("columns", (COLUMN,))
    return DataElement(code="some.element", label="某", kind=kind, **more)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b'{"a": 1, "a": 2}',
        b'{"a": {"b": 1, "b": 1}}',
        b'{"a": NaN}',
        b"[-Infinity]",
        b"[1e999]",
        b"[1e-999999999]",
        b"9" * 5000,
        b"[" * 10_000 + b"]" * 10_000,
        b'{"a":' * 13 + b"1" + b"}" * 13,
        b'"\xff"',
        b"{}x",
        b" " * (MOST_BYTES + 1),
    ],
)
def test_what_is_not_strict_json_is_refused_at_once(content: bytes) -> None:
    began = time.perf_counter()
    with pytest.raises(NotStrictJson):
        parse(content)

    assert time.perf_counter() - began < 0.2


def test_brackets_inside_words_are_not_depth() -> None:
    assert parse(('["' + "[{" * 50 + '\\"[[[["]').encode()) == ["[{" * 50 + '"[[[[']


def test_fractions_are_exact() -> None:
    assert parse(b'{"a": 0.10}') == {"a": Decimal("0.10")}


@given(st.binary(max_size=300))
def test_no_bytes_whatever_raise_anything_else(content: bytes) -> None:
    with contextlib.suppress(NotStrictJson):
        parse(content)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (ValueKind.YES_NO, True, True),
        (ValueKind.INTEGER, 7, 7),
        (ValueKind.DECIMAL, "7.50", Decimal("7.50")),
        (ValueKind.DECIMAL, 7, Decimal(7)),
        (ValueKind.TEXT, "e\u0301", "é"),
        (ValueKind.DATE, "2026-09-15", date(2026, 9, 15)),
        (ValueKind.CHOICE, "a", "a"),
        (ValueKind.CHOICES, ["a", "b"], ("a", "b")),
        (ValueKind.RECORDS, [{"name": "某", "stray": 1}], ({"name": "某"},)),
        *((kind, None, None) for kind in ValueKind),
    ],
)
def test_a_value_of_the_right_kind_is_read(kind: ValueKind, raw: Any, value: object) -> None:
    assert read_value(element(kind), raw) == value


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (ValueKind.YES_NO, 1),
        (ValueKind.YES_NO, "true"),
        (ValueKind.INTEGER, True),
        (ValueKind.INTEGER, "7"),
        (ValueKind.DECIMAL, True),
        (ValueKind.DECIMAL, "seven"),
        (ValueKind.DECIMAL, "NaN"),
        (ValueKind.DECIMAL, []),
        (ValueKind.TEXT, 7),
        (ValueKind.TEXT, "a\x00b"),
        (ValueKind.TEXT, "\ud800"),
        (ValueKind.TEXT, "x" * 3000),
        (ValueKind.DATE, "20260915"),
        (ValueKind.DATE, "2026-02-30"),
        (ValueKind.DATE, 20260915),
        (ValueKind.CHOICE, "c"),
        (ValueKind.CHOICE, ["a"]),
        (ValueKind.CHOICES, "ab"),
        (ValueKind.CHOICES, ["a", "c"]),
        (ValueKind.CHOICES, ["a", "a", "a"]),
        (ValueKind.RECORDS, {}),
        (ValueKind.RECORDS, ["x"]),
        (ValueKind.RECORDS, [{"name": 7}]),
        (ValueKind.RECORDS, [{}] * 501),
    ],
)
def test_a_value_of_the_wrong_kind_is_not_believed(kind: ValueKind, raw: Any) -> None:
    with pytest.raises(Unreadable):
        read_value(element(kind), raw)


@pytest.mark.parametrize("raw", [-1, 101])
def test_a_number_out_of_bounds_is_not_believed(raw: int) -> None:
    bounded = element(ValueKind.INTEGER, least=Decimal(0), most=Decimal(100))

    with pytest.raises(Unreadable):
        read_value(bounded, raw)


def test_records_inside_records_are_not_believed() -> None:
    nested = element(ValueKind.RECORDS, columns=(element(ValueKind.RECORDS),))

    with pytest.raises(Unreadable):
        read_value(nested, [{"element": []}])


def test_a_day_is_written_in_full() -> None:
    with pytest.raises(Unreadable):
        read_day(None)
