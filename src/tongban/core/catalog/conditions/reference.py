"""The definition (参照实现): what a condition means, as short as it can be said.

The explaining and the generated engines must agree with this one on every tree and every value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from tongban.core.catalog.conditions import operations, truths
from tongban.core.catalog.conditions.nodes import (
    MEMBER,
    NO_PARAMETERS,
    AllOf,
    Always,
    AnyOf,
    Arithmetic,
    AtLeast,
    Between,
    Compare,
    Condition,
    Constant,
    Contains,
    DatedParameter,
    Elapsed,
    Element,
    Exists,
    HowMany,
    Judged,
    Not,
    OneOf,
    Quantified,
    Term,
    Today,
    Truth,
)
from tongban.core.catalog.conditions.operations import TRUTHS, UNKNOWN, Operand


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known where a condition stands; `record` is the one in hand, inside a quantifier."""

    values: Mapping[str, Any]
    today: date
    parameters: Mapping[str, int | Decimal]
    record: Mapping[str, Any] | None = None

    def value(self, code: str) -> Operand:
        if self.record is not None and code.startswith(MEMBER):
            return self.record.get(code.removeprefix(MEMBER), UNKNOWN)
        return self.values.get(code, UNKNOWN)


def evaluate(
    condition: Condition,
    values: Mapping[str, Any],
    *,
    today: date,
    parameters: Mapping[str, int | Decimal] = NO_PARAMETERS,
) -> Truth:
    """Tell whether `condition` is met, not met or unknown, given the values that are known."""
    return TRUTHS[_truth(condition, _Known(values, today, parameters))]


def _truth(condition: Condition, known: _Known) -> bool | None:  # noqa: C901, PLR0911, PLR0912 - one line a node
    match condition:
        case Always(met):
            return met
        case AllOf(parts):
            return truths.all_met(_truth(part, known) for part in parts)
        case AnyOf(parts):
            return truths.any_met(_truth(part, known) for part in parts)
        case Not(part):
            return truths.opposite(_truth(part, known))
        case AtLeast(count, parts):
            return truths.at_least(count, (_truth(part, known) for part in parts))
        case Compare(left, comparison, right):
            return operations.compare(_value(left, known), comparison, _value(right, known))
        case Between(term, low, high):
            return operations.between(*(_value(one, known) for one in (term, low, high)))
        case OneOf(term, values):
            return operations.one_of(_value(term, known), values)
        case Contains(code, value):
            return operations.contains(known.value(code), value)
        case Exists(code):
            value = known.value(code)
            return None if value is UNKNOWN else value is not None
        case Quantified(quantifier, records, inner):
            found = _of_each(records, inner, known)
            return None if found is None else truths.quantify(quantifier, found)
        case Judged():
            return operations.judged(known.value(condition.fact))
        case _:
            assert_never(condition)


def _value(term: Term, known: _Known) -> Operand:  # noqa: PLR0911 - one line a term
    match term:
        case Constant(value):
            return value
        case Element(code):
            return known.value(code)
        case DatedParameter(code):
            return known.parameters.get(code, UNKNOWN)
        case Today():
            return known.today
        case Arithmetic(operator, left, right):
            return operations.calculate(_value(left, known), operator, _value(right, known))
        case Elapsed(span, since, until):
            return operations.elapsed(span, _value(since, known), _value(until, known))
        case HowMany(records, condition):
            found = _of_each(records, condition or Always(), known)
            return UNKNOWN if found is None else operations.how_many(found)
        case _:
            assert_never(term)


def _of_each(records: str, condition: Condition, known: _Known) -> list[bool | None] | None:
    """Return what holds of each record of a list, or None when the list is not known."""
    found = operations.records_in(known.value(records))
    if found is UNKNOWN:
        return None
    return [_truth(condition, replace(known, record=record)) for record in found]
