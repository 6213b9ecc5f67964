"""Relevance (何问有用): which answers could still change whether a condition is met.

A condition is a tree of gates over leaves. For each branch it is told whether "met" and "not met"
can still be reached with the questions that may be asked, and which elements drive it there. An
element that drives nowhere is not asked about, whatever else is unknown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import TypeAlias

from tongban.core.catalog.conditions.bounds import walk
from tongban.core.catalog.conditions.nodes import (
    AllOf,
    AnyOf,
    AtLeast,
    Between,
    Compare,
    Comparison,
    Condition,
    HowMany,
    Not,
    Quantified,
)
from tongban.core.catalog.elements import Value
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.deciding import Decider
from tongban.core.people.facts import values


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What conditions are decided on: values by element, the day, and the parameters in force."""

    values: Mapping[str, Value]
    today: date
    parameters: Mapping[str, int | Decimal]


def knowledge(circumstances: Circumstances) -> Knowledge:
    """Return what conditions may be decided on in these circumstances."""
    return Knowledge(
        values=values(circumstances.facts),
        today=circumstances.today,
        parameters=circumstances.parameters,
    )


class Leaf(Decider):
    """A condition without parts."""

    __slots__ = ("over_records",)

    def __init__(self, condition: Condition) -> None:
        """Note whether it looks through a list, and so may be decided before all is known."""
        super().__init__(condition)
        self.over_records = any(
            isinstance(node, Quantified | HowMany) for node, _ in walk(condition)
        )


@dataclass(frozen=True, slots=True)
class Gate:
    """Met when `count` of the parts are: all of them, any one, or at least k."""

    count: int
    parts: "tuple[Branch, ...]"


@dataclass(frozen=True, slots=True)
class Opposite:
    """Met when its part is not."""

    part: "Branch"


Branch: TypeAlias = Leaf | Gate | Opposite

Drivers: TypeAlias = frozenset[str] | None
"""The elements that can bring a truth about: empty when it holds already, None when none can."""

_HOLDS: frozenset[str] = frozenset()


def grow(condition: Condition) -> Branch:
    """Return the gates and leaves of a condition."""
    match condition:
        case AllOf(parts):
            return Gate(len(parts), tuple(grow(part) for part in parts))
        case AnyOf(parts):
            return Gate(1, tuple(grow(part) for part in parts))
        case AtLeast(count, parts):
            return Gate(count, tuple(grow(part) for part in parts))
        case Not(part):
            return Opposite(grow(part))
        case Between(term, low, high):
            return Gate(
                2,
                (
                    grow(Compare(term, Comparison.AT_LEAST, low)),
                    grow(Compare(term, Comparison.AT_MOST, high)),
                ),
            )
        case _:
            return Leaf(condition)


def leaves(branch: Branch) -> Iterable[Leaf]:
    """Yield the leaves of a tree from left to right."""
    if isinstance(branch, Leaf):
        yield branch
    elif isinstance(branch, Opposite):
        yield from leaves(branch.part)
    else:
        yield from chain.from_iterable(map(leaves, branch.parts))


def relevant(branch: Branch, known: Knowledge, askable: frozenset[str]) -> frozenset[str]:
    """Return the askable elements whose answer could still decide an undecided tree."""
    met, not_met = reach(branch, known, askable)
    return (met or _HOLDS) | (not_met or _HOLDS)


def reach(branch: Branch, known: Knowledge, askable: frozenset[str]) -> tuple[Drivers, Drivers]:
    """Return what can bring a tree to "met", and what to "not met"."""
    if isinstance(branch, Leaf):
        return _reach_of_leaf(branch, known, askable)
    if isinstance(branch, Opposite):
        met, not_met = reach(branch.part, known, askable)
        return not_met, met
    reaches = [reach(part, known, askable) for part in branch.parts]
    met = _open([one for one, _ in reaches], branch.count)
    not_met = _open([other for _, other in reaches], len(reaches) - branch.count + 1)
    return _decided(met, not_met)


def _reach_of_leaf(
    leaf: Leaf, known: Knowledge, askable: frozenset[str]
) -> tuple[Drivers, Drivers]:
    missing = leaf.elements.difference(known.values)
    if not missing or leaf.over_records:
        truth = leaf.test(known.values, known.today, known.parameters)
        if truth is not None:
            return (_HOLDS, None) if truth else (None, _HOLDS)
    # One element that nobody can ask about keeps the whole leaf unknown (unknown goes first).
    drivers = missing if missing and missing <= askable else None
    return drivers, drivers


def _open(parts: list[Drivers], count: int) -> Drivers:
    """Return what makes `count` of the parts come about, nothing if so many already have."""
    possible = [drivers for drivers in parts if drivers is not None]
    if len(possible) < count:
        return None
    if sum(not drivers for drivers in possible) >= count:
        return _HOLDS
    return frozenset(chain.from_iterable(possible))


def _decided(met: Drivers, not_met: Drivers) -> tuple[Drivers, Drivers]:
    """Close the other way once one way holds already."""
    if met is not None and not met:
        return met, None
    if not_met is not None and not not_met:
        return None, not_met
    return met, not_met
