"""Matching (要素匹配): yes-or-no and choice elements whose own words stand in a clause.

招牌不得遮挡窗户 speaks of 招牌是否遮挡窗户、消防设施或交通标志 and denies it. Whether a clause
denies is told by its words against those of the label; 不动产 only looks like a denial.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from tongban.core.catalog.conditions.literals import Literal
from tongban.core.catalog.conditions.nodes import (
    Compare,
    Comparison,
    Condition,
    Constant,
    Element,
    OneOf,
)
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.reading.likeness import coverage, likeness

_DENIES: Final = re.compile(
    r"不得不|(?P<no>不得|不存在|不属于|不在|没有(?!异议)|尚未|未被|未(?!来|婚|成年)"
    r"|无(?!偿|异议)|非(?!法)|不(?!动产|少于|低于|小于|超过|满|能))"
)
_ASKING: Final = re.compile(r"是否(?:已经|已|有|属于|存在|都)?")
_FILLING: Final = re.compile(r"[的了，,、：:（）()\s]|应当|须|需|已经|已|经|依法|申请人|其他|均|都")
_SAME: Final = (
    (re.compile(r"配备|具有|取得|拥有|具备|建有"), "有"),
    (re.compile(r"专职或者?兼职"), ""),
    (re.compile(r"签字|签名"), "签名"),
    (re.compile(r"参加(?:了)?"), "参加"),
    (re.compile(r"自住|自有"), ""),
)
_LEAST: Final = 0.6
_LEAST_OPTION: Final = 0.66
_MOST: Final = 0.8
_CONTEXT: Final = 0.3
_SHARE: Final = 0.4


def matched(
    words: str, elements: Mapping[str, DataElement], *, context: str = ""
) -> Condition | None:
    """Return the comparison that a clause makes of the element it speaks of most clearly."""
    plain = _plain(words)
    found = [*_asked(plain, elements), *_chosen(plain, elements, context=context)]
    _, _, condition = max(found, default=(0.0, "", None), key=lambda one: one[:2])
    return condition


def _asked(
    plain: str, elements: Mapping[str, DataElement]
) -> Iterator[tuple[float, str, Condition]]:
    bare = _denied(plain)
    for code, element in elements.items():
        if element.kind is not ValueKind.YES_NO:
            continue
        label = _plain(_ASKING.sub("", element.label))
        core = _denied(label)
        covered, alike = coverage(core, bare), likeness(core, bare)
        if alike >= _SHARE and (covered >= _LEAST or coverage(bare, core) >= _MOST):
            met = len(_denials(plain)) % 2 == len(_denials(label)) % 2
            yield (covered + alike) / 2, code, _equals(code, met)


def _chosen(
    plain: str, elements: Mapping[str, DataElement], *, context: str
) -> Iterator[tuple[float, str, Condition]]:
    if _denials(plain) and not re.search(r"未婚", plain):
        return
    for code, element in elements.items():
        if element.kind is not ValueKind.CHOICE:
            continue
        values = [
            (option.value, _plain(option.label))
            for option in element.options
            if coverage(_plain(option.label), plain) >= _LEAST_OPTION
        ]
        spoken = coverage(_plain(element.label), f"{context}{plain}")
        share = sum(len(label) for _, label in values) / max(len(plain), 1)
        if not values or (spoken < _CONTEXT and share < _SHARE) or spoken + share < _SHARE:
            continue
        chosen = tuple(value for value, _ in values)
        one = _equals(code, chosen[0]) if len(chosen) == 1 else OneOf(Element(code), chosen)
        yield min((spoken + share) / 2 + _CONTEXT, 0.95), code, one


def _equals(code: str, value: Literal) -> Condition:
    return Compare(Element(code), Comparison.EQUAL, Constant(value))


def _denials(words: str) -> list[str]:
    return [match["no"] for match in _DENIES.finditer(words) if match["no"]]


def _denied(words: str) -> str:
    """Return the words without what denies them."""
    return _DENIES.sub("", words)


def _plain(words: str) -> str:
    for pattern, same in _SAME:
        words = pattern.sub(same, words)
    return _FILLING.sub("", words)
