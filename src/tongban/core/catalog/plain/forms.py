"""Forms (写法): the values that are not plain by themselves, each with its text and its pattern."""

import enum
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.conditions.written import written
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit
from tongban.core.vocabulary.money import Money, parse_money

_UNITS: Final = {unit.value: unit for unit in TimeUnit}
_MAKE: Final = {
    TimeUnit.WORKING_DAY: TimeLimit.working_days,
    TimeUnit.CALENDAR_DAY: TimeLimit.calendar_days,
    TimeUnit.HOUR: TimeLimit.hours,
    TimeUnit.MONTH: TimeLimit.months,
    TimeUnit.YEAR: TimeLimit.years,
}
_EXACT: Final = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How one kind of value stands in JSON: written, read back, and described to others."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]
    schema: Mapping[str, Any]


def _read_text(read: Callable[[str], Any], wanted: str) -> Callable[[Any], Any]:
    def reader(value: Any) -> Any:
        if not isinstance(value, str):
            raise InvalidValue("plain value", wanted)
        try:
            return read(value)
        except InvalidValue as error:
            told = "" if error.reason.isascii() else f"（{error.reason}）"
            raise InvalidValue("plain value", f"{wanted}{told}") from None

    return reader


def _decimal(text: str) -> Decimal:
    if not _EXACT.match(text):
        raise InvalidValue("decimal", "不是数")
    return Decimal(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValue("date", "不是日期") from None


def _write_limit(limit: TimeLimit) -> dict[str, Any]:
    value = {} if limit.unit is TimeUnit.INSTANT else {"value": limit.value}
    return {**value, "unit": limit.unit.value, "basis": limit.citation.written}


def _read_limit(value: Any) -> TimeLimit:
    match value:
        case {"unit": "instant", "basis": str(basis), **rest} if not rest:
            return TimeLimit.instant(parse_citation(basis))
        case {"value": int(number), "unit": str(unit), "basis": str(basis), **rest} if (
            not rest and unit in _UNITS and _UNITS[unit] in _MAKE and not isinstance(number, bool)
        ):
            return _MAKE[_UNITS[unit]](number, parse_citation(basis))
        case _:
            raise InvalidValue("time limit", _LIMIT_WANTED)


def _limit_or_refuse(value: Any) -> TimeLimit:
    try:
        return _read_limit(value)
    except InvalidValue:
        raise InvalidValue("time limit", _LIMIT_WANTED) from None


_LIMIT_WANTED: Final = '时限写成 {"value": 20, "unit": "working_day", "basis": "行政许可法#42.1"}'
_TEXT: Final = {"type": "string"}

CONDITION: Final = Form(
    write=written,
    read=_read_text(parse, "条件写成文字，例如 premises.area >= 50"),
    schema={**_TEXT, "description": "A condition in its readable text form."},
)
FORMS: Final[Mapping[object, Form]] = {
    Condition: CONDITION,
    Citation: Form(
        write=lambda citation: citation.written,
        read=_read_text(parse_citation, "依据写成“行政许可法#32.1”"),
        schema={**_TEXT, "description": "A provision, such as 法律:行政许可法#32.1."},
    ),
    TimeLimit: Form(
        write=_write_limit,
        read=_limit_or_refuse,
        schema={
            "type": "object",
            "properties": {
                "value": {"type": "integer", "minimum": 1},
                "unit": {"enum": list(_UNITS)},
                "basis": {**_TEXT, "description": "The article that sets the limit."},
            },
            "required": ["unit", "basis"],
            "additionalProperties": False,
        },
    ),
    Money: Form(
        write=lambda money: money.amount,
        read=_read_text(parse_money, "金额写成文字，例如 80.50"),
        schema={**_TEXT, "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,2})?$"},
    ),
    Decimal: Form(
        write=lambda number: f"{number:f}",
        read=_read_text(_decimal, "小数写成文字，例如 0.5"),
        schema={**_TEXT, "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    ),
    date: Form(
        write=date.isoformat,
        read=_read_text(_day, "日期写成 2026-01-01"),
        schema={**_TEXT, "format": "date"},
    ),
}


def _read_number(value: Any) -> int | Decimal:
    if type(value) is int:
        return value
    number: Decimal = FORMS[Decimal].read(value)
    return number


NUMBER: Final = Form(
    write=lambda number: number if isinstance(number, int) else f"{number:f}",
    read=_read_number,
    schema={"anyOf": [{"type": "integer"}, FORMS[Decimal].schema]},
)


def member_name(member: enum.Enum) -> str:
    """Return how a member of an enumeration is written: by its value, or by name for a number."""
    return member.name.lower() if isinstance(member.value, int) else str(member.value)
