"""What-if over a province (推演引擎): any position of the switches, in milliseconds.

Sources and rules are computed for all services at once. Items of which a part is switched are few;
core itself measures them, so that every switch means here what it means there.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tongban.core.graph.burden.measure import Supplied
from tongban.core.graph.burden.model import Figures, Service, Source, SourceKind, YearlyBurden
from tongban.core.graph.what_if.compare import BeforeAndAfter, Pair, ServiceChange
from tongban.core.graph.what_if.compare import what_if as measured_twice
from tongban.core.graph.what_if.switches import Switches, altered, serving
from tongban.engines.burden.arrays import Arrays
from tongban.engines.burden.breakdown import (
    DepartmentPairs,
    by_clientele,
    by_group,
    by_service,
)
from tongban.engines.burden.ledger import Ledger
from tongban.engines.burden.rows import Counts, Flags, Rows

Places = npt.NDArray[np.intp]
Standings = npt.NDArray[np.int8]

_REMEMBERED = 4
_ASKED = 2


class Answer(NamedTuple):
    """The figures before and after, the changes that save most, and how many there are in all."""

    compared: BeforeAndAfter
    changed: int
    departments: DepartmentPairs


def what_if(arrays: Arrays, before: Switches, after: Switches, *, most: int) -> Answer:
    """Measure the catalogue under both positions of the switches; list at most so many changes."""
    return Reckoner(arrays).what_if(before, after, most=most)


class Reckoner:
    """Answers one what-if after another; remembers the last positions, of which one is today's."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self._sides: OrderedDict[_Rules, _Side] = OrderedDict()

    @cached_property
    def codes(self) -> Mapping[SourceKind, list[str]]:
        """Return the codes of all sources of each kind, in order."""
        every = {(one.kind, one.code) for one in self.arrays.columns.sources.sources}
        return {kind: sorted(code for of, code in every if of is kind) for kind in SourceKind}

    def what_if(self, before: Switches, after: Switches, *, most: int) -> Answer:
        """Measure both positions; list at most so many changes."""
        arrays = self.arrays
        touched = _services_of(arrays, before.items() | after.items())
        excerpt = arrays.columns.excerpt(touched)
        one = self._side(before).with_parts(arrays, before, touched=touched, excerpt=excerpt)
        two = self._side(after).with_parts(arrays, after, touched=touched, excerpt=excerpt)
        changed = _changed(arrays, one, two)
        if len(touched):
            changed[touched] = _altered_differently(excerpt, before, after)
        first = _first(arrays, (one.figures, two.figures), np.flatnonzero(changed), most)
        changes = _changes(arrays.columns.excerpt(first), before, after)
        departments = DepartmentPairs(arrays.columns.departments, one.groups, two.groups)
        return Answer(
            BeforeAndAfter(
                figures=Pair(one.total, two.total),
                departments=departments,
                clienteles=by_clientele(one.groups, two.groups, arrays),
                changes=changes,
            ),
            int(np.count_nonzero(changed)),
            departments,
        )

    def services(self, item: str) -> tuple[Service, ...]:
        """Return an item as core knows it: alone, and in each journey in which it was filed."""
        places = _services_of(self.arrays, frozenset({item}))
        return self.arrays.columns.excerpt(places).services

    def ledger(self, on: frozenset[Source]) -> Ledger:
        """Return the counts under the sources that serve."""
        return Ledger.of(self.arrays, on)

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
    """Every service under one position of the switches, alone and by department and clientele.

    `standings` tell how the needs of each pattern are met.
    """

    rules: _Rules
    figures: Counts
    groups: Counts
    standings: Standings

    @classmethod
    def of(cls, arrays: Arrays, rules: _Rules) -> "_Side":
        ledger = Ledger.of(
            arrays, rules.on, declarations=rules.declarations, deferrals=rules.deferrals
        )
        figures = by_service(ledger)
        return cls(rules, figures, by_group(figures, arrays), _standings(ledger))

    @property
    def total(self) -> Figures:
        """Return the whole catalogue."""
        return Figures(*self.groups.sum(axis=(1, 2)).tolist())

    def with_parts(
        self, arrays: Arrays, switches: Switches, *, touched: Places, excerpt: YearlyBurden
    ) -> "_Side":
        """Return this position with the parts of items that are switched too."""
        if not len(touched):
            return self
        figures = self.figures.copy()
        supplied = Supplied(excerpt, self.rules.on)
        for place, service in zip(touched, excerpt.services, strict=True):
            figures[:, place] = supplied.figures(altered(service, switches))
        return self._replace(figures=figures, groups=by_group(figures, arrays))


def _standings(ledger: Ledger) -> Standings:
    """Return how the needs of each pattern are met: spared, declared, handed in now or later."""
    return np.where(ledger.opened(), 0, np.where(ledger.asked(), _ASKED, 1)).astype(np.int8)


def _changed(arrays: Arrays, one: _Side, two: _Side) -> Flags:
    """Tell which services get a paper in another way: without that, nothing else changes."""
    otherwise = (one.standings != two.standings)[arrays.need_pattern]
    if one.rules.deferrals is not two.rules.deferrals:
        handed_in = (one.standings == _ASKED) & (two.standings == _ASKED)
        otherwise |= handed_in[arrays.need_pattern] & arrays.columns.need_deferrable
    return Rows(arrays.columns.need_first, arrays.need_pattern).any(otherwise)


def _changes(excerpt: YearlyBurden, before: Switches, after: Switches) -> tuple[ServiceChange, ...]:
    """Let core measure a few services; other sources than theirs have no say in it."""
    near = excerpt.sources()
    return measured_twice(
        excerpt, replace(before, on=near & before.on), replace(after, on=near & after.on)
    ).changes


def _services_of(arrays: Arrays, items: frozenset[str]) -> Places:
    if not items:
        return np.empty(0, np.intp)
    known = arrays.columns.items
    numbers = [known.index(item) for item in items if item in known]
    return np.flatnonzero(np.isin(arrays.columns.service_item, numbers))


def _altered_differently(excerpt: YearlyBurden, before: Switches, after: Switches) -> list[bool]:
    """Tell for each service of an excerpt whether core lists it as changed."""
    changes = _changes(excerpt, before, after)
    listed = {(one.service.item, one.service.journey) for one in changes}
    return [(one.item, one.journey) in listed for one in excerpt.services]


def _first(arrays: Arrays, sides: tuple[Counts, Counts], changed: Places, most: int) -> Places:
    """Return the changed services that save most, in the order in which core lists them."""
    one, two = sides
    documents = one[1, changed] - two[1, changed]
    if 0 < most < len(changed):  # of most of them it is known that they are not among the first
        least = np.partition(documents, len(changed) - most)[len(changed) - most]
        changed = changed[documents >= least]
    saved = one[:, changed] - two[:, changed]
    order = np.lexsort((arrays.service_rank[changed], -saved[4] - saved[5], -saved[1]))
    return changed[order[:most]]
