"""Values as text (文本取值): what CSV and XML can say of a value, read by the element's kind.

An empty text says nothing. The words for yes and no are those that Chinese registers use.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from tongban.adapters.partners.reading import Unreadable
from tongban.core.catalog.elements import DataElement, ValueKind

_YES: Final = frozenset({"是", "1", "true", "y", "yes", "有"})
_NO: Final = frozenset({"否", "0", "false", "n", "no", "无"})
_SEPARATORS: Final = str.maketrans("、，,；;|", "\n\n\n\n\n\n")


def raw_of(element: DataElement, told: Any) -> Any:
    """Return what `reading` expects of an element; `told` is a text or a database's own value."""
    if isinstance(told, datetime):
        told = told.date()
    if isinstance(told, date):
        return told.isoformat()
    if isinstance(told, float):
        told = Decimal(str(told))
    if element.kind is ValueKind.INTEGER and _is_whole(told):
        return int(told)
    if not isinstance(told, str):
        return told
    return _READERS.get(element.kind, _as_it_is)(element, told.strip())


def _is_whole(told: Any) -> bool:
    return isinstance(told, Decimal) and told.is_finite() and told == told.to_integral_value()


def _as_it_is(_element: DataElement, text: str) -> str:
    return text


def _yes_no(_element: DataElement, text: str) -> bool:
    word = text.lower()
    if word not in _YES | _NO:
        raise Unreadable("neither yes nor no")
    return word in _YES


def _integer(_element: DataElement, text: str) -> int:
    digits = text.removeprefix("-").removesuffix(".0")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > _MOST_DIGITS:
        raise Unreadable("not a whole number")
    return int(digits) if not text.startswith("-") else -int(digits)


def _date(_element: DataElement, text: str) -> str:
    if len(text) == len("20260915") and text.isdecimal():
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return text.replace("/", "-")[: len("2026-09-15")]


def _choice(element: DataElement, text: str) -> str:
    """Return the option of a text, which may be its value or what people call it."""
    return next((one.value for one in element.options if text in (one.value, one.label)), text)


def _choices(element: DataElement, text: str) -> list[str]:
    parts = text.translate(_SEPARATORS).split("\n")
    return [_choice(element, part.strip()) for part in parts if part.strip()]


_MOST_DIGITS: Final = 18
_READERS: Final[dict[ValueKind, Callable[[DataElement, str], Any]]] = {
    ValueKind.YES_NO: _yes_no,
    ValueKind.INTEGER: _integer,
    ValueKind.DATE: _date,
    ValueKind.CHOICE: _choice,
    ValueKind.CHOICES: _choices,
}
