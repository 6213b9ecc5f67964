"""Levels (比较方式): what can be asked of the same field of two records. Each is data.

A blank on either side is never held for or against a pair. Edits are counted in plain letters and
digits only, so that a database that counts bytes counts the same: a text with other characters is
never near another, and its sound is compared instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, assert_never

Record: TypeAlias = Mapping[str, str | None]
"""A row made comparable: values by field; what is unknown is None or not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Equal:
    """The field says the same (相同)."""

    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The field differs by at most so many letters or digits (相近)."""

    field: str
    edits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEqual:
    """A stretch of the field says the same, from `start` (1 is the first character) (部分相同)."""

    field: str
    start: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Swapped:
    """Two fields say the same the other way round (互换), such as month and day."""

    field: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """Nothing that was asked before holds (不同)."""


LevelTest: TypeAlias = Equal | Near | PartEqual | Swapped | Otherwise


def fields_of(test: LevelTest) -> tuple[str, ...]:
    """Return the fields that a test reads."""
    match test:
        case Swapped(field=field, other=other):
            return (field, other)
        case Otherwise():
            return ()
        case _:
            return (test.field,)


def holds(test: LevelTest, one: Record, other: Record) -> bool:
    """Tell whether a test holds of two records of which every field that it reads is known."""
    match test:
        case Equal(field=field):
            return one[field] == other[field]
        case Near(field=field, edits=edits):
            return near(str(one[field]), str(other[field]), edits)
        case PartEqual(field=field, start=start, length=length):
            part = slice(start - 1, start - 1 + length)
            return str(one[field])[part] == str(other[field])[part]
        case Swapped(field=field, other=second):
            return one[field] == other[second] and one[second] == other[field]
        case Otherwise():
            return True
        case _:  # pragma: no cover
            assert_never(test)


def near(one: str, other: str, edits: int) -> bool:
    """Tell whether at most so many letters are put in, left out or replaced (Levenshtein)."""
    if not (one.isascii() and other.isascii()):
        return False
    if abs(len(one) - len(other)) > edits:
        return False
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for place, against in enumerate(other, start=1):
            now.append(min(before[place] + 1, now[-1] + 1, before[place - 1] + (letter != against)))
        before = now
    return before[-1] <= edits
