"""Values of data elements as people write them, as pages show them and as JSON keeps them.

One place knows how each kind of element is read, so that a form, the command line and a register
refuse the same things in the same words.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, assert_never, cast

from tongban.core.catalog.elements import DataElement, Record, Value, ValueKind
from tongban.core.vocabulary.dates import format_date
from tongban.core.vocabulary.errors import InvalidValue

_YES = frozenset({"yes", "true", "1", "是", "有"})
_NO = frozenset({"no", "false", "0", "否", "无"})
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\Z")  # no exponent: 1e99999999 is a trap
_LONGEST_TEXT = 500
_LONGEST_NUMBER = 18


def parse_value(element: DataElement, written: str) -> Value:
    """Return the value that a person wrote for `element`; choices by value or by label.

    Raises:
        InvalidValue: with a sentence that says what to write instead.
    """
    text = written.strip()
    match element.kind:
        case ValueKind.YES_NO:
            return _yes_no(element, text)
        case ValueKind.INTEGER | ValueKind.DECIMAL:
            return _within(element, _number(element, text))
        case ValueKind.DATE:
            return _date(element, text)
        case ValueKind.CHOICE:
            return _choice(element, text)
        case ValueKind.CHOICES:
            return parse_choices(element, [part for part in text.split(",") if part.strip()])
        case ValueKind.TEXT:
            return _text(element, text)
        case ValueKind.RECORDS:
            raise InvalidValue(element.label, "请逐项填写")
        case _ as impossible:
            assert_never(impossible)


def parse_choices(element: DataElement, written: Sequence[str]) -> tuple[str, ...]:
    """Return several choices, each once, in the element's own order."""
    chosen = {_choice(element, one.strip()) for one in written}
    return tuple(option.value for option in element.options if option.value in chosen)


def show_value(element: DataElement, value: Value) -> str:
    """Return a value in the words a page shows, with its unit."""
    match value:
        case None:
            return "无"
        case bool():
            return "是" if value else "否"
        case date():
            return format_date(value)
        case str():
            return element.option_label(value)
        case tuple():
            return _show_many(element, value)
        case _:
            return f"{Decimal(value):f} {element.unit}".strip()


def encode_value(value: Value) -> Any:
    """Return a value as JSON; `decode_value` needs the element to read it back."""
    match value:
        case bool() | int() | str() | None:
            return value
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_encode_part(part) for part in value]
        case _ as impossible:
            assert_never(impossible)


def decode_value(element: DataElement, stored: Any) -> Value:
    """Return the value that `encode_value` wrote for `element`."""
    if stored is None:
        return None
    match element.kind:
        case ValueKind.DECIMAL:
            return Decimal(stored)
        case ValueKind.DATE:
            return date.fromisoformat(stored)
        case ValueKind.CHOICES:
            return tuple(stored)
        case ValueKind.RECORDS:
            return tuple(_decode_record(element, record) for record in stored)
        case _:
            return cast("Value", stored)


def _yes_no(element: DataElement, text: str) -> bool:
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise InvalidValue(element.label, "请选择“是”或“否”")


def _number(element: DataElement, text: str) -> int | Decimal:
    plain = text.replace(",", "").replace("，", "")
    if len(plain) > _LONGEST_NUMBER or not _PLAIN_NUMBER.match(plain):
        raise InvalidValue(element.label, "请填写一个数字，例如 80")
    number = Decimal(plain)
    if element.kind is ValueKind.DECIMAL:
        return number
    if number != number.to_integral_value():
        raise InvalidValue(element.label, "请填写整数，不带小数")
    return int(number)


def _within(element: DataElement, number: int | Decimal) -> int | Decimal:
    if element.least is not None and number < element.least:
        raise InvalidValue(element.label, f"不能小于 {element.least:f}")
    if element.most is not None and number > element.most:
        raise InvalidValue(element.label, f"不能大于 {element.most:f}")
    return number


def _date(element: DataElement, text: str) -> date:
    plain = text.replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-")
    parts = plain.split("-")
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except (ValueError, OverflowError):
        raise InvalidValue(element.label, "请填写真实存在的日期，例如 2026-09-15") from None


def _choice(element: DataElement, text: str) -> str:
    for option in element.options:
        if text in (option.value, option.label):
            return option.value
    labels = "、".join(option.label for option in element.options)
    raise InvalidValue(element.label, f"请从这些选项中选择：{labels}")


def _text(element: DataElement, text: str) -> str:
    if not text:
        raise InvalidValue(element.label, "请填写")
    if len(text) > _LONGEST_TEXT:
        raise InvalidValue(element.label, f"最多 {_LONGEST_TEXT} 个字")
    return text


def _show_many(element: DataElement, values: tuple[str, ...] | tuple[Record, ...]) -> str:
    if not values:
        return "无"
    if element.kind is ValueKind.RECORDS:
        return f"{len(values)} 条"
    return "、".join(element.option_label(str(one)) for one in values)


def _encode_part(part: str | Record) -> Any:
    if isinstance(part, str):
        return part
    return {column: encode_value(cast("Value", value)) for column, value in part.items()}


def _decode_record(element: DataElement, stored: Mapping[str, Any]) -> Record:
    columns = {column.short_name: column for column in element.columns}
    return cast(
        "Record", {name: decode_value(columns[name], value) for name, value in stored.items()}
    )
