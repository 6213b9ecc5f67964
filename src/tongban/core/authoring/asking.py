"""Asking (判断方式): what may be asked of an element, in words; its kind decides."""

import enum
from collections.abc import Mapping
from typing import Final

from tongban.core.catalog.elements import DataElement, ValueKind


class Takes(enum.Enum):
    """How many values a judgement takes (填几个值)."""

    NOTHING = 0
    ONE = 1
    TWO = 2
    SEVERAL = 3


class Asking(enum.Enum):
    """How an element is judged (判断方式)."""

    IS_YES = "is_yes"
    IS_NO = "is_no"
    EQUAL = "="
    NOT_EQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="
    BETWEEN = "between"
    ONE_OF = "one_of"
    HAS = "has"
    EXISTS = "exists"
    LACKS = "lacks"
    YEARS_AT_LEAST = "years_at_least"
    YEARS_BELOW = "years_below"
    SOME = "some"
    EVERY = "every"
    NONE = "none"
    COUNT_AT_LEAST = "count_at_least"
    COUNT_AT_MOST = "count_at_most"

    @property
    def takes(self) -> Takes:
        """Return how many values the form asks for."""
        if self is Asking.BETWEEN:
            return Takes.TWO
        if self is Asking.ONE_OF:
            return Takes.SEVERAL
        return Takes.NOTHING if self in _WITHOUT_VALUE else Takes.ONE

    def label(self, kind: ValueKind) -> str:
        """Return the words of the choice, for an element of this kind."""
        return (_OF_DATES if kind is ValueKind.DATE else {}).get(self) or _WORDS[self]


_WITHOUT_VALUE: Final = {
    Asking.IS_YES,
    Asking.IS_NO,
    Asking.EXISTS,
    Asking.LACKS,
    Asking.SOME,
    Asking.EVERY,
    Asking.NONE,
}
_WORDS: Final[Mapping[Asking, str]] = {
    Asking.IS_YES: "是",
    Asking.IS_NO: "不是",
    Asking.EQUAL: "等于",
    Asking.NOT_EQUAL: "不等于",
    Asking.LESS: "小于",
    Asking.AT_MOST: "不超过",
    Asking.GREATER: "大于",
    Asking.AT_LEAST: "不少于",
    Asking.BETWEEN: "在两者之间（含两端）",
    Asking.ONE_OF: "是其中之一",
    Asking.HAS: "包含",
    Asking.EXISTS: "有",
    Asking.LACKS: "没有",
    Asking.YEARS_AT_LEAST: "到今天满几年（周岁）",
    Asking.YEARS_BELOW: "到今天不满几年（周岁）",
    Asking.SOME: "至少有一条符合",
    Asking.EVERY: "每一条都符合",
    Asking.NONE: "没有一条符合",
    Asking.COUNT_AT_LEAST: "条数不少于",
    Asking.COUNT_AT_MOST: "条数不超过",
}
_OF_DATES: Final[Mapping[Asking, str]] = {
    Asking.EQUAL: "是这一天",
    Asking.NOT_EQUAL: "不是这一天",
    Asking.LESS: "早于",
    Asking.AT_MOST: "不晚于",
    Asking.GREATER: "晚于",
    Asking.AT_LEAST: "不早于",
}
_KNOWN_OR_NOT: Final = (Asking.EXISTS, Asking.LACKS)
_ORDERED: Final = (
    Asking.AT_LEAST,
    Asking.AT_MOST,
    Asking.GREATER,
    Asking.LESS,
    Asking.EQUAL,
    Asking.NOT_EQUAL,
    Asking.BETWEEN,
)
_NAMED: Final = (Asking.EQUAL, Asking.NOT_EQUAL, Asking.ONE_OF)
_ASKINGS: Final[Mapping[ValueKind, tuple[Asking, ...]]] = {
    ValueKind.YES_NO: (Asking.IS_YES, Asking.IS_NO),
    ValueKind.INTEGER: (*_ORDERED, *_KNOWN_OR_NOT),
    ValueKind.DECIMAL: (*_ORDERED, *_KNOWN_OR_NOT),
    ValueKind.TEXT: (*_NAMED, *_KNOWN_OR_NOT),
    ValueKind.DATE: (*_ORDERED, Asking.YEARS_AT_LEAST, Asking.YEARS_BELOW, *_KNOWN_OR_NOT),
    ValueKind.CHOICE: (*_NAMED, *_KNOWN_OR_NOT),
    ValueKind.CHOICES: (Asking.HAS, *_KNOWN_OR_NOT),
    ValueKind.RECORDS: (
        Asking.SOME,
        Asking.EVERY,
        Asking.NONE,
        Asking.COUNT_AT_LEAST,
        Asking.COUNT_AT_MOST,
    ),
}


def askings_for(element: DataElement) -> tuple[Asking, ...]:
    """Return what may be asked of an element."""
    return _ASKINGS[element.kind]
