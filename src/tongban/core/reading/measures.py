"""Measures (数量条件): a number with its unit, compared with the element that the words speak of.

以上、以下、以内 include the number itself; 不满、超过 do not (民法典 §1259). A number of years is
turned into months where the element counts months: that is exact; days are never converted.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from tongban.core.catalog.conditions.nodes import (
    Compare,
    Comparison,
    Condition,
    Constant,
    Elapsed,
    Element,
    OneOf,
    Span,
    Term,
    Today,
)
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.reading.likeness import coverage
from tongban.core.reading.periods import number

_BEFORE: Final = (
    (Comparison.AT_MOST, r"不(?:得|能|应)?(?:超过|大于|高于|多于|超)|至多|最多"),
    (Comparison.AT_LEAST, r"不(?:得|能|应)?(?:少于|小于|低于|短于)|至少"),
    (Comparison.LESS, r"(?:未|不)满|不足|(?:小|低|少)于|未达到?"),
    (Comparison.GREATER, r"超过|(?:大|高|多)于"),
    (Comparison.AT_LEAST, r"(?:年|已|须|届|达)?满|达到?|达"),
    (Comparison.EQUAL, r"为"),
)
_AFTER: Final = (
    (Comparison.AT_LEAST, r"(?:及|或)?以上"),
    (Comparison.AT_MOST, r"(?:及|或)?(?:以下|以内|之内)"),
    (Comparison.LESS, r"以外"),
)
_QUANTITY: Final = re.compile(
    rf"(?P<before>{'|'.join(pattern for _, pattern in _BEFORE)})?\s*"
    r"(?P<value>\d{1,9}(?:\.\d{1,2})?|[一二两三四五六七八九十百千]{1,5})\s*"
    r"(?P<unit>平方米|立方米|平米|㎡|周岁|岁|个月|米|年|万元|元|人|名|套|辆|级|个|孩|%)"
    rf"(?P<after>{'|'.join(pattern for _, pattern in _AFTER)})?"
)
_LISTED: Final = re.compile(
    r"(?P<first>[一二三四1-4])级?(?:、|或者?|和|及)(?P<second>[一二三四1-4])级"
)
_UNITS: Final = {"平米": "平方米", "㎡": "平方米", "名": "人", "岁": "周岁"}
_COUNT_WORDS: Final = re.compile(r"的?(?:月数|数量|套数|人数|面积|余额|等级)\Z")
_NONE_OF: Final = re.compile(r"(?:没有|无)(?P<what>[\u4e00-\u9fff]{2,8})\Z")
_OF_APPLICANT: Final = re.compile(r"(?:申请人|本人|职工|公民|应当|须|且|，)*\Z")
_LEAST: Final = 0.4
_MONTHS_A_YEAR: Final = 12


def measured(
    words: str, elements: Mapping[str, DataElement], *, context: str = ""
) -> Iterator[tuple[Condition, int, int]]:
    """Yield the comparisons with numbers in `words`, each with its place."""
    if listed := _LISTED.search(words):
        if (code := _element(words, "级", elements)) is not None:
            values = tuple(number(listed[name]) or 0 for name in ("first", "second"))
            yield OneOf(Element(code), values), listed.start(), listed.end()
        return
    for match in _QUANTITY.finditer(words):
        if (condition := _comparison(match, words, elements)) is not None:
            yield condition, match.start(), match.end()
    if none := _NONE_OF.search(words):
        code = _counted(f"{context}{words}", none["what"], elements)
        if code is not None:
            yield Compare(Element(code), Comparison.EQUAL, Constant(0)), none.start(), none.end()


def _comparison(
    match: re.Match[str], words: str, elements: Mapping[str, DataElement]
) -> Condition | None:
    sign = _sign(match)
    value = _value(match["value"])
    if sign is None or value is None:
        return None
    unit = _UNITS.get(match["unit"], match["unit"])
    if unit == "周岁":
        return _age(words, match.start(), sign, value, elements=elements)
    code = _element(words, unit, elements)
    if code is None and unit == "年":
        code, value = _element(words, "个月", elements), value * _MONTHS_A_YEAR
    return None if code is None else Compare(Element(code), sign, Constant(_exact(value)))


def _age(
    words: str,
    start: int,
    sign: Comparison,
    value: Decimal,
    *,
    elements: Mapping[str, DataElement],
) -> Condition | None:
    """Return an age in completed years of whomever the words speak of."""
    births = {code: one for code, one in elements.items() if one.label.endswith("出生日期")}
    scored = [
        (coverage(one.label.removesuffix("出生日期"), words), code)
        for code, one in births.items()
        if one.label != "出生日期"
    ]
    score, code = max(scored, default=(0.0, ""))
    if score < _LEAST:
        plain = [code for code, one in births.items() if one.label == "出生日期"]
        if not plain or not _OF_APPLICANT.fullmatch(words[:start]):
            return None
        code = plain[0]
    age: Term = Elapsed(Span.YEARS, Element(code), Today())
    return Compare(age, sign, Constant(_exact(value)))


def _element(words: str, unit: str, elements: Mapping[str, DataElement]) -> str | None:
    """Return the element with this unit of which the words speak, if they clearly do."""
    scored = [
        (_spoken_of(words, one), code)
        for code, one in elements.items()
        if one.unit == unit and one.kind in (ValueKind.INTEGER, ValueKind.DECIMAL)
    ]
    score, code = max(scored, default=(0.0, ""))
    return code if score >= _LEAST else None


def _spoken_of(words: str, element: DataElement) -> float:
    bare = _COUNT_WORDS.sub("", element.label)
    return max(coverage(element.label, words), coverage(bare, words))


def _counted(words: str, what: str, elements: Mapping[str, DataElement]) -> str | None:
    """Return the element that counts `what`, such as the vehicles of a household."""
    scored = [
        (coverage(_COUNT_WORDS.sub("", one.label), words), code)
        for code, one in elements.items()
        if one.kind is ValueKind.INTEGER and _COUNT_WORDS.sub("", one.label).endswith(what)
    ]
    score, code = max(scored, default=(0.0, ""))
    return code if score >= _LEAST else None


def _sign(match: re.Match[str]) -> Comparison | None:
    for said, signs in ((match["after"], _AFTER), (match["before"], _BEFORE)):
        for sign, pattern in signs:
            if said and re.fullmatch(pattern, said):
                return sign
    return None


def _value(said: str) -> Decimal | None:
    if said[0].isascii():
        return Decimal(said)
    whole = number(said)
    return None if whole is None else Decimal(whole)


def _exact(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value
