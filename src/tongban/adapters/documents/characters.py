"""Characters (字符): what can be printed, and what happens to the rest.

A rare character in a name never stops a service: when no font holds it, its code point stands in
its place, with a note. Control and direction marks could make a document read otherwise than it
was decided, so they are dropped.
"""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Page: TypeAlias = Mapping[str, Any]

_NOTE = "注：〔U+…〕表示字库暂缺的汉字，括号内为该字的国际编码，与该字效力相同。"
_DRAWN = "qr"
"""The one key that holds a drawing instead of words."""


def without_controls(page: Page) -> Page:
    """Return `page` without control, direction and surrogate characters; line breaks stay."""
    return _each_text(page, _cleaned)


def with_rare_spelled(page: Page, rare: frozenset[str]) -> Page:
    """Return `page` with each character of `rare` written as 〔U+XXXX〕, with a note."""
    if not rare:
        return page
    table = str.maketrans({letter: f"〔U+{ord(letter):04X}〕" for letter in rare})
    spelled = _each_text(page, lambda text: text.translate(table))
    return {**spelled, "notes": [*spelled["notes"], _NOTE]}


def _cleaned(text: str) -> str:
    return "".join(
        letter
        for letter in text
        if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
    )


def _each_text(page: Page, change: Callable[[str], str]) -> Page:
    return {key: value if key == _DRAWN else _changed(value, change) for key, value in page.items()}


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case dict():
            return {key: _changed(part, change) for key, part in value.items()}
        case list() | tuple():
            return [_changed(part, change) for part in value]
        case _:
            return value
