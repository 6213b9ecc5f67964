"""Masking (脱敏): what a stranger who verifies a certificate may read.

个人信息保护法 §6 asks for the least that serves the purpose: enough to tell that this is the
certificate in hand, not enough to learn who its holder is.
"""

import re
from collections.abc import Mapping
from datetime import date

from tongban.core.catalog.elements import DataElement, Sensitivity, Value

HIDDEN = "******"
_LONG_NUMBER = re.compile(r"[0-9A-Za-z]{8,}\Z")


def masked_name(name: str) -> str:
    """Return a name with its first character only.

    >>> masked_name("林晓雨")
    '林**'
    """
    return name[:1] + "*" * (len(name) - 1)


def masked_number(number: str) -> str:
    """Return a long number with its first three and last two characters.

    >>> masked_number("13800001234")
    '138******34'
    """
    return number[:3] + "*" * (len(number) - 5) + number[-2:]


def masked(value: Value, element: DataElement | None) -> str:
    """Return `value` as a stranger may read it; what no catalogue knows is hidden."""
    sensitivity = element.sensitivity if element else Sensitivity.SENSITIVE
    match sensitivity, value:
        case Sensitivity.SENSITIVE, _:
            return HIDDEN
        case Sensitivity.PUBLIC, _:
            return _plain(value, element)
        case _, date():
            return f"{value.year}年**月**日"
        case _, str() if _LONG_NUMBER.match(value):
            return masked_number(value)
        case _, str():
            return masked_name(value)
        case _:
            return HIDDEN


def masked_fields(
    fields: Mapping[str, Value], elements: Mapping[str, DataElement]
) -> dict[str, str]:
    """Return each field by its label, masked."""
    return {
        elements[code].label if code in elements else code: masked(value, elements.get(code))
        for code, value in fields.items()
    }


def _plain(value: Value, element: DataElement | None) -> str:
    match value:
        case None:
            return "无"
        case bool():
            return "是" if value else "否"
        case date():
            return f"{value.year}年{value.month}月{value.day}日"
        case tuple():
            return "、".join(_plain(part, element) for part in value if isinstance(part, str))
        case str():
            return element.option_label(value) if element else value
        case _:
            return f"{value} {element.unit}".strip() if element else str(value)
