"""Terms in SQL (项): values, sums, periods and counts, each with what tells whether it is known."""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias, assert_never

from tongban.core.catalog.conditions.nodes import (
    ALWAYS,
    Arithmetic,
    Condition,
    Constant,
    DatedParameter,
    Elapsed,
    Element,
    HowMany,
    Literal,
    Term,
    Today,
)
from tongban.core.catalog.conditions.operations import Sort
from tongban.core.catalog.conditions.signs import Operator, Span
from tongban.core.catalog.conditions.sql import numbers, periods
from tongban.core.catalog.conditions.sql.numbers import Number, Plain
from tongban.core.catalog.conditions.sql.scope import Scope
from tongban.core.catalog.conditions.sql.written import (
    UNKNOWN,
    Written,
    either_empty,
    of_number,
)
from tongban.core.catalog.elements import ValueKind

Truth: TypeAlias = Callable[[Condition, Scope], str]
"""Writes a condition; terms need it to count the records for which one holds."""

_DAY_DIGITS, _RECORD_DIGITS = 7, 4


def write(term: Term, scope: Scope, truth: Truth) -> Written:  # noqa: PLR0911 - one line a term
    """Return a term as SQL."""
    match term:
        case Constant(value):
            return constant(value, scope)
        case Element(code):
            return scope.term(code)
        case DatedParameter(code):
            in_force = scope.parameters.get(code)
            return UNKNOWN if in_force is None else constant(in_force, scope)
        case Today():
            return constant(scope.today, scope)
        case Arithmetic(operator, left, right):
            return _calculated(write(left, scope, truth), operator, write(right, scope, truth))
        case Elapsed(span, since, until):
            begun, ended = write(since, scope, truth), write(until, scope, truth)
            return _elapsed(span, begun, ended, scope)
        case HowMany(records, condition):
            return _how_many(records, condition or ALWAYS, scope, truth)
        case _:
            assert_never(term)


def constant(value: Literal, scope: Scope) -> Written:
    """Return a value that is known from the start."""
    match value:
        case bool():
            return Written(sort=Sort.YES_NO, value="TRUE" if value else "FALSE")
        case str():
            return Written(sort=Sort.TEXT, value=scope.dialect.text(value))
        case date():
            return Written(sort=Sort.DATE, value=periods.day(value))
        case _:
            return of_number(numbers.literal(value))


def _calculated(left: Written, operator: Operator, right: Written) -> Written:
    empty = either_empty(left, right)
    if left.number is None or right.number is None:
        return Written(sort=None, empty=empty)
    return of_number(numbers.calculate(left.number, operator, right.number), empty=empty)


def _elapsed(span: Span, since: Written, until: Written, scope: Scope) -> Written:
    empty = either_empty(since, until)
    if since.sort is not Sort.DATE or until.sort is not Sort.DATE:
        return Written(sort=None, empty=empty)
    whole = periods.elapsed(span, since.value, until.value, scope.dialect)
    return of_number(Number(Plain(whole, _DAY_DIGITS, 0)), empty=empty)


def _how_many(records: str, condition: Condition, scope: Scope, truth: Truth) -> Written:
    column, empty = scope.column(records), scope.empty(records)
    if column is None:
        return UNKNOWN
    none_there = "" if empty is None else f"WHEN {empty} THEN 0 "
    counted = "WHEN FALSE THEN 0"
    if column.kind is ValueKind.RECORDS:
        truths = scope.truths(records, truth(condition, scope.within(column.columns)))
        unknown, met = scope.count(truths, "{0} IS NULL"), scope.count(truths, "{0}")
        counted = f"WHEN {scope.name(records)} IS NOT NULL AND {unknown} = 0 THEN {met}"
    number = Plain(f"(CASE {none_there}{counted} END)", _RECORD_DIGITS, 0)
    return of_number(Number(number))
