"""Scalars (单值): numbers, dates, yes or no and named choices, read from the text as written."""

import enum
import re
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from tongban.core.vocabulary.errors import InvalidValue

E = TypeVar("E", bound=enum.Enum)

_INTEGER: Final = re.compile(r"-?\d{1,15}\Z")
_DECIMAL: Final = re.compile(r"-?\d{1,15}(\.\d{1,6})?\Z")


def integer_from(text: str) -> int:
    """Read a whole number."""
    if not _INTEGER.match(text.strip()):
        raise InvalidValue("integer", f"应该是一个整数：{text}")
    return int(text)


def decimal_from(text: str) -> Decimal:
    """Read an exact decimal number."""
    if not _DECIMAL.match(text.strip()):
        raise InvalidValue("decimal", f"应该是一个数：{text}")
    return Decimal(text.strip())


def number_from(text: str) -> int | Decimal:
    """Read a whole number where there is no point, and a decimal where there is."""
    return decimal_from(text) if "." in text else integer_from(text)


def yes_no_from(text: str) -> bool:
    """Read true or false, and nothing that merely looks like it."""
    if text not in ("true", "false"):
        raise InvalidValue("yes or no", f"应该是 true 或 false：{text}")
    return text == "true"


def day_from(text: str) -> date:
    """Read a date written as 2026-01-01."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InvalidValue("date", f"日期应写成 2026-01-01：{text}") from error


def member_from(text: str, kinds: type[E]) -> E:
    """Read a member of an enumeration by its value, or by its name where values are numbers."""
    members = {_written(member): member for member in kinds}
    if text.strip() not in members:
        raise InvalidValue("choice", f"没有 {text} 这个选择，可用：{'、'.join(members)}")
    return members[text.strip()]


def _written(member: enum.Enum) -> str:
    return member.name.lower() if isinstance(member.value, int) else str(member.value)
