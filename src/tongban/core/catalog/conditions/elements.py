"""Which facts a condition reads (所涉数据元), and whether one answer would settle it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tongban.core.catalog.conditions.bounds import Node, walk
from tongban.core.catalog.conditions.nodes import (
    MEMBER,
    NO_PARAMETERS,
    Condition,
    Contains,
    DatedParameter,
    Element,
    Exists,
    HowMany,
    Judged,
    Quantified,
    Truth,
)
from tongban.core.catalog.conditions.reference import evaluate


def elements_of(node: Node) -> tuple[str, ...]:
    """Return the codes of the elements that a condition or term reads, once each, as they stand.

    A list of records counts as one element; its columns (`member.x`) are not listed apart.
    """
    return _once(code for code in _codes(node) if not code.startswith(MEMBER))


def judgements_of(node: Node) -> tuple[str, ...]:
    """Return the facts that an officer must record: `judged.<code>`, once each."""
    return _once(found.fact for found, _ in walk(node) if isinstance(found, Judged))


def parameters_of(node: Node) -> tuple[str, ...]:
    """Return the codes of the dated parameters that a condition reads, once each."""
    return _once(found.code for found, _ in walk(node) if isinstance(found, DatedParameter))


def settled_by(
    condition: Condition,
    values: Mapping[str, Any],
    element: str,
    *,
    candidates: Iterable[Any],
    today: date,
    parameters: Mapping[str, int | Decimal] = NO_PARAMETERS,
) -> int:
    """Count the candidate values of `element` that would decide `condition`, all else as known."""
    decided = (
        evaluate(condition, {**values, element: value}, today=today, parameters=parameters)
        for value in candidates
    )
    return sum(truth is not Truth.UNKNOWN for truth in decided)


def _codes(node: Node) -> Iterator[str]:
    for found, _ in walk(node):
        match found:
            case Element(code) | Exists(code) | Contains(code):
                yield code
            case Quantified(_, records, _) | HowMany(records, _):
                yield records


def _once(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))
