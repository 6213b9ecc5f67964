"""Whether two rules can hit together (规则重叠): tried at every bound, beside it and between.

Simple unary tests change only at the values that they name, so these witnesses are enough.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tongban.adapters.decision_tables.cells import condition_of
from tongban.core.catalog.conditions.bounds import walk
from tongban.core.catalog.conditions.literals import Literal
from tongban.core.catalog.conditions.nodes import (
    AllOf,
    Condition,
    Constant,
    Element,
    OneOf,
    Truth,
)
from tongban.core.catalog.conditions.reference import evaluate

_ASKED: Final = "column.value"
_OTHER_TEXT: Final = "\u3007"
_ANY_DAY: Final = date(2000, 1, 1)
_BESIDE: Final = Decimal("0.5")


def can_both_hold(one: list[str], other: list[str], *, whole: bool) -> bool:
    """Tell whether one value passes all these cells of one column; `whole` numbers only."""
    parts = [condition_of(text, Element(_ASKED)) for text in (*one, *other)]
    both = AllOf(tuple(parts))
    return any(
        evaluate(both, {_ASKED: value}, today=_ANY_DAY) is Truth.MET
        for value in _witnesses(both, whole=whole)
    )


def _witnesses(condition: Condition, *, whole: bool) -> Iterator[Literal | None]:
    named = set(_values(condition))
    yield None
    yield from (True, False, _OTHER_TEXT)
    yield from (one for one in named if isinstance(one, str))
    yield from _days(sorted(one for one in named if isinstance(one, date)))
    numbers = [
        Decimal(one)
        for one in named
        if isinstance(one, int | Decimal) and not isinstance(one, bool)
    ]
    yield from _numbers(sorted(numbers), whole=whole)


def _values(condition: Condition) -> Iterator[Literal]:
    for node, _ in walk(condition):
        match node:
            case Constant(value):
                yield value
            case OneOf(_, values):
                yield from values


def _days(named: list[date]) -> Iterator[Literal]:
    yield from named or (_ANY_DAY,)
    for day in named:
        if day > date.min:
            yield day - timedelta(days=1)
        if day < date.max:
            yield day + timedelta(days=1)


def _numbers(named: list[Decimal], *, whole: bool) -> Iterator[Literal]:
    yield from (Decimal(0), *named)
    if whole:
        for one in named:
            least = one.to_integral_value()
            yield from (least - 1, least, least + 1)
        return
    yield from ((low + high) / 2 for low, high in pairwise(named))
    if named:
        yield from (named[0] - _BESIDE, named[-1] + _BESIDE)
