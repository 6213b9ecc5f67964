"""Standpoints (口径): the catalogue as it is used on a day, and as law alone would let it be.

As law allows: every needed document on paper at the window, every period to its statutory end, and
nothing shared. That is the base to which 减时间 is held nationally (法定 against 承诺).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.graph.burden.derive import ALONE
from tongban.core.graph.burden.measure import Supplied, critical_days
from tongban.core.graph.burden.model import Service, Source, Task, YearlyBurden
from tongban.core.graph.burden.serving import serving_today


@dataclass(frozen=True)
class Standpoint:
    """The burden of a catalogue, and which sources serve."""

    burden: YearlyBurden
    on: frozenset[Source] = frozenset()

    @cached_property
    def supplied(self) -> Supplied:
        """Return what the sources make unnecessary."""
        return Supplied(self.burden, self.on)

    @cached_property
    def services(self) -> Mapping[tuple[str, str], Service]:
        """Return the services by item and journey."""
        return {(one.item, one.journey): one for one in self.burden.services}

    def service(self, item: str, journey: str) -> Service:
        """Return an item as it is used in a journey, or else alone, or as it is used at all.

        Raises `KeyError` when the item is not there.
        """
        for place in ((item, journey), (item, ALONE), *self.services):
            if place[0] == item and place in self.services:
                return self.services[place]
        raise KeyError(item)


def in_use(burden: YearlyBurden, catalogue: Catalogue) -> Standpoint:
    """Return the catalogue as it is used: everything serves that was granted."""
    return Standpoint(burden, serving_today(burden, catalogue))


def as_law_allows(burden: YearlyBurden) -> Standpoint:
    """Return the catalogue as it was before any simplification."""
    return Standpoint(replace(burden, services=tuple(map(_before, burden.services))))


def _before(service: Service) -> Service:
    needs = tuple(
        one._replace(declarable=False, deferrable=False, shown=True) for one in service.needs
    )
    return service._replace(needs=needs, tasks=_lasting(service.tasks, service.lawful_days))


def _lasting(tasks: tuple[Task, ...], days: int) -> tuple[Task, ...]:
    """Return the tasks with the one that ends last drawn out until all take `days`."""
    missing = days - critical_days(tasks)
    if missing <= 0 or not tasks:
        return tasks
    ends = {task.step: critical_days(_up_to(task, tasks)) for task in tasks}
    last = max(tasks, key=lambda task: ends[task.step])
    return tuple(
        task._replace(days=task.days + missing) if task is last else task for task in tasks
    )


def _up_to(task: Task, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """Return a task with all that it waits for, directly or not."""
    by_step = {one.step: one for one in tasks}
    found: dict[str, Task] = {}
    waiting = [task.step]
    while waiting:
        step = waiting.pop()
        if step not in found:
            found[step] = by_step[step]
            waiting.extend(by_step[step].waits_for)
    return tuple(found.values())
