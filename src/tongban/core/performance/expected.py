"""Observed against expected (标准化差异比): departments compared as if they had the same items.

Expected is how many of a department's cases would have been late had each of its items been late
as often as in the whole city. Around 1 a funnel says how far chance alone carries: between its
limits lies a Poisson count in all but three of a thousand draws (Spiegelhalter 2005).
"""

import math
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from tongban.core.performance.measures import Ratio
from tongban.core.vocabulary.intervals import ENOUGH_CASES, Interval

_TAIL: Final = 0.00135
"""What three standard deviations leave out at either end."""

_MANY: Final = 500
"""From here on a count is as good as normal."""


class Cell(NamedTuple):
    """The cases of one department under one item."""

    department: str
    item: str
    ratio: Ratio


class Funnelled(NamedTuple):
    """One department in the funnel (漏斗图点)."""

    name: str
    cases: int
    observed: int
    expected: float
    limits: Interval | None

    @property
    def standardised(self) -> float | None:
        """Return observed by expected; None where nothing was expected."""
        return self.observed / self.expected if self.expected else None

    @property
    def stands_out(self) -> int:
        """Return 1 above what chance explains, -1 below it, 0 otherwise or with too few cases."""
        if self.limits is None or self.standardised is None:
            return 0
        return (self.standardised > self.limits.high) - (self.standardised < self.limits.low)


def funnel(cells: Iterable[Cell]) -> tuple[Funnelled, ...]:
    """Return the departments, the largest expectation first."""
    every = tuple(cells)
    usual = _usual({one.item for one in every}, every)
    names = sorted({one.department for one in every})
    found = (_placed(name, every, usual) for name in names)
    return tuple(sorted(found, key=lambda one: (-one.expected, one.name)))


def limits_of(expected: float) -> Interval:
    """Return between which values observed by expected lies by chance, for an expectation."""
    if expected > _MANY:
        reach = 3 / math.sqrt(expected)
        return Interval(1 - reach, 1 + reach)
    return Interval(_reached(expected, _TAIL) / expected, _reached(expected, 1 - _TAIL) / expected)


def _reached(expected: float, share: float) -> int:
    """Return the least count at which a Poisson count of this mean has come to `share`."""
    chance = math.exp(-expected)
    so_far = chance
    number = 0
    while so_far <= share:
        number += 1
        chance *= expected / number
        so_far += chance
    return number


def _usual(items: Iterable[str], cells: Iterable[Cell]) -> Mapping[str, float]:
    """Return how often each item is late in the whole city."""
    every = tuple(cells)
    shares = {}
    for item in items:
        of_item = [one.ratio for one in every if one.item == item]
        whole = sum(one.whole for one in of_item)
        shares[item] = sum(one.part for one in of_item) / whole if whole else 0.0
    return shares


def _placed(name: str, cells: Iterable[Cell], usual: Mapping[str, float]) -> Funnelled:
    mine = [one for one in cells if one.department == name]
    cases = sum(one.ratio.whole for one in mine)
    expected = math.fsum(one.ratio.whole * usual[one.item] for one in mine)
    enough = cases >= ENOUGH_CASES and expected > 0
    return Funnelled(
        name=name,
        cases=cases,
        observed=sum(one.ratio.part for one in mine),
        expected=expected,
        limits=limits_of(expected) if enough else None,
    )
