"""Fields of a written rule (规则字段): texts, numbers and days, read strictly."""

import enum
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from tongban.core.quality.cells import day_in, number_in, shape_of
from tongban.core.vocabulary.errors import InvalidValue

MOST_DAYS = 36_500
LONGEST_SHAPE = 100
_KIND = "quality rule"
_Named = TypeVar("_Named", bound=enum.Enum)
Reader = Callable[[Any], Any]


def text(value: Any) -> str:
    """Return a text; a number that YAML read is written again."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InvalidValue(_KIND, "应当是文字")


def texts(value: Any) -> tuple[str, ...]:
    """Return a list of texts, which is not empty and repeats nothing."""
    if not isinstance(value, list) or not value:
        raise InvalidValue(_KIND, "应当是列表，至少一项")
    found = tuple(map(text, value))
    if len(set(found)) < len(found):
        raise InvalidValue(_KIND, "列表中有重复")
    return found


def shapes(value: Any) -> tuple[str, ...]:
    """Return a list of shapes, each of which a text can have."""
    found = texts(value)
    for one in found:
        if len(one) > LONGEST_SHAPE:
            raise InvalidValue(_KIND, f"一种格式最多{LONGEST_SHAPE}个字符")
        if shape_of(one) != one:
            raise InvalidValue(
                _KIND, f"“{one}”应当写成“{shape_of(one)}”：数字写9，字母写A或a，汉字写字"
            )
    return found


def number(value: Any) -> Decimal:
    """Return a number that every database keeps exactly."""
    read = None if isinstance(value, bool) else number_in(str(value))
    if read is None:
        raise InvalidValue(_KIND, "应当是数字，最多15位整数、6位小数")
    return read


def day(value: Any) -> date:
    """Return a day."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    read = day_in(value) if isinstance(value, str) else None
    if read is None:
        raise InvalidValue(_KIND, "应当是日期，例如 2026-09-15")
    return read


def whole(value: Any) -> int:
    """Return a number of days."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_DAYS:
        raise InvalidValue(_KIND, f"应当是0到{MOST_DAYS}的整数")
    return value


def yes_no(value: Any) -> bool:
    """Return yes or no."""
    if not isinstance(value, bool):
        raise InvalidValue(_KIND, "应当是 true 或 false")
    return value


def one_of(kind: type[_Named]) -> Callable[[Any], _Named]:
    """Return the reader of a word of a closed list."""

    def read(value: Any) -> _Named:
        for member in kind:
            if member.value == value:
                return member
        raise InvalidValue(_KIND, f"应当是 {'、'.join(one.value for one in kind)} 之一")

    return read


def table(value: Any) -> Mapping[str, Any]:
    """Return named entries."""
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise InvalidValue(_KIND, "应当是“名称: 值”的形式")
    return value
