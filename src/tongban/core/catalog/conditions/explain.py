"""The explaining engine (说理): truth, values and missing elements of every node in one pass.

Nothing is cut short: a part that no longer matters for the verdict is explained all the same,
because a person who fails two conditions is told of both at once (一次性告知).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from tongban.core.catalog.conditions import operations, truths
from tongban.core.catalog.conditions.bounds import Node, children
from tongban.core.catalog.conditions.explanation import Explanation
from tongban.core.catalog.conditions.nodes import (
    ALWAYS,
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
from tongban.core.catalog.conditions.sentences import NO_ELEMENTS, Elements, with_columns

__all__ = ["Explanation", "explain", "explain_each"]


@dataclass(slots=True)
class _Known:
    """What is known where a condition stands; `record` of the list `records` is in hand there."""

    values: Mapping[str, Any]
    today: date
    parameters: Mapping[str, int | Decimal]
    elements: Elements
    records: str = ""
    record: Mapping[str, Any] = field(default_factory=dict)

    def value(self, code: str) -> Operand:
        if self.records and code.startswith(MEMBER):
            return self.record.get(code[len(MEMBER) :], UNKNOWN)
        return self.values.get(code, UNKNOWN)


def explain(
    condition: Condition,
    values: Mapping[str, Any],
    *,
    today: date,
    parameters: Mapping[str, int | Decimal] = NO_PARAMETERS,
    elements: Elements | None = None,
) -> Explanation:
    """Return whether `condition` is met, with the tree of reasons.

    `elements` give the sentences their labels, units and option words.
    """
    return explain_each(
        (condition,), values, today=today, parameters=parameters, elements=elements
    )[0]


def explain_each(
    conditions: Iterable[Condition],
    values: Mapping[str, Any],
    *,
    today: date,
    parameters: Mapping[str, int | Decimal] = NO_PARAMETERS,
    elements: Elements | None = None,
) -> tuple[Explanation, ...]:
    """Return the explanation of each condition of an item, in their order."""
    known = _Known(values, today, parameters, elements or NO_ELEMENTS)
    return tuple([_EXPLAINED[type(condition)](condition, known) for condition in conditions])


def _explained(condition: Condition, known: _Known) -> Explanation:
    return _EXPLAINED[type(condition)](condition, known)


def _always(node: Always, known: _Known) -> Explanation:
    return Explanation(TRUTHS[node.met], node, elements=known.elements)


def _joined(
    join: Callable[[Any, Iterable[bool | None]], bool | None],
) -> Callable[..., Explanation]:
    """Return the explanation of a node whose truth follows from its parts'."""

    def explained(node: Any, known: _Known) -> Explanation:
        parts = tuple([_EXPLAINED[type(part)](part, known) for part in node.parts])
        return _whole(node, join(node, map(_bare, parts)), parts, known)

    return explained


def _not(node: Not, known: _Known) -> Explanation:
    part = _explained(node.part, known)
    return _whole(node, truths.opposite(_bare(part)), (part,), known)


def _quantified(node: Quantified, known: _Known) -> Explanation:
    found = operations.records_in(known.value(node.records))
    if found is UNKNOWN:
        return _leaf(node, None, known)
    parts = tuple(_of_each(node.condition, node.records, found, known))
    return _whole(node, truths.quantify(node.quantifier, map(_bare, parts)), parts, known)


def _compare(node: Compare, known: _Known) -> Explanation:
    one, other = node.left, node.right
    if type(one) is Element and type(other) is Constant and not known.records:
        left, right = known.values.get(one.code, UNKNOWN), other.value  # the usual case, at once
    else:
        left, right = _value(one, known), _value(other, known)
    truth = operations.compare(left, node.comparison, right)
    missing = () if truth is not None else _missing(node, known)
    return _NEW(Explanation, (TRUTHS[truth], node, missing, (), left, right, known.elements))


def _between(node: Between, known: _Known) -> Explanation:
    value = _value(node.term, known)
    low, high = _value(node.low, known), _value(node.high, known)
    return _leaf(node, operations.between(value, low, high), known, value)


def _one_of(node: OneOf, known: _Known) -> Explanation:
    value = _value(node.term, known)
    return _leaf(node, operations.one_of(value, node.values), known, value)


