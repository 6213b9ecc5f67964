"""Boundaries (临界值): the values of one element at which a comparison turns.

A comparison is solved for the element: `years from birth to today >= 60` turns on the birthday of
sixty years ago, `area * 2 > 100` on fifty. Where another unknown stands in the way there is none.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tongban.core.catalog.conditions import operations
from tongban.core.catalog.conditions.nodes import (
    Arithmetic,
    Compare,
    Condition,
    Constant,
    DatedParameter,
    Elapsed,
    Element,
    HowMany,
    OneOf,
    Operator,
    Span,
    Term,
    Today,
)
from tongban.core.catalog.conditions.operations import UNKNOWN, Operand
from tongban.core.guides.relevance import Knowledge


def boundaries(code: str, conditions: Iterable[Condition], known: Knowledge) -> Iterator[Operand]:
    """Yield the values of the element `code` (a number of records for a list) that matter."""
    for condition in conditions:
        match condition:
            case Compare(left, _, right):
                yield from _solved(left, code, _value(right, known), known)
                yield from _solved(right, code, _value(left, known), known)
            case OneOf(term, values):
                for value in values:
                    yield from _solved(term, code, value, known)
            case _:
                pass


def _solved(term: Term, code: str, target: Operand, known: Knowledge) -> Iterator[Operand]:
    """Yield the value of the element that gives `term` the value `target`."""
    if target is UNKNOWN or target is None:
        return
    match term:
        case Element(element) if element == code:
            yield target
        case HowMany(records) if records == code:
            yield target
        case Arithmetic(operator, left, right):
            one, other = _value(left, known), _value(right, known)
            yield from _solved(left, code, _inverted_left(operator, target, other), known)
            yield from _solved(right, code, _inverted_right(operator, target, one), known)
        case Elapsed(span, since, until):
            start, end = _value(since, known), _value(until, known)
            yield from _solved(since, code, _shifted(span, end, target, sign=-1), known)
            yield from _solved(until, code, _shifted(span, start, target, sign=1), known)
        case _:
            pass


_UNDONE_BY = {
    Operator.PLUS: Operator.MINUS,
    Operator.MINUS: Operator.PLUS,
    Operator.TIMES: Operator.OVER,
    Operator.OVER: Operator.TIMES,
}


def _inverted_left(operator: Operator, target: Operand, right: Operand) -> Operand:
    """Return x such that `x operator right = target`."""
    return operations.calculate(target, _UNDONE_BY[operator], right)


def _inverted_right(operator: Operator, target: Operand, left: Operand) -> Operand:
    """Return x such that `left operator x = target`."""
    if operator in (Operator.PLUS, Operator.TIMES):
        return operations.calculate(target, _UNDONE_BY[operator], left)
    return operations.calculate(left, operator, target)


def _shifted(span: Span, day: Operand, count: Operand, *, sign: int) -> Operand:
    """Return the day that lies `count` whole spans after `day`, or before it."""
    if not isinstance(day, date) or not isinstance(count, int | Decimal | Fraction):
        return UNKNOWN
    whole = sign * int(count)
    if span is Span.DAYS:
        ordinal = day.toordinal() + whole
        return date.fromordinal(ordinal) if 0 < ordinal <= date.max.toordinal() else UNKNOWN
    year, month = divmod(
        day.year * 12 + day.month - 1 + (whole if span is Span.MONTHS else whole * 12), 12
    )
    if not date.min.year <= year <= date.max.year:
        return UNKNOWN
    first = date(year, month + 1, 1)
    # 29 February is completed on 1 March of common years, as periods are counted.
    overflow = day.day - monthrange(year, month + 1)[1]
    return first + timedelta(days=day.day - 1) if overflow > 0 else first.replace(day=day.day)


def _value(term: Term, known: Knowledge) -> Operand:  # noqa: PLR0911 - one line a node
    match term:
        case Constant(value):
            return value
        case Element(code):
            return known.values.get(code, UNKNOWN)
        case DatedParameter(code):
            return known.parameters.get(code, UNKNOWN)
        case Today():
            return known.today
        case Arithmetic(operator, left, right):
            return operations.calculate(_value(left, known), operator, _value(right, known))
        case Elapsed(span, since, until):
            return operations.elapsed(span, _value(since, known), _value(until, known))
        case _:  # a count of records: no value follows from it
            return UNKNOWN
