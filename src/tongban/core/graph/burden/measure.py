"""Measuring (四减计量): documents, working days, steps and visits of each service, added up.

What counts as a document, a step or a visit is what `tongban.core.guides.footprint` says for one
person; here every case of a year is counted. A trip to the window is made in as many cases as the
most frequent paper that must be shown there: one trip takes all papers along.
"""

import enum
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, TypeVar

from tongban.core.catalog.sparing import is_spared
from tongban.core.graph.burden.model import (
    Document,
    Figures,
    Need,
    Service,
    Source,
    Sparing,
    Task,
    YearlyBurden,
)

Group = TypeVar("Group")


class NeedStanding(enum.Enum):
    """How a need is met (材料取得情况): nothing to do, a promise, a paper later, a paper now."""

    SPARED = "spared"
    DECLARED = "declared"
    DEFERRED = "deferred"
    HANDED_IN = "handed_in"

    @property
    def asks_for_paper(self) -> bool:
        """Tell whether a document is handed in, now or later."""
        return self in (NeedStanding.DEFERRED, NeedStanding.HANDED_IN)


@dataclass(frozen=True, slots=True)
class Supplied:
    """Which documents nobody has to bring, given the sources that serve."""

    burden: YearlyBurden
    on: AbstractSet[Source]

    def spares(self, document: Document) -> bool:
        """Tell whether a document is unnecessary."""
        supply = self.burden.supplies.get(document, Sparing())
        served = (self.burden.servers.get(one, frozenset()) for one in supply.elements)
        return is_spared(supply.proving, served, self.on)

    def standing(self, need: Need) -> NeedStanding:
        """Return how a need is met."""
        if any(all(map(self.spares, listed)) for listed in need.alternatives):
            return NeedStanding.SPARED
        if need.declarable:
            return NeedStanding.DECLARED
        return NeedStanding.DEFERRED if need.deferrable else NeedStanding.HANDED_IN

    def figures(self, service: Service) -> Figures:
        """Return what a year of a service costs."""
        asked = [
            (need, standing)
            for need in service.needs
            if (standing := self.standing(need)).asks_for_paper
        ]
        shown = max((need.cases for need, _ in asked if need.shown), default=0)
        presences = sum(task.presence for task in service.tasks)
        return Figures(
            cases=service.cases,
            documents=sum(need.cases for need, _ in asked),
            deferred=sum(need.cases for need, how in asked if how is NeedStanding.DEFERRED),
            days=service.cases * critical_days(service.tasks),
            steps=service.cases * len(service.tasks),
            visits=(shown if service.from_home else service.cases) + service.cases * presences,
        )


def critical_days(tasks: Collection[Task]) -> int:
    """Return the working days of the longest chain of tasks, each waiting for others."""
    by_step = {task.step: task for task in tasks}
    ends: dict[str, int] = {}

    def end(step: str) -> int:
        if step not in ends:
            task = by_step[step]
            ends[step] = task.days + max(map(end, task.waits_for), default=0)
        return ends[step]

    return max(map(end, by_step), default=0)


def total(figures: Iterable[Figures]) -> Figures:
    """Return all figures together."""
    added = Figures()
    for one in figures:
        added = added.plus(one)
    return added


def grouped(
    measured: Iterable[tuple[Service, Figures]], by: Callable[[Service], Group]
) -> Mapping[Group, Figures]:
    """Return the figures added up by department, clientele or whatever `by` tells of a service."""
    groups: defaultdict[Any, Figures] = defaultdict(Figures)
    for service, figures in measured:
        groups[by(service)] = groups[by(service)].plus(figures)
    return dict(groups)
