"""Cells (单元格): how one value stands as the text of one cell, or of several side by side.

A codec writes a value and reads it back unchanged. What it cannot read it refuses with a sentence
that says what to write instead, and with the part of the value that is to blame.
"""

import enum
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeVar

from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.money import Money, parse_money

E = TypeVar("E", bound=enum.Enum)

YES, NO = "是", "否"
_CHOICE_MARK: Final = "、"
_CONTINUED: Final = "  "
_WHOLE: Final = re.compile(r"[+-]?\d{1,15}\Z")
_EXACT: Final = re.compile(r"[+-]?\d{1,15}(\.\d{1,9})?\Z")


class Misread(InvalidValue):
    """A cell that cannot be read: what to write instead, and which part is to blame."""

    def __init__(self, reason: str, *, part: int = 0) -> None:
        super().__init__("cell", reason)
        self.part = part


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """A value as the text of `width` cells; `choices` are what a cell may hold, if that is listed.

    `empty` is the value of blank cells where blank is an answer; ... means that it is none.
    """

    write: Callable[[Any], tuple[str, ...]]
    read: Callable[[tuple[str, ...]], Any]
    width: int = 1
    choices: tuple[tuple[str, ...], ...] = ()
    empty: Any = ...


def single(
    write: Callable[[Any], str],
    read: Callable[[str], Any],
    *,
    choices: tuple[str, ...] = (),
    empty: Any = ...,
) -> Codec:
    """Return a codec of one cell."""
    return Codec(
        write=lambda value: (write(value),),
        read=lambda texts: read(texts[0]),
        choices=(choices,) if choices else (),
        empty=empty,
    )


def _whole(text: str) -> int:
    plain = text.strip().removesuffix(".0")
    if not _WHOLE.match(plain):
        raise Misread(f"应该是一个整数，现在是“{text}”")
    return int(plain)


def _exact(text: str) -> Decimal:
    if not _EXACT.match(text.strip()):
        raise Misread(f"应该是一个数，现在是“{text}”")
    return Decimal(text.strip())


def _number(text: str) -> int | Decimal:
    return _exact(text) if "." in text else _whole(text)


def _yes_no(text: str) -> bool:
    if text.strip() not in (YES, NO):
        raise Misread(f"只能填“{YES}”或“{NO}”，现在是“{text}”")
    return text.strip() == YES


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip().replace("/", "-")[:10])
    except ValueError:
        raise Misread(f"日期应写成 2026-01-01，现在是“{text}”") from None


def _money(text: str) -> Money:
    try:
        return parse_money(text)
    except InvalidValue:
        raise Misread(f"金额应写成 80 或 80.50（元），现在是“{text}”") from None


def _write_number(value: int | Decimal) -> str:
    """Return a number; a decimal keeps its point, so that it is read as one."""
    text = f"{value:f}"
    return text if isinstance(value, int) or "." in text else f"{text}.0"


def _optional(value: str | None) -> str:
    return value or ""


TEXT: Final = single(str, str)
CODE: Final = single(str, str.strip)
OPTIONAL_CODE: Final = single(_optional, str.strip, empty=None)
INTEGER: Final = single(str, _whole)
NUMBER: Final = single(_write_number, _number)
OPTIONAL_DECIMAL: Final = single(lambda value: "" if value is None else f"{value:f}", _exact,
                                 empty=None)  # fmt: skip
YES_NO: Final = single(lambda value: YES if value else NO, _yes_no, choices=(YES, NO))
DAY: Final = single(date.isoformat, _day)
OPTIONAL_DAY: Final = single(lambda value: value.isoformat() if value else "", _day, empty=None)
MONEY: Final = single(lambda value: value.amount, _money)


def _choosing(labels: Mapping[E, str]) -> Callable[[str], E]:
    """Return a reader of one choice by its label, or by the value that programs write."""
    known = {str(member.value): member for member in labels}
    known |= {label: member for member, label in labels.items()}

    def read(text: str) -> E:
        if text.strip() not in known:
            raise Misread(f"没有“{text.strip()}”这个选择，可填：{'、'.join(labels.values())}")
        return known[text.strip()]

    return read


def choice(labels: Mapping[E, str]) -> Codec:
    """Return a codec of one choice, told by its label."""
    return single(labels.__getitem__, _choosing(labels), choices=tuple(labels.values()))


def choices(labels: Mapping[E, str], *, mark: str = _CHOICE_MARK) -> Codec:
    """Return a codec of several choices, told by their labels with a mark between."""
    read_one = _choosing(labels)

    def read(text: str) -> tuple[E, ...]:
        return tuple(read_one(part) for part in re.split(rf"[{mark}，,\n]", text) if part.strip())

    return single(lambda chosen: mark.join(labels[one] for one in chosen), read, empty=())


def each(write: Callable[[Any], str], read: Callable[[str], Any]) -> Codec:
    """Return a codec of several values, one a line; a line that begins with two spaces goes on."""

    def read_all(text: str) -> tuple[Any, ...]:
        return tuple(read(entry) for entry in _entries(text) if entry.strip())

    return single(
        lambda values: "\n".join(write(one).replace("\n", f"\n{_CONTINUED}") for one in values),
        read_all,
        empty=(),
    )


def _entries(text: str) -> list[str]:
    """Return the entries of a cell, their further lines put back."""
    return text.replace(f"\n{_CONTINUED}", "\x00").replace("\n", "\x01").replace(
        "\x00", "\n").split("\x01")  # fmt: skip


LINES: Final = each(str, str)
CODES: Final = each(str, str.strip)


def _alternatives(text: str) -> tuple[str, ...]:
    codes = tuple(code.strip() for code in re.split(r"[+＋]", text))
    if not all(codes):
        raise Misread(f"“{text}”里有空的材料编码；一起交的用 + 连接，任选其一的另起一行")
    return codes


ALTERNATIVES: Final = each(" + ".join, _alternatives)
"""Lists of codes: what goes together is joined by +, what may be chosen stands on its own line."""