def _contains(node: Contains, known: _Known) -> Explanation:
    value = known.value(node.code)
    return _leaf(node, operations.contains(value, node.value), known, value)


def _exists(node: Exists, known: _Known) -> Explanation:
    value = known.value(node.code)
    truth = None if value is UNKNOWN else value is not None
    return _leaf(node, truth, known, value)


def _judged(node: Judged, known: _Known) -> Explanation:
    return _leaf(node, operations.judged(known.value(node.fact)), known)


_EXPLAINED: dict[type, Callable[[Any, _Known], Explanation]] = {
    Always: _always,
    AllOf: _joined(lambda _, found: truths.all_met(found)),
    AnyOf: _joined(lambda _, found: truths.any_met(found)),
    AtLeast: _joined(lambda node, found: truths.at_least(node.count, found)),
    Not: _not,
    Quantified: _quantified,
    Compare: _compare,
    Between: _between,
    OneOf: _one_of,
    Contains: _contains,
    Exists: _exists,
    Judged: _judged,
}


def _whole(
    node: Condition,
    truth: bool | None,  # noqa: FBT001 - a truth value, not a switch
    parts: tuple[Explanation, ...],
    known: _Known,
) -> Explanation:
    missing: tuple[str, ...] = ()
    if truth is None:
        missing = _once(code for part in parts for code in part.missing)
    return Explanation(TRUTHS[truth], node, missing, parts, elements=known.elements)


def _leaf(
    node: Condition,
    truth: bool | None,  # noqa: FBT001 - a truth value, not a switch
    known: _Known,
    left: Operand = None,
) -> Explanation:
    missing = () if truth is not None else _missing(node, known)
    return _NEW(Explanation, (TRUTHS[truth], node, missing, (), left, None, known.elements))


_NEW = tuple.__new__
"""It builds an explanation in a third of the time of the class's own constructor."""


def _missing(node: Condition, known: _Known) -> tuple[str, ...]:
    return _once(_absent(node, known))


def _absent(node: Node, known: _Known) -> Iterator[str]:
    """Yield the codes whose values no fact tells; a blank column is a blank in its list."""
    match node:
        case Element(code) | Exists(code) | Contains(code) | Judged(fact=code):
            if known.value(code) is UNKNOWN:
                yield known.records if code.startswith(MEMBER) else code
        case Quantified(_, records, _) | HowMany(records, None):
            yield from _absent(Element(records), known)
        case HowMany(records, condition) if condition is not None:
            found = operations.records_in(known.value(records))
            if found is UNKNOWN:
                yield from _absent(Element(records), known)
            else:
                for part in _of_each(condition, records, found, known):
                    yield from part.missing
        case _:
            for child in children(node):
                yield from _absent(child, known)


def _of_each(
    condition: Condition, records: str, found: Iterable[Mapping[str, Any]], known: _Known
) -> Iterator[Explanation]:
    inside = replace(known, elements=with_columns(known.elements, records), records=records)
    for record in found:
        inside.record = record
        yield _explained(condition, inside)


def _value(term: Term, known: _Known) -> Operand:
    if type(term) is Constant:
        return term.value
    if type(term) is Element and not known.records:
        return known.values.get(term.code, UNKNOWN)
    return _VALUES[type(term)](term, known)


def _how_many(term: HowMany, known: _Known) -> Operand:
    found = operations.records_in(known.value(term.records))
    if found is UNKNOWN:
        return UNKNOWN
    parts = _of_each(term.condition or ALWAYS, term.records, found, known)
    return operations.how_many(map(_bare, parts))


_VALUES: dict[type, Callable[[Any, _Known], Operand]] = {
    Constant: lambda term, _: term.value,
    Element: lambda term, known: known.value(term.code),
    DatedParameter: lambda term, known: known.parameters.get(term.code, UNKNOWN),
    Today: lambda _, known: known.today,
    Arithmetic: lambda term, known: operations.calculate(
        _value(term.left, known), term.operator, _value(term.right, known)
    ),
    Elapsed: lambda term, known: operations.elapsed(
        term.span, _value(term.since, known), _value(term.until, known)
    ),
    HowMany: _how_many,
}

_BARE = {Truth.MET: True, Truth.NOT_MET: False, Truth.UNKNOWN: None}


def _bare(explanation: Explanation) -> bool | None:
    return _BARE[explanation.truth]


def _once(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))
