"""Cells (单元格): text as it was written, but for outer blanks, which say nothing.

A shape writes a text by its kinds of characters: 9 a digit, A and a a letter, 字 a Chinese
character. `13912345678` has the shape `99999999999`.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

Row: TypeAlias = Mapping[str, str | None]

BLANKS: Final = " \t\r\n\u00a0\u3000"
DAY: Final = "[12][0-9]{3}-[0-9]{2}-[0-9]{2}"
NUMBER: Final = "-?[0-9]{1,15}([.][0-9]{1,6})?"
"""So many digits are kept exactly by every database."""

DIGITS: Final = "0123456789"
CAPITALS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SMALL: Final = CAPITALS.lower()
HAN: Final = "[\u4e00-\u9fff]"
CHARACTER: Final = "字"

_DAY: Final = re.compile(DAY)
_NUMBER: Final = re.compile(NUMBER)
_HAN: Final = re.compile(HAN)
_KINDS: Final = str.maketrans(
    DIGITS + CAPITALS + SMALL, "9" * len(DIGITS) + "A" * len(CAPITALS) + "a" * len(SMALL)
)


def cell(row: Row, field: str) -> str | None:
    """Return what stands under a field without outer blanks, or None when nothing does."""
    return (row.get(field) or "").strip(BLANKS) or None


def shape_of(text: str) -> str:
    """Return the shape of a text."""
    return _HAN.sub(CHARACTER, text).translate(_KINDS)


def day_in(text: str | None) -> date | None:
    """Return the day written 2026-09-15, or None when the text is no day."""
    if text is None or not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def number_in(text: str | None) -> Decimal | None:
    """Return the number, of at most 15 digits and 6 places, or None when the text is none."""
    return Decimal(text) if text is not None and _NUMBER.fullmatch(text) else None
