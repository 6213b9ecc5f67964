"""Markers (序号): the numbering that guides put before headings and items.

一、 (一) 1. 4.1 ① 第一部分 - • and the sign that opens a list inside a sentence. Inside running
text only marks that cannot be part of a number count: 2.5 米 is no second item.
"""

import re
from typing import Final

from tongban.core.reading.fragments import Fragment

_CHINESE: Final = "[一二三四五六七八九十]{1,3}"
_LEADING: Final = re.compile(
    rf"\s*(?:第{_CHINESE}(?:部分|章|节)[、：:\s]*"
    rf"|{_CHINESE}[、．.]\s*|[（(]\s*(?:{_CHINESE}|\d{{1,2}})\s*[)）][、.．]?\s*"
    r"|\d{1,2}(?:\.\d{1,2}){0,2}[、．.]\s*(?!\d)"
    r"|\d{1,2}(?:\.\d{1,2}){0,2}[ \u3000]+(?=[\u4e00-\u9fff])"
    r"|\d{1,2}[)）]\s*|[\u2460-\u2473]\s*|[-•·●◆■▪*]\s+)"
)
_INLINE: Final = re.compile(
    rf"(?:(?<=[；;。，,：:、\s])|^)(?:[（(](?:{_CHINESE}|\d{{1,2}})[)）][、.．]?|\d{{1,2}}[、．.](?!\d)"
    r"|[\u2460-\u2473])|[\u2460-\u2473]"
)
_BREAK: Final = re.compile(r"[；;。\n]")


def without_marker(fragment: Fragment) -> Fragment:
    """Return a fragment without the number it begins with."""
    match = _LEADING.match(fragment.text)
    return fragment.part(match.end()) if match else fragment


def has_marker(fragment: Fragment) -> bool:
    """Tell whether a fragment begins with a number."""
    return _LEADING.match(fragment.text) is not None


def items(fragment: Fragment) -> list[Fragment]:
    """Return the items of a list that stands in one fragment: numbered, or parted by ；and 。."""
    numbered = list(fragment.split(_INLINE)) if _INLINE.search(fragment.text) else [fragment]
    pieces = [piece for one in numbered for piece in one.split(_BREAK)]
    return [without_marker(piece) for piece in pieces if piece.text.strip()]
