"""A condition in SQL (条件成为查询): one expression, three-valued, for one day.

The day and the parameters in force on it are written into the text, so an age becomes a comparison
with one date that is worked out once, not once a row.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import assert_never

from tongban.core.catalog.conditions.bounds import refuse_costly
from tongban.core.catalog.conditions.nodes import (
    NO_PARAMETERS,
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Between,
    Compare,
    Comparison,
    Condition,
    Constant,
    Contains,
    Elapsed,
    Exists,
    Judged,
    Literal,
    Not,
    OneOf,
    Quantified,
    Quantifier,
    Span,
    Term,
    Today,
)
from tongban.core.catalog.conditions.operations import Sort, sort_of
from tongban.core.catalog.conditions.sql import numbers, periods
from tongban.core.catalog.conditions.sql.dialects import Dialect
from tongban.core.catalog.conditions.sql.lengths import bounded
from tongban.core.catalog.conditions.sql.scope import Scope
from tongban.core.catalog.conditions.sql.tables import Table
from tongban.core.catalog.conditions.sql.terms import constant, write
from tongban.core.catalog.conditions.sql.written import Written, either_empty
from tongban.core.catalog.elements import ValueKind

_UNORDERED = frozenset({Comparison.EQUAL, Comparison.NOT_EQUAL})


def to_sql(
    condition: Condition,
    table: Table,
    *,
    today: date,
    dialect: Dialect,
    parameters: Mapping[str, int | Decimal] = NO_PARAMETERS,
) -> str:
    """Return the SQL of a condition: `TRUE` met, `FALSE` not met, `NULL` unknown.

    An element that the table has no column for is unknown in every row.

    Raises:
        ConditionTooCostly: past the bounds of conditions, of exact numbers or of the text.
    """
    refuse_costly(condition)
    return truth(condition, Scope(table, today, parameters, dialect))


def truth(node: Condition, scope: Scope) -> str:
    """Return the SQL of a condition where it stands."""
    return bounded(_truth(node, scope))


def _truth(node: Condition, scope: Scope) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a node
    match node:
        case Always(met):
            return "TRUE" if met else "FALSE"
        case AllOf(parts):
            return f"({' AND '.join(truth(part, scope) for part in parts)})"
        case AnyOf(parts):
            return f"({' OR '.join(truth(part, scope) for part in parts)})"
        case Not(part):
            return f"(NOT {truth(part, scope)})"
        case AtLeast(count, parts):
            return _at_least(count, [truth(part, scope) for part in parts])
        case Compare():
            return _compare(node, scope)
        case Between(term, low, high):
            bounds = ((Comparison.AT_LEAST, low), (Comparison.AT_MOST, high))
            return f"({' AND '.join(_compare(Compare(term, *one), scope) for one in bounds)})"
        case OneOf(term, values):
            return _one_of(_term(term, scope), values, scope)
        case Contains(code, value):
            return _contains(code, value, scope)
        case Exists(code):
            return _exists(code, scope)
        case Quantified(quantifier, records, condition):
            return _quantified(quantifier, records, condition, scope)
        case Judged():
            found = scope.term(node.fact)
            return found.value if found.sort is Sort.YES_NO else _NOT_KNOWN
        case _:
            assert_never(node)


_NOT_KNOWN = "CAST(NULL AS BOOLEAN)"


def _term(term: Term, scope: Scope) -> Written:
    return write(term, scope, truth)


def _at_least(count: int, parts: Sequence[str]) -> str:
    """Count those that hold and those that might: plain SQL sums would lose the blanks."""
    surely = " + ".join(f"COALESCE(CAST({part} AS INTEGER), 0)" for part in parts)
    perhaps = " + ".join(f"COALESCE(CAST({part} AS INTEGER), 1)" for part in parts)
    return f"(CASE WHEN {surely} >= {count:d} THEN TRUE WHEN {perhaps} < {count:d} THEN FALSE END)"


def _compare(node: Compare, scope: Scope) -> str:
    age = _age(node, scope)
    if age is not None:
        return age
    left, right = _term(node.left, scope), _term(node.right, scope)
    return _guarded(left, node.comparison, right, _compared(left, node.comparison, right))


def _guarded(left: Written, comparison: Comparison, right: Written, plain: str) -> str:
    """Settle first what is known not to exist: it differs from everything and is nothing else."""
    empty = either_empty(left, right)
    if empty is None:
        return plain
    differs = "TRUE" if comparison is Comparison.NOT_EQUAL else "FALSE"
    return f"(CASE WHEN {empty} THEN {differs} ELSE {plain} END)"


def _compared(left: Written, comparison: Comparison, right: Written) -> str:
    sort = left.sort
    if sort is None or sort is not right.sort:
        return _NOT_KNOWN
    if comparison not in _UNORDERED and not sort.ordered:
        return _NOT_KNOWN
    if left.number is not None and right.number is not None:
        return numbers.compare(left.number, comparison, right.number)
    sign = "<>" if comparison is Comparison.NOT_EQUAL else comparison.value
    return f"({left.value} {sign} {right.value})"


def _age(node: Compare, scope: Scope) -> str | None:
    match node:
        case Compare(Elapsed(Span.YEARS, since, Today()), sign, Constant(int() as years)):
            born = _term(since, scope)
        case _:
            return None
    if born.sort is not Sort.DATE or isinstance(years, bool):
        return None
    plain = periods.compare_age(born.value, sign, years, scope.today)
    return None if plain is None else _guarded(born, sign, constant(years, scope), plain)


def _one_of(value: Written, candidates: Sequence[Literal], scope: Scope) -> str:
    alike = [one for one in candidates if value.sort is not None and sort_of(one) is value.sort]
    if not alike:
        plain = _NOT_KNOWN
    elif value.number is not None:
        tests = (_compared(value, Comparison.EQUAL, constant(one, scope)) for one in alike)
        plain = f"({' OR '.join(tests)})"
    else:
        written = ", ".join(constant(one, scope).value for one in alike)
        plain = f"({value.value} IN ({written}))"
    return (
        plain if value.empty is None else f"(CASE WHEN {value.empty} THEN FALSE ELSE {plain} END)"
    )


def _contains(code: str, wanted: str, scope: Scope) -> str:
    column = scope.column(code)
    if column is None:
        return _NOT_KNOWN
    name, empty = scope.name(code), scope.empty(code)
    plain = _NOT_KNOWN
    if column.kind is ValueKind.CHOICES:
        plain = scope.dialect.has.format(name, scope.dialect.text(wanted))
    return plain if empty is None else f"(CASE WHEN {empty} THEN FALSE ELSE {plain} END)"


def _exists(code: str, scope: Scope) -> str:
    if scope.column(code) is None:
        return _NOT_KNOWN
    empty = scope.empty(code)
    there = f"WHEN {scope.name(code)} IS NOT NULL THEN TRUE"
    return f"(CASE {there}{'' if empty is None else f' WHEN {empty} THEN FALSE'} END)"


def _quantified(quantifier: Quantifier, records: str, condition: Condition, scope: Scope) -> str:
    column, empty = scope.column(records), scope.empty(records)
    if column is None:
        return _NOT_KNOWN
    every, some = quantifier is Quantifier.EVERY, quantifier is Quantifier.SOME
    decided, otherwise = ("TRUE", "FALSE") if some else ("FALSE", "TRUE")
    cases = [] if empty is None else [f"WHEN {empty} THEN {otherwise}"]
    if column.kind is ValueKind.RECORDS:
        truths = scope.truths(records, truth(condition, scope.within(column.columns)))
        deciding = scope.count(truths, "NOT {0}" if every else "{0}")
        unknown = scope.count(truths, "{0} IS NULL")
        cases.append(f"WHEN {deciding} > 0 THEN {decided}")
        cases.append(f"WHEN {scope.name(records)} IS NOT NULL AND {unknown} = 0 THEN {otherwise}")
    return f"(CASE {' '.join(cases)} END)" if cases else _NOT_KNOWN
