"""Reading (读数): turn what a register says into values of data elements, or refuse to.

A value is believed only when it has the type, the options and the bounds that the catalogue gives
its element: a register that says "yes" where a date belongs is not answering sensibly.
"""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from tongban.core.catalog.elements import DataElement, Record, Value, ValueKind

_LONGEST_TEXT = 2_000
_MOST_RECORDS = 500


class Unreadable(ValueError):
    """A value is not what its element allows."""


def read_value(element: DataElement, raw: Any) -> Value:
    """Return `raw` as a value of `element`; None says that the thing is known not to exist."""
    if raw is None:
        return None
    value = _READERS[element.kind](element, raw)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        _refuse_out_of_bounds(element, Decimal(value))
    return value


def read_day(raw: Any) -> date:
    """Return an ISO date, written in full."""
    if not isinstance(raw, str) or len(raw) != len("2026-09-15"):
        raise Unreadable("not a date")
    try:
        return date.fromisoformat(raw)
    except ValueError as error:
        raise Unreadable("not a date") from error


def _yes_no(_element: DataElement, raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise Unreadable("neither yes nor no")
    return raw


def _integer(_element: DataElement, raw: Any) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise Unreadable("not a whole number")
    return raw


def _decimal(_element: DataElement, raw: Any) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | str):
        raise Unreadable("not a number")
    try:
        number = Decimal(raw)
    except InvalidOperation as error:
        raise Unreadable("not a number") from error
    if not number.is_finite():
        raise Unreadable("not a number")
    return number


def _text(_element: DataElement, raw: Any) -> str:
    if not isinstance(raw, str) or len(raw) > _LONGEST_TEXT:
        raise Unreadable("not a text of bearable length")
    if not raw.isprintable() and any(unicodedata.category(one) in ("Cc", "Cs") for one in raw):
        raise Unreadable("a text with control characters")
    return unicodedata.normalize("NFC", raw)


def _date(_element: DataElement, raw: Any) -> date:
    return read_day(raw)


def _choice(element: DataElement, raw: Any) -> str:
    if not isinstance(raw, str) or all(raw != option.value for option in element.options):
        raise Unreadable("not one of the options")
    return raw


def _choices(element: DataElement, raw: Any) -> tuple[str, ...]:
    if not isinstance(raw, list) or len(raw) > len(element.options):
        raise Unreadable("not a list of options")
    return tuple(_choice(element, each) for each in raw)


def _records(element: DataElement, raw: Any) -> tuple[Record, ...]:
    if not isinstance(raw, list) or len(raw) > _MOST_RECORDS:
        raise Unreadable("not a list of records")
    return tuple(_record(element, each) for each in raw)


def _record(element: DataElement, raw: Any) -> Record:
    """Return one record with the columns that the catalogue knows; others are not taken over."""
    if not isinstance(raw, dict):
        raise Unreadable("not a record")
    columns = {column.code.rpartition(".")[2]: column for column in element.columns}
    return {
        name: _column_value(columns[name], value) for name, value in raw.items() if name in columns
    }


def _column_value(column: DataElement, raw: Any) -> Any:
    if column.kind is ValueKind.RECORDS:
        raise Unreadable("records inside records")
    return read_value(column, raw)


def _refuse_out_of_bounds(element: DataElement, number: Decimal) -> None:
    below = element.least is not None and number < element.least
    above = element.most is not None and number > element.most
    if below or above:
        raise Unreadable("out of bounds")


_READERS: Mapping[ValueKind, Callable[[DataElement, Any], Value]] = {
    ValueKind.YES_NO: _yes_no,
    ValueKind.INTEGER: _integer,
    ValueKind.DECIMAL: _decimal,
    ValueKind.TEXT: _text,
    ValueKind.DATE: _date,
    ValueKind.CHOICE: _choice,
    ValueKind.CHOICES: _choices,
    ValueKind.RECORDS: _records,
}
