"""What comparisons, sums and periods mean (运算): the one place that knows, for every engine.

A value is unknown (`UNKNOWN`), empty (`None`: known not to exist) or known. Numbers are integers
and decimals, compared exactly; sums and quotients are exact fractions, so nothing is ever rounded
and no binary float occurs. Unknown goes before empty, and empty before "of another kind".
"""

import enum
import operator
from calendar import isleap
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import MINYEAR, date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias, assert_never

from tongban.core.catalog.conditions.nodes import (
    MOST_DIGITS,
    Comparison,
    Operator,
    Span,
    Truth,
)
from tongban.core.catalog.conditions.truths import any_met
from tongban.core.vocabulary.errors import InvalidValue

MOST_RECORDS = 1000
"""No household, payroll or register extract in one case is longer."""


_LEAP_DAY = (2, 29)


class Unknown(enum.Enum):
    """The value that no fact tells."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN

Operand: TypeAlias = Any
"""A `Value` of a data element, an exact `Fraction`, or `UNKNOWN`."""

TRUTHS: Mapping[bool | None, Truth] = {
    True: Truth.MET,
    False: Truth.NOT_MET,
    None: Truth.UNKNOWN,
}


class Sort(enum.Enum):
    """Kinds of values that may stand beside each other (可比类型)."""

    YES_NO = "是否"
    NUMBER = "数字"
    TEXT = "文字"
    DATE = "日期"

    @property
    def ordered(self) -> bool:
        """Tell whether one value may be less than another."""
        return self in (Sort.NUMBER, Sort.DATE)


_SORTS: dict[type, Sort] = {
    bool: Sort.YES_NO,
    int: Sort.NUMBER,
    Decimal: Sort.NUMBER,
    Fraction: Sort.NUMBER,
    str: Sort.TEXT,
    date: Sort.DATE,
}

_TESTS: dict[Comparison, Callable[[Any, Any], bool]] = {
    Comparison.EQUAL: operator.eq,
    Comparison.NOT_EQUAL: operator.ne,
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.GREATER: operator.gt,
    Comparison.AT_LEAST: operator.ge,
}

_SUMS: dict[Operator, Callable[[Fraction, Fraction], Fraction]] = {
    Operator.PLUS: operator.add,
    Operator.MINUS: operator.sub,
    Operator.TIMES: operator.mul,
    Operator.OVER: operator.truediv,
}

_UNORDERED = frozenset({Comparison.EQUAL, Comparison.NOT_EQUAL})
_SAME_OR_NOT = {comparison: _TESTS[comparison] for comparison in _UNORDERED}
_PLAIN: dict[type, dict[Comparison, Callable[[Any, Any], bool]]] = {
    bool: _SAME_OR_NOT,
    int: _TESTS,
    str: _SAME_OR_NOT,
    date: _TESTS,
}
"""Comparisons that need no further thought when both values are of this very type."""
_RANGED = frozenset({int, date})
_ALONE = frozenset({bool, str, date})
"""Types that share their sort with no other."""
_UNMISTAKABLE = frozenset({str, date})
"""Types whose values equal nothing of another sort, as `True` equals 1."""


def sort_of(value: Operand) -> Sort | None:
    """Return the sort of a known value; None for floats, lists and whatever has no place here."""
    sort = _SORTS.get(type(value))
    if sort is Sort.NUMBER and type(value) is Decimal and not value.is_finite():
        return None
    return sort


def compare(left: Operand, comparison: Comparison, right: Operand) -> bool | None:
    """Compare two values; None when unknown."""
    kind = type(left)
    if kind is type(right) and kind in _PLAIN:
        test = _PLAIN[kind].get(comparison)
        if test is not None:
            return test(left, right)
    if left is UNKNOWN or right is UNKNOWN:
        return None
    if left is None or right is None:
        return comparison is Comparison.NOT_EQUAL
    return _compare_known(left, comparison, right)


def _compare_known(left: Operand, comparison: Comparison, right: Operand) -> bool | None:
    sort = sort_of(left)
    if sort is None or sort is not sort_of(right):
        return None
    if comparison not in _UNORDERED and not sort.ordered:
        return None
    if Fraction in (type(left), type(right)):
        left, right = _exact(left), _exact(right)
        if left is None or right is None:
            return None
    return _TESTS[comparison](left, right)


def between(value: Operand, low: Operand, high: Operand) -> bool | None:
    """Tell whether `value` is `low` or more and `high` or less."""
    if type(value) is type(low) is type(high) and type(value) in _RANGED:
        return bool(low <= value <= high)
    enough = compare(value, Comparison.AT_LEAST, low)
    if enough is False:
        return False
    within = compare(value, Comparison.AT_MOST, high)
    return within if enough or within is False else None


def one_of(value: Operand, candidates: Collection[Operand]) -> bool | None:
    """Tell whether `value` is among the candidates of its own sort; unknown when there are none."""
    if type(value) in _UNMISTAKABLE and value in candidates:
        return True
    if value is UNKNOWN:
        return None
    if value is None:
        return False
    if type(value) in _ALONE:
        own = [one for one in candidates if type(one) is type(value)]
        return value in own if own else None
    sort = sort_of(value)
    alike = [one for one in candidates if sort is not None and sort_of(one) is sort]
    if not alike:
        return None
    return any_met(compare(value, Comparison.EQUAL, one) for one in alike)


def contains(value: Operand, wanted: str) -> bool | None:
    """Tell whether a many-valued element has `wanted` among its values."""
    if value is None:
        return False
    if type(value) is not tuple or not all(type(one) is str for one in value):
        return None
    return wanted in value


def calculate(left: Operand, operation: Operator, right: Operand) -> Operand:
    """Join two numbers exactly; unknown for anything else and for division by zero."""
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    if left is None or right is None:
        return None
    one, other = _exact(left), _exact(right)
    if one is None or other is None or (operation is Operator.OVER and not other):
        return UNKNOWN
    return _SUMS[operation](one, other)


def _exact(value: Operand) -> Fraction | None:
    """Return a number as a fraction; None for what is no number or too long to reckon with."""
    if type(value) is Fraction:
        return value
    if sort_of(value) is not Sort.NUMBER:
        return None
    if type(value) is Decimal:
        fits = abs(value.adjusted()) < MOST_DIGITS and len(value.as_tuple().digits) <= MOST_DIGITS
        return Fraction(value) if fits or not value else None
    return Fraction(value) if abs(value) < 10**MOST_DIGITS else None


def elapsed(span: Span, since: Operand, until: Operand) -> Operand:
    """Count the whole days, months or years from one date to another."""
    if since is UNKNOWN or until is UNKNOWN:
        return UNKNOWN
    if since is None or until is None:
        return None
    if type(since) is not date or type(until) is not date:
        return UNKNOWN
    if until < since:
        return -_whole(span, until, since)
    return _whole(span, since, until)


def _whole(span: Span, since: date, until: date) -> int:
    match span:
        case Span.DAYS:
            return (until - since).days
        case Span.MONTHS:
            months = (until.year - since.year) * 12 + until.month - since.month
            return months - (until.day < since.day)
        case Span.YEARS:
            short = (until.month, until.day) < (since.month, since.day)
            return until.year - since.year - short
        case _:
            assert_never(span)


@lru_cache(maxsize=4096)
def latest_birthday(today: date, years: int) -> int:
    """Return the ordinal of the latest day since which `years` whole years are complete today.

    Zero when no day of the calendar lies so far back. An age is then one comparison of days.
    """
    year = today.year - years
    if year < MINYEAR:
        return 0
    leap_day_missing = (today.month, today.day) == _LEAP_DAY and not isleap(year)
    return date(year, today.month, today.day - leap_day_missing).toordinal()


def records_in(value: Operand) -> tuple[Mapping[str, Any], ...] | Unknown:
    """Return the records of a list, none for the empty value, `UNKNOWN` for what is no list.

    Raises `InvalidValue` for a list too long to look through.
    """
    if value is None:
        return ()
    if type(value) is not tuple:
        return UNKNOWN
    if len(value) > MOST_RECORDS:
        raise InvalidValue(
            "records", f"{len(value)} records in a list, and {MOST_RECORDS} may be looked through"
        )
    if not all(type(one) is dict or isinstance(one, Mapping) for one in value):
        return UNKNOWN
    return value


def how_many(truths: Iterable[bool | None]) -> Operand:
    """Count the met; unknown while any is."""
    known = list(truths)
    return UNKNOWN if None in known else known.count(True)


def judged(value: Operand) -> bool | None:
    """Return what an officer recorded; anything but a plain yes or no is no judgement."""
    return value if type(value) is bool else None
