"""What-if over a province (推演引擎): any position of the switches, in milliseconds.

Sources and rules are computed for all services at once. Items of which a part is switched are few;
core itself measures them, so that every switch means here what it means there.
"""

from collections import OrderedDict
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from tongban.core.graph.burden.measure import Supplied
from tongban.core.graph.burden.model import Figures, Source, YearlyBurden
from tongban.core.graph.what_if.compare import BeforeAndAfter, Pair, ServiceChange
from tongban.core.graph.what_if.compare import what_if as measured_twice
from tongban.core.graph.what_if.switches import Switches, altered, serving
from tongban.engines.burden.arrays import Arrays
from tongban.engines.burden.breakdown import by_group, by_service, clienteles, departments
from tongban.engines.burden.ledger import Ledger
from tongban.engines.burden.rows import Counts, Flags, Rows

Places = npt.NDArray[np.intp]
Standings = npt.NDArray[np.int8]
Group = TypeVar("Group")

_REMEMBERED = 4


class Answer(NamedTuple):
    """The figures before and after, the changes that save most, and how many there are in all."""

    compared: BeforeAndAfter
    changed: int


def what_if(arrays: Arrays, before: Switches, after: Switches, *, most: int) -> Answer:
    """Measure the catalogue under both positions of the switches; list at most so many changes."""
    return Reckoner(arrays).what_if(before, after, most=most)


class Reckoner:
    """Answers one what-if after another; remembers the last positions, of which one is today's."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self._sides: OrderedDict[_Rules, _Side] = OrderedDict()

    def what_if(self, before: Switches, after: Switches, *, most: int) -> Answer:
        """Measure both positions; list at most so many changes."""
        arrays = self.arrays
        touched = _services_of(arrays, before.items() | after.items())
        excerpt = arrays.columns.excerpt(touched)
        one = self._side(before).with_parts(before, touched, excerpt)
        two = self._side(after).with_parts(after, touched, excerpt)
        changed = _changed(arrays, one, two)
        changed[touched] = _altered_differently(excerpt, before, after)
        first = _first(arrays, one.figures - two.figures, np.flatnonzero(changed), most)
        changes = measured_twice(arrays.columns.excerpt(first), before, after).changes
        return Answer(_together(arrays, one, two, changes), int(np.count_nonzero(changed)))

    def _side(self, switches: Switches) -> "_Side":
        serving_now = serving(self.arrays.columns.grades, switches)
        rules = _Rules(serving_now, switches.declarations, switches.deferrals)
        side = self._sides.pop(rules, None) or _Side.of(self.arrays, rules)
        self._sides[rules] = side
        while len(self._sides) > _REMEMBERED:
            self._sides.popitem(last=False)
        return side


class _Rules(NamedTuple):
    """What holds for all items alike."""

    on: frozenset[Source]
    declarations: bool
    deferrals: bool


class _Side(NamedTuple):
    """Every service under one position of the switches; `standings` tell how each need is met."""

    rules: _Rules
    figures: Counts
    standings: Standings

    @classmethod
    def of(cls, arrays: Arrays, rules: _Rules) -> "_Side":
        ledger = Ledger.of(
            arrays, rules.on, declarations=rules.declarations, deferrals=rules.deferrals
        )
        return cls(rules, by_service(ledger), _standings(ledger))

    def with_parts(self, switches: Switches, touched: Places, excerpt: YearlyBurden) -> "_Side":
        """Return this position with the parts of items that are switched too."""
        if not len(touched):
            return self
        figures = self.figures.copy()
        supplied = Supplied(excerpt, self.rules.on)
        for place, service in zip(touched, excerpt.services, strict=True):
            figures[:, place] = supplied.figures(altered(service, switches))
        return self._replace(figures=figures)


def _standings(ledger: Ledger) -> Standings:
    """Return how each need is met, as a number: spared, declared, deferred, handed in."""
    arrays = ledger.arrays
    of_pattern = np.where(ledger.opened(), 0, np.where(ledger.asked(), 3, 1)).astype(np.int8)
    met = of_pattern[arrays.need_pattern]
    if ledger.deferrals:
        met -= (met == 3) & arrays.columns.need_deferrable  # noqa: PLR2004 - handed in
    return met


def _changed(arrays: Arrays, one: _Side, two: _Side) -> Flags:
    """Tell which services cost something else, or get a paper in another way."""
    needs = Rows(arrays.columns.need_first, arrays.columns.need_requirement)
    otherwise = needs.summed(one.standings != two.standings) > 0
    return np.asarray(otherwise | (one.figures != two.figures).any(axis=0), np.bool_)


def _together(
    arrays: Arrays, one: _Side, two: _Side, changes: tuple[ServiceChange, ...]
) -> BeforeAndAfter:
    groups = (by_group(one.figures, arrays), by_group(two.figures, arrays))
    by_department = [departments(each, arrays) for each in groups]
    by_clientele = [clienteles(each, arrays) for each in groups]
    return BeforeAndAfter(
        figures=Pair(*(Figures(*each.sum(axis=(1, 2)).tolist()) for each in groups)),
        departments=_paired(*by_department),
        clienteles=_paired(*by_clientele),
        changes=changes,
    )


def _services_of(arrays: Arrays, items: frozenset[str]) -> Places:
    if not items:
        return np.empty(0, np.intp)
    numbers = [place for place, item in enumerate(arrays.columns.items) if item in items]
    return np.flatnonzero(np.isin(arrays.columns.service_item, numbers))


def _altered_differently(excerpt: YearlyBurden, before: Switches, after: Switches) -> list[bool]:
    """Tell for each service of an excerpt whether core lists it as changed."""
    changes = measured_twice(excerpt, before, after).changes
    listed = {(one.service.item, one.service.journey) for one in changes}
    return [(one.item, one.journey) in listed for one in excerpt.services]


def _first(arrays: Arrays, saved: Counts, changed: Places, most: int) -> Places:
    """Return the changed services that save most, in the order in which core lists them."""
    documents, others = saved[1, changed], saved[4, changed] + saved[5, changed]
    order = np.lexsort((arrays.service_rank[changed], -others, -documents))
    return changed[order[:most]]


def _paired(one: Mapping[Group, Figures], two: Mapping[Group, Figures]) -> dict[Group, Pair]:
    return {key: Pair(figures, two[key]) for key, figures in one.items()}
